import pg from 'pg';
import { toDatabaseError } from './database-error.ts';
import { typeParsers } from './type-parsers.ts';

/** Limits of a pool; what is left out has the default named beside it. */
export type PoolOptions = {
  /** Connections at most; 10. */
  readonly max?: number;
  /** Shown in pg_stat_activity; `huiyin`. */
  readonly applicationName?: string;
  /** A statement that runs longer is cancelled; no limit. */
  readonly statementTimeoutMs?: number;
  /** A statement that is not answered for longer counts as a lost connection; no limit. */
  readonly queryTimeoutMs?: number;
  /** Waiting for a connection (a free one of the pool, or a new one) at most; 10 000. */
  readonly connectionTimeoutMs?: number;
  /** Role to work as, given up privileges included; the role that logs in. See `migrate`. */
  readonly role?: string;
};

/**
 * Opens no connection yet. Every session speaks UTC, ISO dates and UTF-8, and reads values as `type-parsers.ts` says.
 * Errors of `query` (also on connections taken from the pool) are those of `toDatabaseError`.
 * The server must give each client its own session (no pooler in transaction mode in between).
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSession(url, options),
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'huiyin',
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    ...(options.queryTimeoutMs === undefined ? {} : { query_timeout: options.queryTimeoutMs }),
    keepAlive: true,
    types: typeParsers,
  });
  pool.on('connect', (client) => {
    mapQueryErrors(client);
    // Without a listener a connection lost while in use would end the process; its queries report the loss anyway.
    client.on('error', () => undefined);
  });
  // A connection lost while idle has left the pool already; the next query opens a new one or reports the loss.
  pool.on('error', () => undefined);
  mapQueryErrors(pool);
  mapConnectErrors(pool);
  return pool;
}

function withSession(url: string, options: PoolOptions): string {
  const settings = ['TimeZone=UTC', 'DateStyle=ISO', 'client_encoding=UTF8'];
  if (options.statementTimeoutMs !== undefined) settings.push(`statement_timeout=${options.statementTimeoutMs}`);
  if (options.role !== undefined) settings.push(`role=${options.role}`);
  const parsed = new URL(url);
  const own = settings.map((setting) => `-c ${setting}`).join(' ');
  // Ours come last, and the last one wins.
  parsed.searchParams.set('options', `${parsed.searchParams.get('options') ?? ''} ${own}`.trim());
  return parsed.href;
}

type Call = (...args: readonly unknown[]) => unknown;

function mapQueryErrors(target: pg.Pool | pg.ClientBase): void {
  const query = target.query.bind(target) as Call;
  target.query = ((...args: readonly unknown[]) => {
    const answer = query(...args);
    return answer instanceof Promise ? answer.catch(rethrow) : answer;
  }) as typeof target.query;
}

function mapConnectErrors(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as Call;
  pool.connect = ((...args: readonly unknown[]) => {
    const answer = connect(...args);
    return answer instanceof Promise ? answer.catch(rethrow) : answer;
  }) as typeof pool.connect;
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error);
}
