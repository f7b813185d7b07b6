import { createHash, randomBytes } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/postgres/embedded/start-embedded.ts';
import type { EmbeddedServer } from '../../src/postgres/embedded/start-embedded.ts';
import { currentHolder } from '../../src/postgres/embedded/instance-lock.ts';
import { identifyProcess, isRunning } from '../../src/postgres/embedded/process-identity.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';

/** The project's migrations. */
export const SQL_FOLDER = path.resolve(import.meta.dirname, '../../sql');

/** Where `test/run.ts` tells the test processes which server to use. */
export const SERVER_VARIABLE = 'TEST_DATABASE_URL';

const PREFIX = path.join(tmpdir(), 'huiyin-test-');

/** Starts a server without fsync, by default on a new temporary folder; end it with `discardServer` or `keepServer`. */
export async function startTestServer(dataDir?: string): Promise<EmbeddedServer> {
  if (dataDir === undefined) {
    sweepAbandoned();
    return await startTestServer(mkdtempSync(PREFIX));
  }
  return await startEmbedded({ dataDir, durable: false, log: () => undefined });
}

/** Removes what test processes left that were killed: folders whose lock names a process that no longer runs. */
function sweepAbandoned(): void {
  for (const folder of globSync(`${PREFIX}??????`)) {
    try {
      const locked = readdirSync(folder).some((name) => name.startsWith('lock.'));
      if (locked && currentHolder(folder) === undefined) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being removed at this moment by its owner.
    }
  }
}

/** Ends a test server and removes its data. Synchronous, so that a process can do it while it exits. */
export function discardServer(server: EmbeddedServer): void {
  endNow(server.pid, 'SIGQUIT');
  rmSync(server.dataDir, { recursive: true, force: true });
}

/** Ends a test server and keeps its data, in place of those of the last failure; returns where. Synchronous as well. */
export function keepServer(server: EmbeddedServer): string {
  endNow(server.pid, 'SIGINT');
  const place = path.join(tmpdir(), `huiyin-test-failed-${userInfo().username}`);
  rmSync(place, { recursive: true, force: true });
  renameSync(server.dataDir, place);
  return place;
}

function endNow(pid: number, signal: NodeJS.Signals): void {
  const identity = identifyProcess(pid);
  if (identity === undefined) return;
  process.kill(pid, signal);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (isRunning(identity)) Atomics.wait(clock, 0, 0, 5);
}

/**
 * Creates the migrated database that the tests' databases are copied from, unless the server has it, and returns its
 * name. The name depends on the migrations, so a changed file makes a new template.
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `template_${hashOfMigrations()}`;
  const server = createPool(serverUrl, { max: 1 });
  try {
    const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 1) return name;
    // Built under another name: a template that is there is complete.
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await server.query(`CREATE DATABASE ${draft}`);
    const pool = createPool(withDatabaseName(serverUrl, draft), { max: 1 });
    try {
      await migrate(pool, SQL_FOLDER);
    } finally {
      await pool.end();
    }
    await server.query(`ALTER DATABASE ${draft} RENAME TO ${name}`).catch(async (error: unknown) => {
      if (!(error instanceof pg.DatabaseError && error.code === '42P04')) throw error;
      await server.query(`DROP DATABASE ${draft}`);
    });
    return name;
  } finally {
    await server.end();
  }
}

/** A name for the database of one test. */
export function testDatabaseName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

/** The databases that tests have left on the server: those of failed ones. */
export async function listTestDatabases(serverUrl: string): Promise<readonly string[]> {
  const server = createPool(serverUrl, { max: 1 });
  try {
    const { rows } = await server.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE datname ~ '^test_[0-9a-f]{12}$' ORDER BY oid",
    );
    return rows.map(({ name }) => name);
  } finally {
    await server.end();
  }
}

/** The same server and user, another database. */
export function withDatabaseName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(SQL_FOLDER).toSorted()) hash.update(name).update(readFileSync(path.join(SQL_FOLDER, name)));
  return hash.digest('hex').slice(0, 16);
}
