import type pg from 'pg';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { DueAction } from '../../domain/loop/clock.ts';
import type { DueWork } from '../../application/ports.ts';
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
  ORDER BY c.next_due_at, c.ticket_id, c.clock_id
  LIMIT $6
  FOR UPDATE OF t SKIP LOCKED`;

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
