import type { Pool } from 'pg';
import { createPool } from '../postgres/pool.ts';
import { readPrimary, readReplica, type ReadDatabase } from '../postgres/replica/read-database.ts';
import { watchReplica, type ReplicaState } from '../postgres/replica/watch-replica.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';

/** The database that reads are answered from, open. */
export type OpenedReads = AsyncDisposable & {
  readonly database: ReadDatabase;
  /** The replica and what is known of it; null when there is none. */
  readonly replica: { readonly pool: Pool; state(): ReplicaState } | null;
};

/** A replica that does not answer is left out soon; its reads are done by the primary then. */
const CONNECT_MS = 2000;
const ANSWER_MS = 10_000;
const WATCH_MS = 2000;

/** Reads from the replica that the configuration names, or from the one database there is. A replica that is away now may come later. */
export function openReads(
  config: Pick<Config, 'databaseUrl' | 'databaseReadUrl'>,
  { pool, role }: Pick<Database, 'pool' | 'role'>,
): OpenedReads {
  const { databaseUrl, databaseReadUrl } = config;
  if (databaseUrl === null || databaseReadUrl === null) {
    return { database: readPrimary(pool), replica: null, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const asRole = role === undefined ? {} : { role };
  const replica = createPool(databaseReadUrl, {
    ...asRole,
    applicationName: 'huiyin read',
    connectionTimeoutMs: CONNECT_MS,
    queryTimeoutMs: ANSWER_MS,
  });
  const limits = { max: 1, applicationName: 'huiyin watch', connectionTimeoutMs: WATCH_MS, queryTimeoutMs: WATCH_MS };
  const watching = [createPool(databaseUrl, limits), createPool(databaseReadUrl, limits)] as const;
  const watch = watchReplica(...watching);
  return {
    database: readReplica(pool, replica, watch),
    replica: { pool: replica, state: () => watch.state() },
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]();
      await Promise.all([replica, ...watching].map(async (open) => await open.end()));
    },
  };
}
