import type pg from 'pg';

const OLDEST = 150_000;

/** The server given with DATABASE_URL cannot be used; the message says why. */
export class UnsupportedServer extends Error {
  override readonly name = 'UnsupportedServer';
}

/** Throws `UnsupportedServer` unless the server is PostgreSQL 15 or later, writable, and the database is in UTF-8. */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; version: string; encoding: string; standby: boolean }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
  );
  const [server] = rows;
  if (server === undefined) throw new UnsupportedServer('The server did not say what it is.');
  if (server.number < OLDEST) throw new UnsupportedServer(`The server is PostgreSQL ${server.version}; Huiyin needs 15 or later.`);
  if (server.encoding !== 'UTF8') {
    throw new UnsupportedServer(`The database is encoded in ${server.encoding}; Huiyin needs UTF8 (CREATE DATABASE ... ENCODING 'UTF8').`);
  }
  if (server.standby) throw new UnsupportedServer('The server is a standby and cannot be written to; give the address of the primary.');
}
