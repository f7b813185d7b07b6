import type pg from 'pg';

/** The role the application works as: it may read and write rows, but neither change what only grows nor alter tables. */
const ROLE = 'huiyin_app';

/**
 * Creates the role where we may, renews its rights, and says whether a session of ours can take it on.
 * `undefined` means: work as the owner; the triggers of append-only tables then hold the rule alone.
 */
export async function ensureApplicationRole(client: pg.PoolClient): Promise<string | undefined> {
  // Roles belong to the whole server, so another database's migration may be creating it at this moment.
  await client.query(`DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${ROLE}') THEN
        CREATE ROLE ${ROLE} NOLOGIN;
        GRANT ${ROLE} TO CURRENT_USER;
      END IF;
    EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
      NULL;
    END $$`);
  const { rows } = await client.query<{ member: boolean; prepared: boolean }>(
    `SELECT pg_has_role(current_user, oid, 'MEMBER') AS member, to_regproc('grant_application_rights') IS NOT NULL AS prepared
       FROM pg_roles WHERE rolname = '${ROLE}'`,
  );
  const [role] = rows;
  if (role?.member !== true) return undefined;
  if (role.prepared) await client.query('SELECT grant_application_rights()');
  return ROLE;
}
