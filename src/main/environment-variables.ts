import type { Label } from '../domain/vocabulary/label.ts';

/** Every environment variable that Huiyin reads, and what it is for. */
export const environmentVariables = {
  PORT: { zh: '网页端口，默认 12345；0 为任意空闲端口', en: 'port of the web server, default 12345; 0 takes a free one' },
  HOST: { zh: '监听地址，默认 localhost;0.0.0.0 为所有网卡', en: 'address to listen on, default localhost; 0.0.0.0 for all' },
  DATABASE_URL: { zh: '使用已有的 PostgreSQL（15 及以上），代替自带的', en: 'an existing PostgreSQL (15 or later) instead of the own one' },
  DATABASE_READ_URL: {
    zh: 'DATABASE_URL 的只读备库（流复制），分担列表、检索和指标的读取',
    en: 'a streaming standby of DATABASE_URL that lists, search and figures are read from',
  },
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
  HUIYIN_PUBLIC_URL: {
    zh: '对外网址，如 https://12345.example.gov.cn',
    en: 'address by which browsers reach Huiyin, e.g. https://12345.example.gov.cn',
  },
  HUIYIN_TRUST_PROXY: {
    zh: '可信反向代理的地址或网段，逗号分隔；默认不信任，登录限制按直接连接的地址计',
    en: 'addresses or networks of trusted proxies, by commas; default none: limits count who connects directly',
  },
  HUIYIN_SESSION_IDLE_MINUTES: {
    zh: '无操作多少分钟后须重新登录，默认 120',
    en: 'minutes without a request after which one signs in again, default 120',
  },
  HUIYIN_SESSION_HOURS: { zh: '一次登录最长多少小时，默认 12', en: 'hours that one sign-in lasts at most, default 12' },
  HUIYIN_SECOND_STEP_ROLES: {
    zh: '须两步验证的角色，逗号分隔，administrators 表示三员；默认不要求',
    en: 'roles that need a second step, by commas; administrators means the three; default none',
  },
  HUIYIN_OIDC_ISSUER: { zh: '统一身份认证（OpenID Connect）的签发者网址', en: 'issuer of the OpenID Connect provider to sign in with' },
  HUIYIN_OIDC_CLIENT_ID: { zh: '在统一身份认证处登记的客户端编号', en: 'client id that the provider knows Huiyin by' },
  HUIYIN_OIDC_CLIENT_SECRET: { zh: '在统一身份认证处登记的客户端密钥', en: 'client secret that the provider gave' },
  HUIYIN_OIDC_LOGIN_CLAIM: {
    zh: '约定为登录名的声明，如 preferred_username；不设则只认已关联的账号',
    en: 'claim that holds the login, e.g. preferred_username; without it only linked accounts count',
  },
  HUIYIN_SMTP_URL: {
    zh: '邮件服务器，如 smtps://user:password@mail.example.gov.cn',
    en: 'mail server, e.g. smtps://user:password@mail.example.gov.cn',
  },
  HUIYIN_MAIL_FROM: { zh: '发件人地址', en: 'address that mail comes from' },
  HUIYIN_SMS_GATEWAY: {
    zh: '短信网关的配置文件（YAML），见 docs/messages.md',
    en: 'file that describes the SMS gateway (YAML), see docs/messages.md',
  },
  HUIYIN_SMS_SECRET: { zh: '短信网关的密钥，即配置文件中的 {secret}', en: 'secret of the SMS gateway, {secret} in its file' },
  HUIYIN_DEBUG: { zh: '1 为显示错误详情', en: '1: show the stacks of unexpected errors' },
} as const satisfies Record<string, Label>;

export type EnvironmentVariable = keyof typeof environmentVariables;
