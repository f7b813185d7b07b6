import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { AppliedFile, SnapshotSource } from '../../application/backup/ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { toDatabaseError } from '../database-error.ts';
import { inTransaction } from '../transaction.ts';
import { listTables } from './list-tables.ts';
import { selectRows } from './select-rows.ts';

/** Reads a migrated database in one snapshot, on one connection. */
export function createSnapshotSource(pool: pg.Pool): SnapshotSource {
  return {
    open: async (work) =>
      await inTransaction(
        pool,
        async (client) => {
          await client.query('SET LOCAL statement_timeout = 0');
          // Events are read in the order of their index: to sort them would write all of them to the disk first.
          await client.query('SET LOCAL enable_sort = off');
          const { rows: moment } = await client.query<{ readonly now: Instant }>('SELECT now() AS now');
          const { rows: schema } = await client.query<AppliedFile>('SELECT number, name, checksum FROM schema_migration ORDER BY number');
          const { rows: keys } = await client.query<{ readonly fingerprint: string }>('SELECT fingerprint FROM person_key');
          const [first] = moment;
          if (first === undefined) throw new Error('the database knows no time');
          return await work({
            takenAt: first.now,
            schema,
            keyFingerprint: keys[0]?.fingerprint ?? null,
            tables: await listTables(client),
            read: (table) => readTable(client, selectRows(table)),
          });
        },
        { isolation: 'repeatable read', readOnly: true },
      ),
  };
}

async function* readTable(client: pg.PoolClient, statement: string): AsyncGenerator<Uint8Array, void> {
  let complete = false;
  try {
    for await (const piece of client.query(copyTo(statement)) as AsyncIterable<Uint8Array>) yield piece;
    complete = true;
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    // A COPY that nobody reads to its end would hold up every later statement: the connection goes with it.
    if (!complete) await client.end();
  }
}
