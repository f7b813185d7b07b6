import pg from 'pg';
import { ensureApplicationRole } from './application-role.ts';
import { checkServer } from './check-server.ts';
import { settleRestoredEvents } from './events/settle-restored-events.ts';
import { MigrationError } from './migration-error.ts';
import { readMigrations } from './migration-files.ts';
import type { MigrationFile } from './migration-files.ts';
import { inTransaction } from './transaction.ts';

/** What a migration did. */
export type MigrationReport = {
  /** Names of the files applied now, in order. */
  readonly applied: readonly string[];
  /** Number of the newest file the database knows, 0 for none. */
  readonly schema: number;
  /** Role for the application's pool (`createPool(url, {role})`); undefined where it does not exist or may not be taken on. */
  readonly applicationRole: string | undefined;
};

/** Whether the program and the schema of the database fit together. */
export type SchemaState =
  | { readonly current: true; readonly schema: number }
  | { readonly current: false; readonly schema: number; readonly reason: string };

type AppliedRow = { readonly number: number; readonly name: string; readonly checksum: string; readonly breaking: boolean };

// Any number, the same in all versions: it names the right to migrate.
const LOCK = 481_2345;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS schema_migration (
  number integer PRIMARY KEY,
  name text NOT NULL,
  checksum text NOT NULL,
  breaking boolean NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/**
 * Brings the database to the newest file of `folder`, or to the file numbered `upTo`, each file in its own transaction; safe to
 * run from several processes at once. `pool` must log in as the owner of the database's objects. Throws `UnsupportedServer` or
 * `MigrationError`; files applied before the failing one stay applied.
 */
export async function migrate(pool: pg.Pool, folder: string, upTo = Infinity): Promise<MigrationReport> {
  await checkServer(pool);
  const files = (await readMigrations(folder)).filter(({ number }) => number <= upTo);
  const applied: string[] = [];
  await locked(pool, async (client) => {
    // Not left to IF NOT EXISTS alone: a database that is merely opened should not need the right to create tables.
    if (!(await hasTable(client))) await client.query(CREATE_TABLE);
  });
  for (const file of files) {
    const fresh = await locked(pool, async (client) => await applyOnce(client, file, files));
    if (fresh) applied.push(file.name);
  }
  return await locked(pool, async (client) => {
    const rows = await readApplied(client);
    refuseMisfit(rows, files);
    await settleRestoredEvents(client);
    const applicationRole = await ensureApplicationRole(client);
    return { applied, schema: rows.at(-1)?.number ?? 0, applicationRole };
  });
}

/** Compares schema and program without changing anything (for `/ready`). */
export async function schemaState(pool: pg.Pool, folder: string): Promise<SchemaState> {
  const files = await readMigrations(folder);
  const rows = (await hasTable(pool)) ? await readApplied(pool) : [];
  const schema = rows.at(-1)?.number ?? 0;
  try {
    refuseMisfit(rows, files);
  } catch (error) {
    if (error instanceof MigrationError) return { current: false, schema, reason: error.message };
    throw error;
  }
  const pending = files.filter((file) => !rows.some((row) => row.number === file.number));
  if (pending.length === 0) return { current: true, schema };
  return { current: false, schema, reason: `not yet applied: ${pending.map((file) => file.name).join(', ')}` };
}

/** One transaction under the lock; a second starter waits here and then finds the work done. */
async function locked<Value>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  return await inTransaction(pool, async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    return await work(client);
  });
}

async function applyOnce(client: pg.PoolClient, file: MigrationFile, files: readonly MigrationFile[]): Promise<boolean> {
  const rows = await readApplied(client);
  refuseMisfit(rows, files);
  if (rows.some((row) => row.number === file.number)) return false;
  await client.query('INSERT INTO schema_migration (number, name, checksum, breaking) VALUES ($1, $2, $3, $4)', [
    file.number,
    file.name,
    file.checksum,
    file.breaking,
  ]);
  try {
    await client.query(file.sql);
  } catch (error) {
    throw describeFailure(file, error);
  }
  return true;
}

async function hasTable(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(`SELECT to_regclass('schema_migration') IS NOT NULL AS present`);
  return rows[0]?.present === true;
}

async function readApplied(client: pg.Pool | pg.PoolClient): Promise<readonly AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>('SELECT number, name, checksum, breaking FROM schema_migration ORDER BY number');
  return rows;
}

function refuseMisfit(rows: readonly AppliedRow[], files: readonly MigrationFile[]): void {
  const newestFile = files.at(-1)?.number ?? 0;
  const newestApplied = rows.at(-1)?.number ?? 0;
  const newer = rows.find((row) => row.number > newestFile && row.breaking);
  if (newer !== undefined) {
    throw new MigrationError(
      'newerBreaking',
      `A newer Huiyin changed the database (${newer.name}); this one cannot work with it. Update Huiyin.`,
    );
  }
  for (const file of files) {
    const row = rows.find(({ number }) => number === file.number);
    if (row === undefined && file.number < newestApplied) {
      throw new MigrationError(
        'outOfOrder',
        `${file.name} is new, but the database is at number ${newestApplied} already. Give it the next free number.`,
      );
    }
    if (row !== undefined && row.checksum !== file.checksum) {
      throw new MigrationError(
        'changed',
        `${file.name} is not what was applied to this database. Restore it, and put the change into a new file.`,
      );
    }
  }
}

function describeFailure(file: MigrationFile, error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const position = Number(error.position ?? 0);
  const line = position > 0 ? `, line ${file.sql.slice(0, position).split('\n').length}` : '';
  return new MigrationError('failed', `${file.name}${line}: ${error.message}`, { cause: error });
}
