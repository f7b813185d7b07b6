import pg from 'pg';
import { OWNER } from './initialise.ts';
import { SOCKET_PORT } from './socket-folder.ts';

const DATABASE = 'huiyin';

/** Connection string through the socket in `socketDir`, as the owner. */
export function urlOf(socketDir: string, database: string = DATABASE): string {
  return `postgresql://${OWNER}@${encodeURIComponent(socketDir)}:${SOCKET_PORT}/${database}`;
}

/** Creates Huiyin's database in a new server; does nothing in one that has it. */
export async function ensureDatabase(socketDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(socketDir, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
