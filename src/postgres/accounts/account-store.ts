import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { AccountStore, NewAccount } from '../../application/accounts/ports.ts';
import type { Account } from '../../domain/access/account.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import { inTransaction } from '../transaction.ts';

type AccountRow = {
  readonly city_id: CityId;
  readonly user_id: UserId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit_code: UnitCode | null;
};

const COLUMNS = 'account.city_id, account.user_id, login, name, roles, unit_code';
const UNIQUE_VIOLATION = '23505';

/** Accounts in PostgreSQL. */
export function createAccountStore(pool: Pool): AccountStore {
  return {
    async list(city) {
      const { rows } = await pool.query<AccountRow>(
        `SELECT ${COLUMNS} FROM account WHERE $1::text IS NULL OR city_id = $1 ORDER BY city_id, login`,
        [city],
      );
      return rows.map(toAccount);
    },

    async find(city, login) {
      const { rows } = await pool.query<AccountRow & { readonly hash: string }>(
        `SELECT ${COLUMNS}, hash FROM account JOIN account_password USING (city_id, user_id) WHERE city_id = $1 AND login = $2`,
        [city, login],
      );
      const [row] = rows;
      return row === undefined ? undefined : { account: toAccount(row), passwordHash: row.hash };
    },

    async add(accounts, at) {
      try {
        await inTransaction(pool, async (client) => {
          await insert(client, accounts, at);
        });
        return true;
      } catch (error) {
        if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },

    async addFirst(accounts, at) {
      return inTransaction(pool, async (client) => {
        await client.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
        const { rows } = await client.query('SELECT 1 FROM account LIMIT 1');
        if (rows.length > 0) return false;
        await insert(client, accounts, at);
        return true;
      });
    },

    async setPasswordHash(account, passwordHash, at) {
      await pool.query(
        `INSERT INTO account_password (city_id, user_id, hash, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (city_id, user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
        [account.city, account.userId, passwordHash, at],
      );
    },
  };
}

async function insert(client: PoolClient, accounts: readonly NewAccount[], at: Instant): Promise<void> {
  for (const { account, passwordHash } of accounts) {
    await client.query(
      `INSERT INTO account (city_id, user_id, login, name, roles, unit_code, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [account.city, account.userId, account.login, account.name, account.roles, account.unit, at],
    );
    await client.query('INSERT INTO account_password (city_id, user_id, hash, changed_at) VALUES ($1, $2, $3, $4)', [
      account.city,
      account.userId,
      passwordHash,
      at,
    ]);
  }
}

function toAccount(row: AccountRow): Account {
  return { userId: row.user_id, city: row.city_id, login: row.login, name: row.name, roles: row.roles, unit: row.unit_code };
}
