import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Reading } from '../../application/reading/ports.ts';
import { DatabaseUnavailable } from '../database-error.ts';
import { readWalPosition } from './wal-position.ts';
import type { ReplicaWatch } from './watch-replica.ts';

/** Where reads go. */
export type ReadDatabase = {
  /** Takes single statements and connections that only read, to the replica or the primary as `reading` decided. */
  readonly pool: pg.Pool;
  readonly reading: Reading;
};

/** Everything is read from the one database there is. */
export function readPrimary(pool: pg.Pool): ReadDatabase {
  return {
    pool,
    reading: {
      within: async (_position, work) => await work(),
      seen: () => Promise.resolve(null),
      written: () => Promise.resolve(null),
      isPosition,
    },
  };
}

type Place = { pool: pg.Pool };
type Call = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * Reads within `reading.within` go to the replica where it shows enough; all others, and those that the replica fails to answer, to the
 * primary. A piece of work reads from one database from its beginning to its end, unless that fails.
 */
export function readReplica(primary: pg.Pool, replica: pg.Pool, watch: ReplicaWatch): ReadDatabase {
  const places = new AsyncLocalStorage<Place>();
  const nextWritten = shareNext(async () => await ask(primary, 'SELECT pg_current_wal_insert_lsn()::text AS position'));

  async function isEnough(position: string | null): Promise<boolean> {
    if (watch.state().leftOut !== null) return false;
    if (position === null) return true;
    const wanted = readWalPosition(position);
    return wanted !== undefined && (await watch.hasReplayed(wanted));
  }

  /** Reads may be done twice, so whatever the replica fails at is done by the primary. */
  async function read<Value>(from: (pool: pg.Pool) => Promise<Value>): Promise<Value> {
    const place = places.getStore();
    if (place === undefined || place.pool === primary) return await from(primary);
    try {
      return await from(replica);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) watch.leaveOut();
      else if (!isConflictWithReplay(error)) throw error;
      place.pool = primary;
      return await from(primary);
    }
  }

  const query: Call = async (...args) => await read(async (pool) => await (pool.query as Call).apply(pool, [...args]));
  const connect: Call = async () => await read(async (pool) => await pool.connect());

  return {
    pool: new Proxy(primary, {
      get: (target, name) => {
        if (name === 'query') return query;
        return name === 'connect' ? connect : (Reflect.get(target, name) as unknown);
      },
    }),
    reading: {
      within: async (position, work) => await places.run({ pool: (await isEnough(position)) ? replica : primary }, work),
      seen: async () =>
        places.getStore()?.pool === replica ? await ask(replica, 'SELECT pg_last_wal_replay_lsn()::text AS position') : await nextWritten(),
      written: nextWritten,
      isPosition,
    },
  };
}

async function ask(pool: pg.Pool, text: string): Promise<string> {
  const { rows } = await pool.query<{ position: string }>(text);
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no position');
  return row.position;
}

/** Calls that come while one runs share the next one: an answer must not be older than its question. */
function shareNext<Value>(call: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Value> | undefined;
  return async () => {
    next ??= running.then(() => {
      const started = call();
      next = undefined;
      running = started.catch(() => undefined);
      return started;
    });
    return await next;
  };
}

/** The replica had to take back rows that a query of ours still looked at. */
function isConflictWithReplay(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

function isPosition(text: string): boolean {
  return readWalPosition(text) !== undefined;
}
