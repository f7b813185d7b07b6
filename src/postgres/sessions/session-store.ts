import type { Pool } from 'pg';
import type { FoundSession, SessionStore, StoredSession } from '../../application/sessions/ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { appendLogLine } from '../accounts/account-log.ts';
import { ACCOUNT_COLUMNS, toAccount, type AccountRow } from '../accounts/account-rows.ts';
import { inTransaction } from '../transaction.ts';

const COLUMNS = `session.city_id AS city, session.session_id AS id, session.user_id AS account, way, mfa, session.origin, agent,
  session.created_at AS "createdAt", rotated_at AS "rotatedAt", last_seen_at AS "lastSeenAt"`;

const FIND = `SELECT ${COLUMNS}, session.token_hash = $2 AS current, token_shown, previous_until, coalesce(must_change, false) AS must_change,
    EXISTS (SELECT FROM account_totp totp WHERE totp.city_id = session.city_id AND totp.user_id = session.user_id
      AND confirmed_at IS NOT NULL) AS has_second_step,
    ${ACCOUNT_COLUMNS}
  FROM session JOIN account USING (city_id, user_id) LEFT JOIN account_password USING (city_id, user_id)
  WHERE session.city_id = $1 AND (session.token_hash = $2 OR session.previous_hash = $2)`;

const ROTATE = `UPDATE session SET token_hash = $4, token_shown = $5::bytea IS NULL, previous_hash = $5, previous_until = NULL, rotated_at = $6,
    last_seen_at = greatest(last_seen_at, $6), mfa = $7
  WHERE city_id = $1 AND session_id = $2 AND rotated_at = $3`;

const TOUCH = `UPDATE session SET last_seen_at = greatest(last_seen_at, $3), token_shown = token_shown OR $4::timestamptz IS NOT NULL,
    previous_until = coalesce($4, previous_until)
  WHERE city_id = $1 AND session_id = $2 AND rotated_at = $5`;

type FoundRow = StoredSession &
  AccountRow & {
    readonly current: boolean;
    readonly token_shown: boolean;
    readonly previous_until: Instant | null;
    readonly must_change: boolean;
    readonly has_second_step: boolean;
  };

/** Sessions in PostgreSQL. */
export function createSessionStore(pool: Pool): SessionStore {
  return {
    async create(session, hash, replaces, line) {
      const { city, id, account, way, mfa, origin, agent, createdAt, rotatedAt, lastSeenAt } = session;
      await inTransaction(pool, async (client) => {
        if (replaces !== null) await client.query('DELETE FROM session WHERE city_id = $1 AND session_id = $2', [city, replaces]);
        await client.query(
          `INSERT INTO session (city_id, session_id, user_id, token_hash, way, mfa, origin, agent, created_at, rotated_at, last_seen_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [city, id, account, hash, way, mfa, origin, agent, createdAt, rotatedAt, lastSeenAt],
        );
        await appendLogLine(client, line);
      });
    },

    async find(city, hash) {
      const { rows } = await pool.query<FoundRow>({ name: 'session_find', text: FIND, values: [city, hash] });
      return rows.map(toFound)[0];
    },

    async get(city, id) {
      const { rows } = await pool.query<StoredSession>(`SELECT ${COLUMNS} FROM session WHERE city_id = $1 AND session_id = $2`, [city, id]);
      return rows[0];
    },

    async rotate({ city, id, rotatedAt }, hash, { previous, mfa, at }) {
      const { rowCount } = await pool.query(ROTATE, [city, id, rotatedAt, hash, previous, at, mfa]);
      return rowCount === 1;
    },

    async touch({ city, id, rotatedAt }, at, previousUntil) {
      await pool.query(TOUCH, [city, id, at, previousUntil, rotatedAt]);
    },

    async end(city, account, which, line) {
      return inTransaction(pool, async (client) => {
        const { rowCount } =
          'only' in which
            ? await client.query('DELETE FROM session WHERE city_id = $1 AND user_id = $2 AND session_id = $3', [city, account, which.only])
            : await client.query('DELETE FROM session WHERE city_id = $1 AND user_id = $2 AND session_id IS DISTINCT FROM $3', [
                city,
                account,
                which.except,
              ]);
        const ended = rowCount ?? 0;
        if (ended > 0) await appendLogLine(client, { ...line, detail: { ...line.detail, sessions: ended } });
        return ended;
      });
    },

    async listOf(city, account, seenSince) {
      const { rows } = await pool.query<StoredSession>(
        `SELECT ${COLUMNS} FROM session WHERE city_id = $1 AND user_id = $2 AND last_seen_at >= $3 ORDER BY last_seen_at DESC, session_id`,
        [city, account, seenSince],
      );
      return rows;
    },
  };
}

function toFound(row: FoundRow): FoundSession {
  const { city, id, account, way, mfa, origin, agent, createdAt, rotatedAt, lastSeenAt } = row;
  return {
    session: { city, id, account, way, mfa, origin, agent, createdAt, rotatedAt, lastSeenAt },
    account: toAccount(row),
    mustChangePassword: row.must_change,
    hasSecondStep: row.has_second_step,
    shown: row.current ? 'current' : 'previous',
    currentWasShown: row.token_shown,
    previousUntil: row.previous_until,
  };
}
