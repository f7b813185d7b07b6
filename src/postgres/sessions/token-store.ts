import type { Pool } from 'pg';
import type { StoredToken, TokenStore } from '../../application/sessions/ports.ts';
import { appendLogLine } from '../accounts/account-log.ts';
import { ACCOUNT_COLUMNS, toAccount, type AccountRow } from '../accounts/account-rows.ts';
import { inTransaction } from '../transaction.ts';

const COLUMNS = `api_token.city_id AS city, token_id AS id, api_token.user_id AS account, api_token.name AS token_name, scopes,
  api_token.created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

const FIND = `SELECT ${COLUMNS}, ${ACCOUNT_COLUMNS} FROM api_token JOIN account USING (city_id, user_id)
  WHERE api_token.city_id = $1 AND token_hash = $2`;

type TokenRow = Omit<StoredToken, 'name'> & { readonly token_name: string };

/** Tokens of programs in PostgreSQL. */
export function createTokenStore(pool: Pool): TokenStore {
  return {
    async create(token, hash, most, line) {
      const { city, id, account, name, scopes, createdAt, expiresAt } = token;
      return inTransaction(pool, async (client) => {
        await client.query('SELECT FROM account WHERE city_id = $1 AND user_id = $2 FOR UPDATE', [city, account]);
        const { rowCount } = await client.query(
          `INSERT INTO api_token (city_id, token_id, user_id, name, token_hash, scopes, created_at, expires_at)
           SELECT $1, $2, $3, $4, $5, $6, $7::timestamptz, $8
           WHERE (SELECT count(*) FROM api_token WHERE city_id = $1 AND user_id = $3 AND revoked_at IS NULL AND expires_at > $7) < $9`,
          [city, id, account, name, hash, scopes, createdAt, expiresAt, most],
        );
        if (rowCount !== 1) return false;
        await appendLogLine(client, line);
        return true;
      });
    },

    async find(city, hash) {
      const { rows } = await pool.query<TokenRow & AccountRow>({ name: 'api_token_find', text: FIND, values: [city, hash] });
      return rows.map((row) => ({ token: toToken(row), account: toAccount(row) }))[0];
    },

    async touch({ city, id }, at) {
      await pool.query('UPDATE api_token SET last_used_at = greatest(last_used_at, $3) WHERE city_id = $1 AND token_id = $2', [
        city,
        id,
        at,
      ]);
    },

    async revoke(city, account, id, line) {
      return inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `UPDATE api_token SET revoked_at = $4
           WHERE city_id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR token_id = $3) AND revoked_at IS NULL`,
          [city, account, id, line.at],
        );
        const revoked = rowCount ?? 0;
        if (revoked > 0) await appendLogLine(client, { ...line, detail: { ...line.detail, tokens: revoked } });
        return revoked;
      });
    },

    async listOf(city, account) {
      const { rows } = await pool.query<TokenRow>(
        `SELECT ${COLUMNS} FROM api_token WHERE city_id = $1 AND user_id = $2 AND revoked_at IS NULL ORDER BY created_at DESC, token_id`,
        [city, account],
      );
      return rows.map(toToken);
    },
  };
}

function toToken(row: TokenRow): StoredToken {
  const { city, id, account, token_name: name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return { city, id, account, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt };
}
