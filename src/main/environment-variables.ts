import type { Label } from '../domain/vocabulary/label.ts';

/** Every environment variable that Huiyin reads, and what it is for. */
export const environmentVariables = {
  PORT: { zh: '网页端口，默认 12345；0 为任意空闲端口', en: 'port of the web server, default 12345; 0 takes a free one' },
  HOST: { zh: '监听地址，默认 localhost;0.0.0.0 为所有网卡', en: 'address to listen on, default localhost; 0.0.0.0 for all' },
  DATABASE_URL: { zh: '使用已有的 PostgreSQL（15 及以上），代替自带的', en: 'an existing PostgreSQL (15 or later) instead of the own one' },
  HUIYIN_DATA: { zh: '数据目录，默认为程序目录下的 .data', en: "data folder, default .data in the program's folder" },
  HUIYIN_KEY_FILE: { zh: '个人信息密钥文件，默认 数据目录/keys/person.key', en: 'key of personal data, default DATA/keys/person.key' },
  HUIYIN_DEMO: { zh: '0 为首次启动时不建演示城市', en: '0: no demo city on the first start' },
  HUIYIN_LOG: {
    zh: '日志级别：debug、info、warn、error、silent；默认 info，在终端上为 warn',
    en: 'level of the log: debug, info, warn, error, silent; default info, warn on a terminal',
  },
  HUIYIN_METRICS: {
    zh: '监控指标的端口，或写成 HOST:PORT；默认不开，只写端口时仅本机可访问',
    en: 'port, or HOST:PORT, of the metrics; off by default, a port alone is for this machine only',
  },
  HUIYIN_DEBUG: { zh: '1 为显示错误详情', en: '1: show the stacks of unexpected errors' },
} as const satisfies Record<string, Label>;

export type EnvironmentVariable = keyof typeof environmentVariables;
