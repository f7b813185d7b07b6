import type pg from 'pg';
import type { Projection, ProjectionLog } from '../../application/projections/ports.ts';
import type { EventLog, StreamPosition } from '../../application/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';

/** Tells the locks of projections from other locks of the database. */
const FOLLOWING = 12_346;

const KEEP = `INSERT INTO projection_checkpoint AS kept (city_id, projection, transaction_id, global_position)
  VALUES ($1, $2, $3::xid8, $4)
  ON CONFLICT (city_id, projection) DO UPDATE
    SET transaction_id = excluded.transaction_id, global_position = excluded.global_position, updated_at = now()`;

// Every event of a transaction that is not over yet counts as to come.
const KEEP_PRESENT = `INSERT INTO projection_checkpoint (city_id, projection, transaction_id, global_position)
  VALUES ($1, $2, pg_snapshot_xmin(pg_current_snapshot()), 0)`;

// An edition that is followed no more is history.
const FORGET_OTHERS = `DELETE FROM projection_checkpoint
  WHERE city_id = $1 AND projection <> $2 AND split_part(projection, ':', 1) = split_part($2, ':', 1)`;

/**
 * Places of projections in history. Whoever advances one holds an advisory lock of the session and no transaction: an open transaction
 * would hold back every reader of history for as long as a batch takes. The lock of a process that died goes with its session.
 */
export function createProjectionLog(pool: pg.Pool, events: EventLog): ProjectionLog {
  return {
    advance: async (city, projection) =>
      await alone(pool, city, projection, 'try', async (client) => {
        const known = await placeOf(client, city, projection);
        if (known === undefined) {
          await client.query(FORGET_OTHERS, [city, projection.name]);
          if (projection.begins === 'now') {
            await client.query(KEEP_PRESENT, [city, projection.name]);
            return 0;
          }
        }
        const batch = await events.readAll(city, known ?? null, projection.batch);
        const last = batch.at(-1);
        if (last === undefined) return 0;
        await projection.apply(city, batch);
        const { transaction, position } = last.position;
        await client.query({ name: 'projection_keep', text: KEEP, values: [city, projection.name, transaction, position] });
        return batch.length;
      }),
    reset: async (city, projection) => {
      await alone(pool, city, projection, 'wait', async (client) => {
        await client.query('DELETE FROM projection_checkpoint WHERE city_id = $1 AND projection = $2', [city, projection.name]);
      });
    },
  };
}

async function placeOf(client: pg.PoolClient, city: CityId, { name }: Projection): Promise<StreamPosition | undefined> {
  const { rows } = await client.query<StreamPosition>({
    name: 'projection_place',
    text: `SELECT transaction_id::text AS transaction, global_position AS position FROM projection_checkpoint
      WHERE city_id = $1 AND projection = $2`,
    values: [city, name],
  });
  return rows[0];
}

/** Does `work` while nobody else does the same for this projection in this city; gives `taken` instead of waiting unless told to wait. */
async function alone<Value>(
  pool: pg.Pool,
  city: CityId,
  { name }: Pick<Projection, 'name'>,
  when: 'try' | 'wait',
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value | 'taken'> {
  const client = await pool.connect();
  const key = [`${city} ${name}`, FOLLOWING];
  let sound = false;
  try {
    if (when === 'wait') await client.query('SELECT pg_advisory_lock(hashtextextended($1, $2))', key);
    else {
      const { rows } = await client.query<{ held: boolean }>({
        name: 'projection_lock',
        text: 'SELECT pg_try_advisory_lock(hashtextextended($1, $2)) AS held',
        values: key,
      });
      if (rows[0]?.held !== true) {
        sound = true;
        return 'taken';
      }
    }
    try {
      return await work(client);
    } finally {
      await client.query({ name: 'projection_unlock', text: 'SELECT pg_advisory_unlock(hashtextextended($1, $2))', values: key });
      sound = true;
    }
  } finally {
    // A lock that was not given back goes with its session.
    client.release(!sound);
  }
}
