import type pg from 'pg';
import type { TicketId } from '../../src/domain/kernel/ids.ts';

/** What must be nothing after any number of crashes. */
export type Verdict = {
  /** Tickets whose acknowledged version is not in history. */
  readonly lost: readonly TicketId[];
  /** Idempotency keys that were carried out more than once. */
  readonly doubled: number;
  /** Requests that entered more than once. */
  readonly enteredTwice: number;
  /** Tickets and acknowledged acts that were looked for. */
  readonly tickets: number;
  readonly acts: number;
};

// One wish is one transaction in one stream; its events follow each other.
const DOUBLED = `SELECT count(*)::integer AS count FROM (
  SELECT FROM event WHERE metadata ->> 'key' IS NOT NULL GROUP BY city_id, metadata ->> 'key'
  HAVING count(DISTINCT transaction_id) > 1 OR count(DISTINCT stream_id) > 1 OR max(version) - min(version) + 1 <> count(*)) AS doubled`;

// The load gives every request a text of its own.
const ENTERED_TWICE = `SELECT count(*)::integer AS count FROM (SELECT FROM ticket GROUP BY text HAVING count(*) > 1) AS twice`;

/** Looks in the stored history for everything that was acknowledged, and for what was done twice. */
export async function judgeBase(pool: pg.Pool, acknowledged: ReadonlyMap<TicketId, number>): Promise<Verdict> {
  const { rows } = await pool.query<{ readonly ticket: TicketId; readonly version: number }>(
    'SELECT stream_id AS ticket, max(version) AS version FROM event GROUP BY stream_id',
  );
  const stored = new Map(rows.map(({ ticket, version }) => [ticket, version]));
  const lost = [...acknowledged].filter(([ticket, version]) => (stored.get(ticket) ?? 0) < version).map(([ticket]) => ticket);
  const acts = acknowledged.values().reduce((sum, version) => sum + version, 0);
  return { lost, doubled: await count(pool, DOUBLED), enteredTwice: await count(pool, ENTERED_TWICE), tickets: acknowledged.size, acts };
}

async function count(pool: pg.Pool, statement: string): Promise<number> {
  const { rows } = await pool.query<{ readonly count: number }>(statement);
  return rows[0]?.count ?? Number.NaN;
}
