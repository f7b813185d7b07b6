import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { AccountChange, AccountLogLine, AccountStore, NewAccount, StoredPassword } from '../../application/accounts/ports.ts';
import { administratorRoles } from '../../domain/access/duties.ts';
import type { Account } from '../../domain/access/account.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { inTransaction } from '../transaction.ts';
import { applyEffects } from './account-effects.ts';
import { appendLogLine } from './account-log.ts';
import { ACCOUNT_COLUMNS, toAccount, type AccountRow } from './account-rows.ts';

type WithPassword = AccountRow & { readonly hash: string | null; readonly must_change: boolean | null };

const WITH_PASSWORD = `SELECT ${ACCOUNT_COLUMNS}, hash, must_change FROM account LEFT JOIN account_password USING (city_id, user_id)`;
const UNIQUE_VIOLATION = '23505';

/** Accounts in PostgreSQL. */
export function createAccountStore(pool: Pool): AccountStore {
  return {
    async list(city) {
      const { rows } = await pool.query<AccountRow>(
        `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE $1::text IS NULL OR city_id = $1 ORDER BY city_id, login`,
        [city],
      );
      return rows.map(toAccount);
    },

    async find(city, login) {
      const { rows } = await pool.query<WithPassword>(`${WITH_PASSWORD} WHERE city_id = $1 AND login = $2`, [city, login]);
      return rows.map(toNewAccount)[0];
    },

    async get(city, account) {
      const { rows } = await pool.query<WithPassword>(`${WITH_PASSWORD} WHERE city_id = $1 AND user_id = $2`, [city, account]);
      return rows.map(toNewAccount)[0];
    },

    async add(accounts, lines) {
      try {
        await inTransaction(pool, async (client) => {
          await insert(client, accounts, lines);
        });
        return true;
      } catch (error) {
        if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return false;
        throw error;
      }
    },

    async addFirst(accounts, lines) {
      return inTransaction(pool, async (client) => {
        await client.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
        const { rows } = await client.query('SELECT 1 FROM account LIMIT 1');
        if (rows.length > 0) return false;
        await insert(client, accounts, lines);
        return true;
      });
    },

    async change(city, account, decide) {
      return inTransaction(pool, async (client) => {
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('huiyin accounts ' || $1, 0))`, [city]);
        const { rows } = await client.query<AccountRow>(
          `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE city_id = $1 AND (user_id = $2 OR roles && $3)`,
          [city, account, administratorRoles],
        );
        const known = rows.map(toAccount);
        const target = known.find(({ userId }) => userId === account);
        if (target === undefined) return fail('accountUnknown');
        const decided = decide(
          target,
          known.filter(({ roles }) => roles.some((role) => administratorRoles.some((administrator) => administrator === role))),
        );
        if (!decided.ok) return decided;
        await apply(client, decided.value);
        return ok(decided.value.account);
      });
    },
  };
}

async function insert(client: PoolClient, accounts: readonly NewAccount[], lines: readonly AccountLogLine[]): Promise<void> {
  const at = lines[0]?.at;
  for (const { account, password } of accounts) {
    await client.query(
      `INSERT INTO account (city_id, user_id, login, name, roles, unit_code, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [account.city, account.userId, account.login, account.name, account.roles, account.unit, at],
    );
    if (password !== null && at !== undefined) await setPassword(client, account, password, at);
  }
  for (const line of lines) await appendLogLine(client, line);
}

async function apply(client: PoolClient, { account, password, effects, keepSession, line }: AccountChange): Promise<void> {
  await client.query(`UPDATE account SET roles = $3, unit_code = $4, disabled_at = $5 WHERE city_id = $1 AND user_id = $2`, [
    account.city,
    account.userId,
    account.roles,
    account.unit,
    account.disabledAt,
  ]);
  if (password !== null) await setPassword(client, account, password, line.at);
  await applyEffects(client, account, effects, keepSession, line.at);
  await appendLogLine(client, line);
}

async function setPassword(client: PoolClient, account: Account, { hash, mustChange }: StoredPassword, at: Instant): Promise<void> {
  await client.query(
    `INSERT INTO account_password (city_id, user_id, hash, must_change, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (city_id, user_id) DO UPDATE
       SET hash = excluded.hash, must_change = excluded.must_change, changed_at = excluded.changed_at`,
    [account.city, account.userId, hash, mustChange, at],
  );
}

function toNewAccount(row: WithPassword): NewAccount {
  return { account: toAccount(row), password: row.hash === null ? null : { hash: row.hash, mustChange: row.must_change ?? false } };
}
