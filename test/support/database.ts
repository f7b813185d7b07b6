import type { TestContext } from 'node:test';
import type pg from 'pg';
import { createPool } from '../../src/postgres/pool.ts';
import {
  discardServer,
  ensureTemplate,
  keepServer,
  SERVER_VARIABLE,
  startTestServer,
  testDatabaseName,
  withDatabaseName,
} from './test-server.ts';

/** A database of its own for one test: all migrations applied, otherwise empty. */
export type TestDatabase = {
  readonly name: string;
  /** As the owner: migrations, and looking behind the scenes. */
  readonly ownerUrl: string;
  readonly ownerPool: pg.Pool;
  /** As the application works: role `huiyin_app`, which cannot change what only grows. */
  readonly pool: pg.Pool;
  /** Opens another pool of the application, e.g. to act as a second process; closed with the test. */
  openPool(options?: { readonly max?: number }): pg.Pool;
};

let failed = false;
let server: Promise<{ readonly url: string; readonly template: string }> | undefined;

/**
 * Gives the test `t` a fresh database. Dropped when the test passes; kept, and named in the output, when it fails.
 * Under `npm test` all files share one server; a file run by itself starts one of its own.
 */
export async function withDatabase(t: TestContext): Promise<TestDatabase> {
  server ??= findServer();
  return await copyDatabase(t, (await server).template);
}

/** The same without any migration applied. */
export async function withEmptyDatabase(t: TestContext): Promise<TestDatabase> {
  return await copyDatabase(t, 'template1');
}

async function copyDatabase(t: TestContext, template: string): Promise<TestDatabase> {
  server ??= findServer();
  const { url } = await server;
  const name = testDatabaseName();
  const admin = createPool(url, { max: 1 });
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY = FILE_COPY`);

  const ownerUrl = withDatabaseName(url, name);
  const pools: pg.Pool[] = [];
  const open = (options: Parameters<typeof createPool>[1]): pg.Pool => {
    const pool = createPool(ownerUrl, options);
    pools.push(pool);
    return pool;
  };
  t.after(async () => {
    const closed = Promise.all(pools.map(async (pool) => await pool.end()));
    try {
      if (t.passed) {
        await closed;
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      } else {
        failed = true;
        t.diagnostic(`database kept: ${name}`);
        // A connection that the test was about to give back when it failed would be waited for for ever.
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      }
    } finally {
      await admin.end();
    }
  });
  return {
    name,
    ownerUrl,
    ownerPool: open({ max: 2 }),
    pool: open({ role: 'huiyin_app' }),
    openPool: (options = {}) => open({ ...options, role: 'huiyin_app' }),
  };
}

async function findServer(): Promise<{ readonly url: string; readonly template: string }> {
  const given = process.env[SERVER_VARIABLE];
  if (given !== undefined) return { url: given, template: await ensureTemplate(given) };
  const own = await startTestServer();
  process.once('exit', () => {
    if (!failed) discardServer(own);
    else process.stderr.write(`The databases of failed tests: node test/run.ts --serve ${keepServer(own)}\n`);
  });
  return { url: own.url, template: await ensureTemplate(own.url) };
}
