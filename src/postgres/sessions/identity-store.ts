import type { Pool } from 'pg';
import type { IdentityStore } from '../../application/sessions/ports.ts';
import type { UserId } from '../../domain/kernel/ids.ts';
import { appendLogLine } from '../accounts/account-log.ts';
import { inTransaction } from '../transaction.ts';

/** Links between accounts and foreign identities in PostgreSQL. */
export function createIdentityStore(pool: Pool): IdentityStore {
  return {
    async find(city, { issuer, subject }) {
      const { rows } = await pool.query<{ readonly user_id: UserId }>(
        'SELECT user_id FROM account_identity WHERE city_id = $1 AND issuer = $2 AND subject = $3',
        [city, issuer, subject],
      );
      return rows[0]?.user_id;
    },

    async link(city, { issuer, subject }, account, line) {
      return inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `INSERT INTO account_identity (city_id, issuer, subject, user_id, linked_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
          [city, issuer, subject, account, line.at],
        );
        if (rowCount !== 1) return false;
        await appendLogLine(client, line);
        return true;
      });
    },
  };
}
