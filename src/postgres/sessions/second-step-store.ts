import type { Pool, PoolClient } from 'pg';
import type { SecondStepStore, StoredSecondStep } from '../../application/sessions/ports.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { appendLogLine } from '../accounts/account-log.ts';
import { inTransaction } from '../transaction.ts';

/** Second steps in PostgreSQL. */
export function createSecondStepStore(pool: Pool): SecondStepStore {
  return {
    async get(city, account) {
      const { rows } = await pool.query<StoredSecondStep>(
        `SELECT sealed, confirmed_at AS "confirmedAt",
           (SELECT count(*)::integer FROM recovery_code WHERE city_id = $1 AND user_id = $2 AND used_at IS NULL) AS "recoveryCodes"
         FROM account_totp WHERE city_id = $1 AND user_id = $2`,
        [city, account],
      );
      return rows[0];
    },

    async begin(city, account, sealed, at) {
      const { rowCount } = await pool.query(
        `INSERT INTO account_totp (city_id, user_id, sealed, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (city_id, user_id) DO UPDATE SET sealed = excluded.sealed, created_at = excluded.created_at, last_step = 0
           WHERE account_totp.confirmed_at IS NULL`,
        [city, account, sealed, at],
      );
      return rowCount === 1;
    },

    async confirm(city, account, step, codes, line) {
      return inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          'UPDATE account_totp SET confirmed_at = $4, last_step = $3 WHERE city_id = $1 AND user_id = $2 AND confirmed_at IS NULL',
          [city, account, step, line.at],
        );
        if (rowCount !== 1) return false;
        await putCodes(client, city, account, codes);
        await appendLogLine(client, line);
        return true;
      });
    },

    async useStep(city, account, step) {
      const { rowCount } = await pool.query(
        `UPDATE account_totp SET last_step = $3
         WHERE city_id = $1 AND user_id = $2 AND last_step < $3 AND confirmed_at IS NOT NULL`,
        [city, account, step],
      );
      return rowCount === 1;
    },

    async useCode(city, account, code, at) {
      const { rowCount } = await pool.query(
        'UPDATE recovery_code SET used_at = $4 WHERE city_id = $1 AND user_id = $2 AND code_hash = $3 AND used_at IS NULL',
        [city, account, code, at],
      );
      return rowCount === 1;
    },

    async replaceCodes(city, account, codes, line) {
      await inTransaction(pool, async (client) => {
        await putCodes(client, city, account, codes);
        await appendLogLine(client, line);
      });
    },
  };
}

async function putCodes(client: PoolClient, city: CityId, account: UserId, codes: readonly Uint8Array[]): Promise<void> {
  await client.query('DELETE FROM recovery_code WHERE city_id = $1 AND user_id = $2', [city, account]);
  await client.query('INSERT INTO recovery_code (city_id, user_id, code_hash) SELECT $1, $2, unnest($3::bytea[])', [city, account, codes]);
}
