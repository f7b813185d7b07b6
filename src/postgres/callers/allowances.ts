import type pg from 'pg';
import type { Allowances } from '../../application/callers/ports.ts';
import { addMs, type Instant } from '../../domain/kernel/time.ts';

const PRUNED_AT_ONCE = 5_000;

// One row tells all: what was taken counts as spread evenly up to `used_until`, so the row is as far ahead of now as was taken in advance.
// A row further ahead than any burst comes from a clock that was set back since.
const TAKE = `INSERT INTO allowance AS a (city_id, what, subject, used_until) VALUES ($1, $2, $3, $5)
  ON CONFLICT (city_id, what, subject) DO UPDATE
    SET used_until = CASE WHEN a.used_until > $6 THEN $4 ELSE greatest(a.used_until, $4) END + ($5::timestamptz - $4::timestamptz)
    WHERE a.used_until > $6 OR greatest(a.used_until, $4) + ($5::timestamptz - $4::timestamptz) <= $6
  RETURNING true AS taken`;
const HOLD = `WITH before AS (
    SELECT used_until, held_until FROM allowance WHERE city_id = $1 AND what = $2 AND subject = $3 FOR UPDATE
  ), marked AS (
    UPDATE allowance a SET held_until = before.used_until FROM before
    WHERE a.city_id = $1 AND a.what = $2 AND a.subject = $3 AND (before.held_until IS NULL OR before.held_until <= $4)
    RETURNING true
  )
  SELECT used_until, EXISTS (SELECT FROM marked) AS noted FROM before`;

/** Allowances in PostgreSQL: one statement to take, and no clock but the caller's. */
export function createAllowances(pool: pg.Pool): Allowances {
  return {
    take: async (city, { what, burst, everyMs }, subject, amount, now) => {
      const costMs = amount * everyMs;
      const key = [city, what, subject];
      const taken = await pool.query({
        name: 'allowance_take',
        text: TAKE,
        values: [...key, now, addMs(now, costMs), addMs(now, burst * everyMs)],
      });
      if (taken.rowCount === 1) return { type: 'taken' };
      const { rows } = await pool.query<{ used_until: Instant; noted: boolean }>({
        name: 'allowance_hold',
        text: HOLD,
        values: [...key, now],
      });
      const { used_until: usedUntil = now, noted = false } = rows[0] ?? {};
      return { type: 'held', until: addMs(usedUntil, costMs - burst * everyMs), noted };
    },
    prune: async (now, signal) => {
      for (let removed = PRUNED_AT_ONCE; removed === PRUNED_AT_ONCE && !signal.aborted;) {
        const { rowCount } = await pool.query(
          `DELETE FROM allowance WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM allowance WHERE used_until < $1 LIMIT ${String(PRUNED_AT_ONCE)} FOR UPDATE SKIP LOCKED))`,
          [now],
        );
        removed = rowCount ?? 0;
      }
    },
  };
}
