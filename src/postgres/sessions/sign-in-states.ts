import type pg from 'pg';
import type { SignInName, SignInState, SignInStates } from '../../application/live/ports.ts';

const SESSIONS = `SELECT session_id AS id, roles, unit_code AS unit, disabled_at IS NULL AS usable, session.created_at AS "createdAt",
    last_seen_at AS "lastSeenAt", NULL::timestamptz AS "expiresAt"
  FROM session JOIN account USING (city_id, user_id)
  WHERE (city_id, session_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`;

const TOKENS = `SELECT token_id AS id, roles, unit_code AS unit, disabled_at IS NULL AND revoked_at IS NULL AS usable,
    api_token.created_at AS "createdAt", NULL::timestamptz AS "lastSeenAt", expires_at AS "expiresAt"
  FROM api_token JOIN account USING (city_id, user_id)
  WHERE (city_id, token_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`;

/** Looks at many sessions and tokens with a statement each. */
export function createSignInStates(pool: pg.Pool): SignInStates {
  async function ofKind(kind: SignInName['kind'], names: readonly SignInName[]): Promise<readonly SignInState[]> {
    const asked = names.filter((name) => name.kind === kind);
    if (asked.length === 0) return [];
    const { rows } = await pool.query<SignInState>({
      name: `${kind}_states`,
      text: kind === 'session' ? SESSIONS : TOKENS,
      values: [asked.map(({ city }) => city), asked.map(({ id }) => id)],
    });
    return rows;
  }
  return {
    read: async (names) => {
      const found = await Promise.all([ofKind('session', names), ofKind('token', names)]);
      return new Map(found.flat().map((state) => [state.id, state]));
    },
  };
}
