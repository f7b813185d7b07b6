import type pg from 'pg';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import type { ReadModelDifference, ReadModelReport, ReadModels, RowsOf, TicketRows } from '../../application/ports.ts';
import { storedEvent, type EventRow } from '../events/stored-event.ts';
import { copyTicketRows } from '../import/copy-ticket-rows.ts';
import { recountLists } from '../lists/recount-lists.ts';
import { inTransaction } from '../transaction.ts';

/** The tables that history can be read from again, with what identifies a row beside city and ticket. */
const tables = [
  { table: 'ticket', key: 'ticket_id' },
  { table: 'citizen_request', key: 'ticket_id, request_id' },
  { table: 'clock', key: 'ticket_id, clock_id' },
  { table: 'work_item', key: 'list, desk, due_at, ticket_id, item' },
  { table: 'ticket_filter', key: 'ticket_id' },
  { table: 'ticket_unit', key: 'unit, ticket_id' },
] as const;

const FETCH = 5_000;
const EXAMPLES = 20;

/** Rebuilds and checks the read models by folding every event of a city into drafts beside the live tables. */
export function createReadModels(pool: pg.Pool): ReadModels {
  return {
    check: async (city, rowsOf, progress) =>
      await inTransaction(
        pool,
        async (client) => {
          const folded = await draft(client, city, rowsOf, progress);
          return { ...folded, ...(await compare(client, city)) };
        },
        { isolation: 'repeatable read' },
      ),
    rebuild: async (city, rowsOf, progress) =>
      await inTransaction(pool, async (client) => {
        // Commands begin by locking their ticket, so they wait here, before they have written anything.
        await client.query('LOCK TABLE ticket IN EXCLUSIVE MODE');
        const folded = await draft(client, city, rowsOf, progress);
        const report = { ...folded, ...(await compare(client, city)) };
        for (const { table, key } of tables) {
          await client.query(
            `DELETE FROM ${table} WHERE city_id = $1 AND (${key}) IN (SELECT ${key} FROM differing_${table} WHERE what <> 'missing')`,
            [city],
          );
          await client.query(
            `INSERT INTO ${table} SELECT * FROM draft_${table} WHERE (${key}) IN (SELECT ${key} FROM differing_${table} WHERE what <> 'surplus')`,
          );
        }
        await recountLists(client, city);
        if (report.differences > 0) await client.query(CHANGED, [city]);
        return report;
      }),
  };
}

// Whoever follows the changes looks at everything anew.
const CHANGED = `INSERT INTO ticket_change (city_id, units, changes) VALUES ($1, '{}', '[]')`;

/** Folds all histories into draft tables, which vanish with the transaction. */
async function draft(
  client: pg.PoolClient,
  city: CityId,
  rowsOf: RowsOf,
  progress: ((events: number) => void) | undefined,
): Promise<{ readonly events: number; readonly tickets: number }> {
  for (const { table } of tables) await client.query(`CREATE TEMP TABLE draft_${table} (LIKE ${table} INCLUDING DEFAULTS) ON COMMIT DROP`);
  await client.query('DECLARE history CURSOR FOR ' + HISTORY, [city]);
  let events = 0;
  let tickets = 0;
  let open: { readonly stream: TicketId; readonly history: TicketEvent[] } | undefined;
  for (;;) {
    const { rows } = await client.query<EventRow & { readonly stream_id: TicketId }>(`FETCH ${String(FETCH)} FROM history`);
    const done: TicketRows[] = [];
    for (const row of rows) {
      if (open?.stream !== row.stream_id) {
        if (open !== undefined) done.push(rowsOf(open.history));
        open = { stream: row.stream_id, history: [] };
      }
      open.history.push(storedEvent(row));
    }
    if (rows.length === 0 && open !== undefined) done.push(rowsOf(open.history));
    await copyTicketRows(client, city, done, 'draft_');
    events += rows.length;
    tickets += done.length;
    progress?.(events);
    if (rows.length === 0) return { events, tickets };
  }
}

const HISTORY = `SELECT stream_id, type, schema_version, occurred_at, data, clocks, metadata -> 'by' AS by
  FROM event WHERE city_id = $1 ORDER BY stream_id, version`;

async function compare(client: pg.PoolClient, city: CityId): Promise<Pick<ReadModelReport, 'differences' | 'examples'>> {
  let differences = 0;
  const examples: ReadModelDifference[] = [];
  for (const { table, key } of tables) {
    await client.query(`ANALYZE draft_${table}`);
    await client.query('SELECT set_config($1, $2, true)', ['huiyin.city', city]);
    const { rowCount } = await client.query(
      `CREATE TEMP TABLE differing_${table} ON COMMIT DROP AS
        SELECT ${key}, CASE WHEN live IS NULL THEN 'missing' WHEN drawn IS NULL THEN 'surplus' ELSE 'different' END AS what,
          to_jsonb(live) AS live, to_jsonb(drawn) AS drawn
        FROM (SELECT ${key}, l AS live FROM ${table} l WHERE city_id = current_setting('huiyin.city')) AS a
        FULL JOIN (SELECT ${key}, d AS drawn FROM draft_${table} d) AS b USING (${key})
        WHERE to_jsonb(live) IS DISTINCT FROM to_jsonb(drawn)`,
    );
    differences += rowCount ?? 0;
    const { rows } = await client.query<Omit<ReadModelDifference, 'table'>>(
      `SELECT ticket_id AS ticket, what, CASE WHEN what = 'different' THEN ARRAY(
          SELECT key FROM jsonb_each(live) WHERE value IS DISTINCT FROM drawn -> key ORDER BY key) ELSE '{}' END AS columns
        FROM differing_${table} LIMIT ${String(EXAMPLES)}`,
    );
    examples.push(...rows.map((row) => ({ table, ...row })));
  }
  return { differences, examples };
}
