import type pg from 'pg';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { DueAction } from '../../domain/loop/clock.ts';
import type { DueWork } from '../../application/ticket/ports.ts';
import { toDatabaseError } from '../database-error.ts';
import { createEventStore } from '../events/event-store.ts';
import { inTransaction } from '../transaction.ts';

/** Tells the locks of due queues, named by their city, from other locks of the database. */
const GATE = 12_345;

// The tickets are locked, not the clocks: every writer locks the ticket first, so worker and commands cannot block each other.
const TAKE = `WITH gate AS MATERIALIZED (SELECT pg_try_advisory_xact_lock_shared(hashtextextended($1, ${String(GATE)})) AS open)
  SELECT c.ticket_id AS ticket, c.clock_id AS clock, c.next_action AS action, c.next_due_at AS at
  FROM clock c JOIN ticket t USING (city_id, ticket_id)
  WHERE c.city_id = $1 AND c.next_due_at <= $2 AND (SELECT open FROM gate)
    AND (c.next_due_at, c.ticket_id, c.clock_id) > ($3::timestamptz, $4::uuid, $5)
    AND NOT EXISTS (
      SELECT FROM due_problem p
      WHERE (p.city_id, p.ticket_id, p.clock_id, p.due_at) = (c.city_id, c.ticket_id, c.clock_id, c.next_due_at) AND p.retry_at > $2
    )
  ORDER BY c.next_due_at, c.ticket_id, c.clock_id
  LIMIT $6
  FOR UPDATE OF t SKIP LOCKED`;

const POSTPONE = `INSERT INTO due_problem AS known (city_id, ticket_id, clock_id, due_at, tries, retry_at, problem)
  SELECT $1, ticket, clock, at, 1, $2::timestamptz + interval '1 minute', problem
  FROM unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::text[]) AS s (ticket, clock, at, problem)
  ON CONFLICT (city_id, ticket_id, clock_id) DO UPDATE SET due_at = excluded.due_at, problem = excluded.problem,
    tries = CASE WHEN known.due_at = excluded.due_at THEN known.tries + 1 ELSE 1 END,
    retry_at = CASE WHEN known.due_at = excluded.due_at
      THEN $2::timestamptz + least(interval '1 hour', interval '1 minute' * power(2, least(known.tries, 10)))
      ELSE excluded.retry_at END`;

type Row = { readonly ticket: TicketId; readonly clock: string; readonly action: DueAction; readonly at: Instant };

/** The due queue over the table of clocks. */
export function createDueWork(pool: pg.Pool): DueWork {
  return {
    take: async ({ city, now, after, limit }, work) =>
      await inTransaction(pool, async (client) => {
        const from = [after?.at ?? '-infinity', after?.ticket ?? '00000000-0000-0000-0000-000000000000', after?.clock ?? ''];
        const { rows } = await client.query<Row>({ name: 'due_take', text: TAKE, values: [city, now, ...from, limit] });
        return await work(rows, createEventStore(client));
      }),
    postpone: async (city, now, steps) => {
      if (steps.length === 0) return;
      const [tickets, clocks] = [steps.map(({ step }) => step.ticket), steps.map(({ step }) => step.clock)];
      const values = [city, now, tickets, clocks, steps.map(({ step }) => step.at), steps.map(({ problem }) => problem)];
      await pool.query({ name: 'due_postpone', text: POSTPONE, values });
    },
    resume: async (city) => {
      await pool.query('DELETE FROM due_problem WHERE city_id = $1', [city]);
    },
    hold: async (city, work) => {
      const client = await pool.connect();
      const gate = [city, GATE];
      let sound = false;
      try {
        await client.query('SELECT pg_advisory_lock(hashtextextended($1, $2))', gate);
        const value = await work();
        await client.query('SELECT pg_advisory_unlock(hashtextextended($1, $2))', gate);
        sound = true;
        return value;
      } catch (error) {
        throw toDatabaseError(error);
      } finally {
        // A lock that was not given back goes with its session.
        client.release(!sound);
      }
    },
  };
}
