import type pg from 'pg';
import type { CityId } from '../../domain/kernel/ids.ts';
import { FOLDED, PRUNED } from '../lists/checkpoints.ts';
import { inTransaction } from '../transaction.ts';

/** What waits in a city. Seconds are the age of the oldest, 0 when nothing waits; counts stop at `COUNT_LIMIT`. */
export type CityBacklog = {
  readonly city: CityId;
  /** Steps of the due queue that could be done now. */
  readonly dueSteps: number;
  readonly dueSeconds: number;
  /** Steps that failed and are tried again later. */
  readonly dueProblems: number;
  readonly messages: number;
  readonly messageSeconds: number;
};

/** How far a projection is behind. */
export type ProjectionLag = { readonly city: CityId; readonly projection: string; readonly seconds: number };

/** What waits to be done beside serving. */
export type Backlogs = {
  readonly cities: readonly CityBacklog[];
  readonly projections: readonly ProjectionLag[];
  /** Worker processes seen within the last minute. */
  readonly workers: number;
};

/** Counting further would cost more than the figure is worth. */
export const COUNT_LIMIT = 10_000;

const PATIENCE_MS = 2000;

// Each part looks at the ends of indexes only: the cost does not grow with the number of tickets.
const CITIES = `SELECT city.city_id AS city, due.steps AS "dueSteps", due.seconds AS "dueSeconds", problem.count AS "dueProblems",
    waiting.count AS messages, waiting.seconds AS "messageSeconds"
  FROM city
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS steps, coalesce(extract(epoch FROM now() - min(next_due_at)), 0)::float8 AS seconds FROM (
      SELECT c.next_due_at FROM clock c
      WHERE c.city_id = city.city_id AND c.next_due_at <= now() AND NOT EXISTS (
        SELECT FROM due_problem p WHERE (p.city_id, p.ticket_id, p.clock_id, p.due_at) = (c.city_id, c.ticket_id, c.clock_id, c.next_due_at))
      ORDER BY c.next_due_at LIMIT ${String(COUNT_LIMIT)}) AS steps
  ) AS due
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS count FROM (
      SELECT FROM due_problem p WHERE p.city_id = city.city_id LIMIT ${String(COUNT_LIMIT)}) AS problems
  ) AS problem
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS count, coalesce(extract(epoch FROM now() - min(next_try_at)), 0)::float8 AS seconds FROM (
      SELECT m.next_try_at FROM message m
      WHERE m.city_id = city.city_id AND m.state = 'waiting' AND m.next_try_at <= now() LIMIT ${String(COUNT_LIMIT)}) AS messages
  ) AS waiting
  ORDER BY city.city_id`;

// Counts of lists follow the feed of changes, all others history.
const PROJECTIONS = `SELECT p.city_id AS city, p.projection, coalesce(extract(epoch FROM now() - next.at), 0)::float8 AS seconds
  FROM projection_checkpoint p
  LEFT JOIN LATERAL (
    (SELECT e.recorded_at AS at FROM event e
      WHERE p.projection <> '${FOLDED}' AND e.city_id = p.city_id
        AND (e.transaction_id, e.global_position) > (p.transaction_id, p.global_position)
      ORDER BY e.transaction_id, e.global_position LIMIT 1)
    UNION ALL
    (SELECT c.at FROM ticket_change c
      WHERE p.projection = '${FOLDED}' AND c.city_id = p.city_id
        AND (c.transaction_id, c.position) > (p.transaction_id, p.global_position)
      ORDER BY c.transaction_id, c.position LIMIT 1)
  ) AS next ON true
  WHERE p.projection <> '${PRUNED}'
  ORDER BY p.city_id, p.projection`;

const WORKERS = `SELECT count(*)::integer AS workers FROM worker WHERE seen_at > now() - interval '1 minute'`;

/** Looks what waits; rejects when the database does not answer soon. */
export async function readBacklogs(pool: pg.Pool): Promise<Backlogs> {
  return await inTransaction(
    pool,
    async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${String(PATIENCE_MS)}`);
      const cities = await client.query<CityBacklog>(CITIES);
      const projections = await client.query<ProjectionLag>(PROJECTIONS);
      return { cities: cities.rows, projections: projections.rows, workers: await countWorkers(client) };
    },
    { readOnly: true },
  );
}

/** Worker processes seen within the last minute. */
export async function countWorkers(database: pg.Pool | pg.PoolClient): Promise<number> {
  const { rows } = await database.query<{ readonly workers: number }>(WORKERS);
  return rows[0]?.workers ?? 0;
}
