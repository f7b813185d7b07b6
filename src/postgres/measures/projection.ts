import type pg from 'pg';
import type { MeasureScope } from '../../application/measures/ports.ts';
import { inTransaction } from '../transaction.ts';
import { addToSums } from './add-to-sums.ts';
import { definitionsEdition } from './definitions-edition.ts';

/** Events that one transaction counts: enough to aggregate well, few enough to be done within a second or two. */
const BATCH = 20_000;

/** Whoever loses a clash has lost it to one who counted; many counts at a time lose several in a row. */
const ATTEMPTS = 20;

const PROJECTION = 'measures';
const SOURCES = ['ticket', 'follower', 'clock'] as const;

/** Where a projection stands in the order of commits. */
type Position = { readonly transactionId: string; readonly globalPosition: number };

/** Counts what has happened since the last time, in batches; counts all anew when the definitions are others than before. */
export async function catchUpMeasures(pool: pg.Pool, scope: MeasureScope, onProgress?: (events: number) => void): Promise<void> {
  let counted = 0;
  for (;;) {
    const events = await exclusively(pool, async (client) => {
      const position = await lockPosition(client, scope);
      return position === undefined ? await countAll(client, scope) : await countNext(client, scope, position);
    });
    counted += events;
    if (events < BATCH) return;
    onProgress?.(counted);
  }
}

/** Counts all anew from the read models as they are. */
export async function rebuildMeasures(pool: pg.Pool, scope: MeasureScope): Promise<void> {
  await exclusively(pool, async (client) => {
    await lockPosition(client, scope);
    return await countAll(client, scope);
  });
}

/**
 * One snapshot for the whole of a count, so that what is taken away, what is added and what is kept speak of the same rows.
 * Of two counts at a time the second fails on the first one's checkpoint, and finds the work done when it tries again.
 */
async function exclusively<Value>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(pool, work, { isolation: 'repeatable read' });
    } catch (error) {
      if (attempt >= ATTEMPTS || !isClash(error)) throw error;
    }
  }
}

/** serialization_failure, deadlock_detected; unique_violation when two make the first checkpoint at once. */
function isClash(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['40001', '40P01', '23505'].includes(String(error.code));
}

/** Keeps other counts of the city away; undefined when nothing was counted yet, or by other definitions. */
async function lockPosition(client: pg.PoolClient, scope: MeasureScope): Promise<Position | undefined> {
  const { rows } = await client.query<{ projection: string; transactionId: string; globalPosition: number }>(
    `SELECT projection, transaction_id::text AS "transactionId", global_position AS "globalPosition"
     FROM projection_checkpoint WHERE city_id = $1 AND projection LIKE $2 FOR UPDATE`,
    [scope.city, `${PROJECTION}:%`],
  );
  return rows.find(({ projection }) => projection === projectionName(scope));
}

/** The edition is part of the name: a checkpoint of other definitions is none. */
function projectionName(scope: MeasureScope): string {
  return `${PROJECTION}:${definitionsEdition(scope)}`;
}

async function countNext(client: pg.PoolClient, scope: MeasureScope, position: Position): Promise<number> {
  const { rows } = await client.query<{ streamId: string; transactionId: string; globalPosition: number }>(
    `SELECT stream_id AS "streamId", transaction_id::text AS "transactionId", global_position AS "globalPosition"
     FROM event
     WHERE city_id = $1 AND (transaction_id, global_position) > ($2::xid8, $3)
       AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY transaction_id, global_position LIMIT $4`,
    [scope.city, position.transactionId, position.globalPosition, BATCH],
  );
  const last = rows.at(-1);
  if (last === undefined) return 0;
  const tickets = [...new Set(rows.map(({ streamId }) => streamId))];
  await addToSums(client, scope, 'changed', tickets);
  for (const source of SOURCES) {
    const ofTickets = 'city_id = $1 AND ticket_id = ANY ($2::uuid[])';
    await client.query(`DELETE FROM measured_${source} WHERE ${ofTickets}`, [scope.city, tickets]);
    await client.query(`INSERT INTO measured_${source} SELECT * FROM measure_live_${source} WHERE ${ofTickets}`, [scope.city, tickets]);
  }
  await client.query(
    `UPDATE projection_checkpoint SET transaction_id = $3::xid8, global_position = $4, updated_at = now()
     WHERE city_id = $1 AND projection = $2`,
    [scope.city, projectionName(scope), last.transactionId, last.globalPosition],
  );
  return rows.length;
}

async function countAll(client: pg.PoolClient, scope: MeasureScope): Promise<number> {
  await client.query('DELETE FROM measure_day WHERE city_id = $1', [scope.city]);
  await client.query('DELETE FROM measure_month WHERE city_id = $1', [scope.city]);
  // Sums by class of some years fill more than the usual share of memory, and would go through the disk.
  await client.query("SET LOCAL work_mem = '128MB'");
  for (const source of SOURCES) {
    await client.query(`DELETE FROM measured_${source} WHERE city_id = $1`, [scope.city]);
    await client.query(`INSERT INTO measured_${source} SELECT * FROM measure_live_${source} WHERE city_id = $1`, [scope.city]);
  }
  await addToSums(client, scope, 'all');
  await client.query('DELETE FROM projection_checkpoint WHERE city_id = $1 AND projection LIKE $2', [scope.city, `${PROJECTION}:%`]);
  // Every event of an older transaction is in the rows counted above. Some of a newer one may be as well: seen again, they change nothing.
  await client.query(
    `INSERT INTO projection_checkpoint (city_id, projection, transaction_id, global_position)
     VALUES ($1, $2, pg_snapshot_xmin(pg_current_snapshot()), 0)`,
    [scope.city, projectionName(scope)],
  );
  return 0;
}
