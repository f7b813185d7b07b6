import type pg from 'pg';
import type { Leftovers } from '../../application/worker/ports.ts';

const BATCH = 5_000;

// Row by place in the table: no index on the age has to be kept up by every command, the block ranges of BRIN are enough.
const PRUNE_ANSWERS = `DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM idempotency WHERE recorded_at < $1 LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED))`;

const PRUNE_DUE_PROBLEMS = `DELETE FROM due_problem WHERE (city_id, ticket_id, clock_id) IN (
  SELECT p.city_id, p.ticket_id, p.clock_id FROM due_problem p
  WHERE NOT EXISTS (
    SELECT FROM clock c WHERE (c.city_id, c.ticket_id, c.clock_id, c.next_due_at) = (p.city_id, p.ticket_id, p.clock_id, p.due_at)
  ) LIMIT ${String(BATCH)})`;

/** Removes what has no use any more. */
export function createLeftovers(pool: pg.Pool): Leftovers {
  async function inBatches(signal: AbortSignal, text: string, values: readonly unknown[]): Promise<void> {
    while (!signal.aborted) {
      const { rowCount } = await pool.query(text, [...values]);
      if ((rowCount ?? 0) < BATCH) return;
    }
  }
  return {
    pruneAnswers: async (before, signal) => {
      await inBatches(signal, PRUNE_ANSWERS, [before]);
    },
    pruneDueProblems: async (signal) => {
      await inBatches(signal, PRUNE_DUE_PROBLEMS, []);
    },
  };
}
