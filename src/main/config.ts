import path from 'node:path';
import { Failure } from '../cli/failure.ts';
import { nearest } from '../domain/kernel/nearest.ts';
import { environmentVariables, type EnvironmentVariable } from './environment-variables.ts';

/** How this installation runs, read from the environment once. */
export type Config = {
  /** Host name or address that the HTTP server listens on. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Null: in the data folder, created on the first start. */
  readonly keyFile: string | null;
  /** Whether an empty installation gets the demo city. */
  readonly demo: boolean;
};

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
  return {
    host: value('HOST') ?? 'localhost',
    port: readPort(value('PORT') ?? '12345'),
    databaseUrl: readDatabaseUrl(value('DATABASE_URL')),
    dataDir: path.resolve(root, value('HUIYIN_DATA') ?? '.data'),
    keyFile: keyFile === null ? null : path.resolve(root, keyFile),
    demo: readSwitch('HUIYIN_DEMO', value('HUIYIN_DEMO') ?? '1'),
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

function readDatabaseUrl(text: string | null): string | null {
  if (text === null || /^postgres(?:ql)?:\/\//u.test(text)) return text;
  // The value may hold a password, so it is not repeated.
  throw new Failure(
    'config.databaseUrl',
    { zh: 'DATABASE_URL 应以 postgres:// 开头。', en: 'DATABASE_URL must start with postgres://.' },
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
