import type { Pool, PoolClient } from 'pg';
import type { AccountLog, AccountLogLine, StoredLogLine } from '../../application/accounts/ports.ts';

const APPEND = `INSERT INTO account_log (city_id, at, act, user_id, by_user, origin, reason, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** The account log in PostgreSQL. */
export function createAccountLog(pool: Pool): AccountLog {
  return {
    append: async (line) => await appendLogLine(pool, line),
    async read(city, { before, account, acts, limit }) {
      const { rows } = await pool.query<StoredLogLine>(
        `SELECT city_id AS city, position, at, act, user_id AS account, by_user AS by, origin, reason, detail FROM account_log
         WHERE city_id = $1 AND ($2::bigint IS NULL OR position < $2) AND ($3::uuid IS NULL OR user_id = $3)
           AND ($4::text[] IS NULL OR act = ANY ($4))
         ORDER BY position DESC LIMIT $5`,
        [city, before, account, acts, limit],
      );
      return rows;
    },
  };
}

/** Writes a line, in the transaction of `database` if it is in one. */
export async function appendLogLine(database: Pool | PoolClient, line: AccountLogLine): Promise<void> {
  const { city, at, act, account, by, origin, reason, detail } = line;
  await database.query({ name: 'account_log_append', text: APPEND, values: [city, at, act, account, by, origin, reason, detail] });
}
