import type pg from 'pg';

const OLDEST = 150_000;

/** The server given with DATABASE_URL cannot be used; the message says why. */
export class UnsupportedServer extends Error {
  override readonly name = 'UnsupportedServer';
}

/** What a server says about itself. */
export type ServerFacts = { readonly number: number; readonly version: string; readonly encoding: string; readonly standby: boolean };

/** Why Huiyin cannot use a server; `undefined` when it can: PostgreSQL 15 or later, in UTF-8, writable. */
export function serverProblem(server: ServerFacts): string | undefined {
  if (server.number < OLDEST) return `The server is PostgreSQL ${server.version}; Huiyin needs 15 or later.`;
  if (server.encoding !== 'UTF8') {
    return `The database is encoded in ${server.encoding}; Huiyin needs UTF8 (CREATE DATABASE ... ENCODING 'UTF8').`;
  }
  if (server.standby) return 'The server is a standby and cannot be written to; give the address of the primary.';
  return undefined;
}

/** Throws `UnsupportedServer` for a server that Huiyin cannot use. */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<ServerFacts>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
  );
  const [server] = rows;
  const problem = server === undefined ? 'The server did not say what it is.' : serverProblem(server);
  if (problem !== undefined) throw new UnsupportedServer(problem);
}
