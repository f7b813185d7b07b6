import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { startEmbedded } from '../../src/postgres/embedded/start-embedded.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';

/** A durable server in a temporary folder, as Huiyin runs it, with as many empty migrated databases as are asked for. */
export type TemporaryServer = AsyncDisposable & {
  /** For files of the measurement; goes with the server. */
  readonly folder: string;
  /** A new database, as the program works on it; its pool closes with the server. */
  newDatabase(): Promise<pg.Pool>;
};

const sqlFolder = path.resolve(import.meta.dirname, '..', '..', 'sql');

/** Starts it. */
export async function startTemporaryServer(): Promise<TemporaryServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-bench-'));
  // PostgreSQL's own account must be able to pass.
  chmodSync(folder, 0o711);
  await using opening = new AsyncDisposableStack();
  opening.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const server = await startEmbedded({ dataDir: path.join(folder, 'data'), log: () => undefined });
  opening.defer(async () => {
    await server.stop();
  });
  const admin = createPool(server.url, { max: 1 });
  opening.defer(async () => {
    await admin.end();
  });
  const opened = opening.move();
  let count = 0;
  return {
    folder,
    newDatabase: async () => {
      count += 1;
      const url = new URL(server.url);
      url.pathname = `/bench_${String(count)}`;
      await admin.query(`CREATE DATABASE bench_${String(count)}`);
      const owner = createPool(url.href, { max: 1 });
      const { applicationRole } = await migrate(owner, sqlFolder);
      // What other databases have written is on the disk before this one is measured.
      await owner.query('CHECKPOINT');
      await owner.end();
      const pool = createPool(url.href, applicationRole === undefined ? {} : { role: applicationRole });
      opened.defer(async () => {
        await pool.end();
      });
      return pool;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
