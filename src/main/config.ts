import path from 'node:path';
import { Failure } from '../cli/failure.ts';
import { nearest } from '../domain/kernel/nearest.ts';
import { environmentVariables, type EnvironmentVariable } from './environment-variables.ts';
import { readMessageConfig, type MessageConfig } from './message-config.ts';
import { readProxies, readSignInConfig, readUrl, type SignInConfig } from './sign-in-config.ts';

/** How this installation runs, read from the environment once. */
export type Config = {
  /** Host name or address that the HTTP server listens on. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  /** A standby of that database, to read from; null: there is none. */
  readonly databaseReadUrl: string | null;
  readonly dataDir: string;
  /** Null: in the data folder, created on the first start. */
  readonly keyFile: string | null;
  /** Whether an empty installation gets the demo city. */
  readonly demo: boolean;
  /** Null: what suits where the log goes. */
  readonly logLevel: LogLevel | null;
  /** Where metrics are given; null: nowhere. */
  readonly metrics: MetricsAddress | null;
  /** By which address browsers reach the system; null: nobody said. */
  readonly publicUrl: URL | null;
  /** Proxies whose word on where a request comes from counts. */
  readonly trustProxy: readonly string[];
  readonly signIn: SignInConfig;
  readonly messages: MessageConfig;
};

/** From which weight on lines of the log are written. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the metrics of a process are read. */
export type MetricsAddress = { readonly host: string; readonly port: number };

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'HUIYIN_';

/**
 * Reads the configuration; `root` is the folder of the program. An empty variable counts as not set.
 * Throws a `Failure` with exit code 1 for a value or a `HUIYIN_` name that it does not know: a typing error in the
 * name of the key file must not start the system with a new key.
 */
export function readConfig(environment: Environment, root: string): Config {
  refuseUnknownNames(environment);
  const value = (name: EnvironmentVariable): string | null => {
    const text = environment[name]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const keyFile = value('HUIYIN_KEY_FILE');
  const publicUrl = readUrl('HUIYIN_PUBLIC_URL', value('HUIYIN_PUBLIC_URL'));
  return {
    host: value('HOST') ?? 'localhost',
    port: readPort(value('PORT') ?? '12345'),
    databaseUrl: readDatabaseUrl('DATABASE_URL', value('DATABASE_URL')),
    databaseReadUrl: readStandbyUrl(value('DATABASE_READ_URL'), value('DATABASE_URL')),
    dataDir: path.resolve(root, value('HUIYIN_DATA') ?? '.data'),
    keyFile: keyFile === null ? null : path.resolve(root, keyFile),
    demo: readSwitch('HUIYIN_DEMO', value('HUIYIN_DEMO') ?? '1'),
    logLevel: readLogLevel(value('HUIYIN_LOG')),
    metrics: readMetricsAddress(value('HUIYIN_METRICS')),
    publicUrl,
    trustProxy: readProxies(value('HUIYIN_TRUST_PROXY')),
    signIn: readSignInConfig(value, publicUrl),
    messages: readMessageConfig(value, root),
  };
}

/** Reads a port number, 0 to 65535. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Failure(
    'config.port',
    { zh: `端口应为 0 到 65535 的数字，现为“${text}”。`, en: `A port is a number from 0 to 65535, not "${text}".` },
    1,
  );
}

function readDatabaseUrl(name: 'DATABASE_URL' | 'DATABASE_READ_URL', text: string | null): string | null {
  if (text === null || /^postgres(?:ql)?:\/\//u.test(text)) return text;
  // The value may hold a password, so it is not repeated.
  throw new Failure('config.databaseUrl', { zh: `${name} 应以 postgres:// 开头。`, en: `${name} must start with postgres://.` }, 1);
}

function readStandbyUrl(text: string | null, primary: string | null): string | null {
  if (text === null || primary !== null) return readDatabaseUrl('DATABASE_READ_URL', text);
  throw new Failure(
    'config.standbyAlone',
    {
      zh: 'DATABASE_READ_URL 须与 DATABASE_URL 一起设置：它是那个数据库的只读备库。',
      en: 'DATABASE_READ_URL goes with DATABASE_URL: it names a standby of that database.',
    },
    1,
  );
}

function readLogLevel(text: string | null): LogLevel | null {
  if (text === null) return null;
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  const known = LOG_LEVELS.join(', ');
  throw new Failure(
    'config.logLevel',
    { zh: `HUIYIN_LOG 应为 ${known} 之一，现为“${text}”。`, en: `HUIYIN_LOG is one of ${known}, not "${text}".` },
    1,
  );
}

function readMetricsAddress(text: string | null): MetricsAddress | null {
  if (text === null) return null;
  const [, host, port] = /^(?:(.+):)?(\d+)$/u.exec(text) ?? [];
  if (port !== undefined) return { host: host?.replaceAll(/[[\]]/gu, '') ?? '127.0.0.1', port: readPort(port) };
  throw new Failure(
    'config.metrics',
    { zh: `HUIYIN_METRICS 应为端口或 HOST:PORT，现为“${text}”。`, en: `HUIYIN_METRICS is a port or HOST:PORT, not "${text}".` },
    1,
  );
}

function readSwitch(name: EnvironmentVariable, text: string): boolean {
  if (text === '1' || text === '0') return text === '1';
  throw new Failure('config.switch', { zh: `${name} 应为 0 或 1，现为“${text}”。`, en: `${name} is 0 or 1, not "${text}".` }, 1);
}

function refuseUnknownNames(environment: Environment): void {
  const known = Object.keys(environmentVariables).filter((name) => name.startsWith(PREFIX));
  const strange = Object.keys(environment).find((name) => name.startsWith(PREFIX) && !known.includes(name));
  if (strange === undefined) return;
  const ending = nearest(
    strange.slice(PREFIX.length),
    known.map((name) => name.slice(PREFIX.length)),
  );
  const meant = ending === undefined ? undefined : PREFIX + ending;
  throw new Failure(
    'config.unknownVariable',
    {
      zh: `不认识环境变量 ${strange}${meant === undefined ? '' : `，是否要用 ${meant}`}。`,
      en: `Unknown environment variable ${strange}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    },
    1,
  );
}
