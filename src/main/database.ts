import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';
import { Failure } from '../cli/failure.ts';
import { ownerOfData } from '../postgres/embedded/data-folder.ts';
import { currentHolder } from '../postgres/embedded/instance-lock.ts';
import { urlOf } from '../postgres/embedded/owner-database.ts';
import { readPostmasterFile } from '../postgres/embedded/postmaster-file.ts';
import { startEmbedded, type EmbeddedServer } from '../postgres/embedded/start-embedded.ts';
import { migrate, schemaState, type MigrationReport, type SchemaState } from '../postgres/migrate.ts';
import { createPool } from '../postgres/pool.ts';
import type { Config } from './config.ts';
import { migrationsFolder } from './paths.ts';

/** The database of this installation, migrated and open. */
export type Database = AsyncDisposable & {
  /** Works as the application's role where there is one. */
  readonly pool: Pool;
  /** The role that the pool works as; undefined: the one that logs in. */
  readonly role: string | undefined;
  /** Where keys and files of the installation lie (real path). */
  readonly dataDir: string;
  /** Files of `sql/` that were applied just now. */
  readonly applied: readonly string[];
  /** Settles when the embedded server ends, whoever ended it; null when the server is not ours. */
  readonly ended: Promise<string> | null;
  /** Compares program and schema. */
  schemaState(): Promise<SchemaState>;
};

/** The database for `start`: owns the embedded server, or connects to the given one. `log` takes lines for the operator. */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<Database> {
  if (config.databaseUrl !== null) return connect(config.databaseUrl, config.dataDir, null);
  const server = await startEmbedded({ dataDir: config.dataDir, log });
  try {
    return await connect(server.url, server.dataDir, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * The database for another command: the one of the running Huiyin if there is one, else opened for as long as the command runs; with
 * `running` that is a `Failure`.
 */
export async function borrowDatabase(config: Config, log: (line: string) => void, from: 'running' | 'any' = 'any'): Promise<Database> {
  const running = config.databaseUrl === null ? await findRunning(config.dataDir) : undefined;
  if (running === undefined && from === 'running' && config.databaseUrl === null) throw notRunning(config.dataDir);
  if (running === undefined) return openDatabase(config, log);
  const pool = createPool(running.url, { max: 1 });
  try {
    const state = await schemaState(pool, migrationsFolder);
    if (!state.current) throw olderRuns(running.pid, state.reason);
  } finally {
    await pool.end();
  }
  return connect(running.url, running.dataDir, null);
}

/** The database of this installation as it is, for those who only read: its schema is left alone. `Failure` when there is none. */
export async function borrowAsItIs(
  config: Config,
  log: (line: string) => void,
): Promise<AsyncDisposable & Pick<Database, 'pool' | 'dataDir'>> {
  const { databaseUrl } = config;
  await using opening = new AsyncDisposableStack();
  let place = databaseUrl === null ? await findRunning(config.dataDir) : { url: databaseUrl, dataDir: config.dataDir };
  if (place === undefined) {
    if ((await ownerOfData(config.dataDir)) === undefined) throw nothingThere(config.dataDir);
    const server = await startEmbedded({ dataDir: config.dataDir, log });
    opening.defer(async () => {
      await server.stop();
    });
    place = server;
  }
  const pool = createPool(place.url, { max: 1 });
  opening.defer(async () => {
    await pool.end();
  });
  if ((await schemaState(pool, migrationsFolder)).schema === 0) throw nothingThere(place.dataDir);
  const { dataDir } = place;
  const opened = opening.move();
  return { pool, dataDir, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function connect(url: string, dataDir: string, server: EmbeddedServer | null): Promise<Database> {
  const report = await migrateAsOwner(url);
  const pool = createPool(url, report.applicationRole === undefined ? {} : { role: report.applicationRole });
  return {
    pool,
    role: report.applicationRole,
    dataDir,
    applied: report.applied,
    ended: server?.exited.then(({ code, signal }) => `exit ${String(code)}${signal === null ? '' : `, ${signal}`}`) ?? null,
    schemaState: () => schemaState(pool, migrationsFolder),
    async [Symbol.asyncDispose]() {
      await pool.end();
      await server?.stop();
    },
  };
}

async function migrateAsOwner(url: string): Promise<MigrationReport> {
  const owner = createPool(url, { max: 1, applicationName: 'huiyin migrate' });
  try {
    return await migrate(owner, migrationsFolder);
  } finally {
    await owner.end();
  }
}

async function findRunning(dataDir: string): Promise<{ readonly url: string; readonly dataDir: string; readonly pid: number } | undefined> {
  const root = await realpath(dataDir).catch(() => undefined);
  if (root === undefined) return undefined;
  const holder = currentHolder(root);
  const server = holder === undefined ? undefined : await readPostmasterFile(path.join(root, 'postgres'));
  if (holder === undefined || server?.ready !== true) return undefined;
  return { url: urlOf(server.socketDir), dataDir: root, pid: holder.pid };
}

function nothingThere(dataDir: string): Failure {
  return new Failure('database.nothingThere', {
    zh: `${dataDir} 中（或 DATABASE_URL 处）没有回音的数据。`,
    en: `There are no data of Huiyin in ${dataDir}, or where DATABASE_URL points.`,
  });
}

function notRunning(dataDir: string): Failure {
  return new Failure('database.notRunning', {
    zh: `数据目录 ${dataDir} 上没有运行中的回音：请先启动 ./huiyin serve，或用 DATABASE_URL 指明数据库。`,
    en: `No Huiyin runs on the data folder ${dataDir}: start ./huiyin serve first, or name a database with DATABASE_URL.`,
  });
}

function olderRuns(pid: number, reason: string): Failure {
  return new Failure('database.olderRuns', {
    zh: `正在运行的回音（进程 ${pid}）版本不同，请先重启它。`,
    en: `The Huiyin that runs (process ${pid}) is of another version (${reason}); restart it first.`,
  });
}
