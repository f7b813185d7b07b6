import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { GuessStore } from '../../application/sessions/ports.ts';
import { guessScopes, noGuess, type GuessCount, type GuessScope } from '../../domain/access/guessing.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { inTransaction } from '../transaction.ts';

type GuessRow = {
  readonly subject: string;
  readonly origin: string;
  readonly failures: number;
  readonly failed_at: Instant | null;
  readonly not_before: Instant | null;
  readonly succeeded_at: Instant | null;
};

// Every statement touches the rows of a try in this order, so that no two tries wait for each other.
const ENSURE = `INSERT INTO guess (city_id, subject, origin, failures)
  VALUES ($1, '', $3, 0), ($1, $2, '', 0), ($1, $2, $3, 0) ON CONFLICT DO NOTHING`;
const LOCK = `SELECT subject, origin, failures, failed_at, not_before, succeeded_at FROM guess
  WHERE city_id = $1 AND (subject, origin) IN (('', $3), ($2, ''), ($2, $3)) ORDER BY subject, origin FOR UPDATE`;
const WRITE = `UPDATE guess SET failures = $4, failed_at = $5, not_before = $6, succeeded_at = $7
  WHERE city_id = $1 AND subject = $2 AND origin = $3`;

/** Counters of tries in PostgreSQL, shared by all servers. */
export function createGuessStore(pool: Pool): GuessStore {
  return {
    async update(city, subject, origin, change) {
      const hashed = hashedSubject(subject);
      const keys: Readonly<Record<GuessScope, readonly [string, string]>> = {
        origin: ['', origin],
        subject: [hashed, ''],
        pair: [hashed, origin],
      };
      await inTransaction(pool, async (client) => {
        await client.query(ENSURE, [city, hashed, origin]);
        const { rows } = await client.query<GuessRow>(LOCK, [city, hashed, origin]);
        const countOf = (scope: GuessScope): GuessCount => {
          const row = rows.find((each) => each.subject === keys[scope][0] && each.origin === keys[scope][1]);
          return row === undefined ? noGuess : toCount(row);
        };
        const counts = change({ pair: countOf('pair'), subject: countOf('subject'), origin: countOf('origin') });
        for (const scope of guessScopes) {
          const { failures, failedAt, notBefore, succeededAt } = counts[scope];
          await client.query(WRITE, [city, ...keys[scope], failures, failedAt, notBefore, succeededAt]);
        }
      });
    },
  };
}

/** People type passwords where the login belongs: what was typed is not kept. */
export function hashedSubject(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}

function toCount(row: GuessRow): GuessCount {
  return { failures: row.failures, failedAt: row.failed_at, notBefore: row.not_before, succeededAt: row.succeeded_at };
}
