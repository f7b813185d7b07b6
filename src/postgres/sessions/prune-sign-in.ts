import type { Pool } from 'pg';
import type { SignInRemains } from '../../application/sessions/ports.ts';

/** What signing in leaves behind, in PostgreSQL. */
export function createSignInRemains(pool: Pool): SignInRemains {
  return {
    async prune({ sessionsSeenBefore, guessesBefore, knownBefore, tokensBefore }) {
      const counts = [];
      for (const [text, values] of [
        ['DELETE FROM session WHERE last_seen_at < $1', [sessionsSeenBefore]],
        [
          `DELETE FROM guess WHERE coalesce(failed_at, '-infinity') < $1 AND coalesce(succeeded_at, '-infinity') < $2`,
          [guessesBefore, knownBefore],
        ],
        ['DELETE FROM api_token WHERE expires_at < $1', [tokensBefore]],
      ] as const) {
        counts.push((await pool.query(text, [...values])).rowCount ?? 0);
      }
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}
