import assert from 'node:assert/strict';
import {
  accessSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startHolder } from '../../../test/support/embedded-holder.ts';
import { mountSmallDisk } from '../../../test/support/small-disk.ts';
import { DatabaseUnavailable, DiskFull } from '../database-error.ts';
import { createPool } from '../pool.ts';
import { startEmbedded } from './start-embedded.ts';
import type { EmbeddedServer } from './start-embedded.ts';

const isRoot = process.getuid?.() === 0;
const onlyRoot = { skip: isRoot ? false : 'needs root' };

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-ground-'));
  t.after(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function start(
  t: TestContext,
  dataDir: string,
  options: { readonly systemDir?: string; readonly durable?: boolean } = {},
): Promise<EmbeddedServer & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const server = await startEmbedded({ dataDir, durable: false, log: (line) => lines.push(line), ...options });
  t.after(server.stop);
  return { ...server, lines };
}

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const pool = createPool(url, { max: 1 });
  try {
    return (await pool.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await pool.end();
  }
}

test('as root, in a folder that others cannot enter: the data go elsewhere, and the folder links to them', onlyRoot, async (t) => {
  const closed = temporaryFolder(t);
  const systemDir = temporaryFolder(t);
  chmodSync(systemDir, 0o755);
  const dataDir = path.join(closed, 'project', '.data');
  const first = await start(t, dataDir, { systemDir });
  assert.ok(first.dataDir.startsWith(systemDir), first.dataDir);
  assert.ok(first.lines.some((line) => line.includes(first.dataDir) && line.includes(dataDir)));
  assert.ok(lstatSync(dataDir).isSymbolicLink());
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();

  // Opened meanwhile: the data stay where they are.
  chmodSync(closed, 0o755);
  const second = await start(t, dataDir, { systemDir });
  assert.equal(second.dataDir, first.dataDir);
  assert.deepEqual(await ask(second.url, 'SELECT answer FROM kept'), [{ answer: 42 }]);
});

test('as root: only the account of PostgreSQL and root come near the database', onlyRoot, async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o755);
  const { dataDir } = await start(t, path.join(folder, 'data'));
  const mode = (name: string): string => (statSync(path.join(dataDir, name)).mode & 0o777).toString(8);
  assert.deepEqual([mode('.'), mode('postgres'), mode('socket'), mode('log')], ['711', '700', '700', '700']);
  assert.equal(statSync(dataDir).uid, 0);
  assert.notEqual(statSync(path.join(dataDir, 'postgres')).uid, 0);
});

test('as root: data in a folder that was closed later are refused, not left behind', onlyRoot, async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  const server = await start(t, dataDir);
  await server.stop();
  chmodSync(folder, 0o700);
  await assert.rejects(start(t, dataDir), { code: 'unreachable', message: new RegExp(dataDir, 'u') });
});

test('a link whose data are gone is refused', async (t) => {
  const folder = temporaryFolder(t);
  symlinkSync(path.join(folder, 'moved-away'), path.join(folder, 'data'));
  await assert.rejects(start(t, path.join(folder, 'data')), { code: 'unreachable', message: /moved-away/u });
});

test('a folder without the right to write is refused, naming it', async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o555);
  const nobody = { uid: 65_534, gid: 65_534 };
  const { answer } = await startHolder(path.join(folder, 'data'), isRoot ? nobody : {});
  assert.ok(!answer.ok);
  assert.deepEqual([answer.code, answer.message.includes(folder)], ['noPermission', true]);
});

const onlyLinux = { skip: process.platform === 'linux' ? false : 'needs /proc' };

test('a folder where the system makes none is refused at once, naming it', onlyLinux, async (t) => {
  await assert.rejects(start(t, '/proc/huiyin/data'), { code: 'noPermission', message: /\/proc\/huiyin\/data/u });
});

test('a folder with other things in the place of the data is left alone', async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'postgres'));
  writeFileSync(path.join(folder, 'postgres', 'letter.txt'), 'mine');
  await assert.rejects(start(t, folder), { code: 'startFailed', message: /PG_VERSION is missing/u });
  accessSync(path.join(folder, 'postgres', 'letter.txt'));
});

test('a disk that is full at creation is named, and leaves nothing that looks like data', async (t) => {
  const disk = mountSmallDisk(t, 20);
  if (disk === undefined) {
    t.skip('mounting is not allowed here');
    return;
  }
  const dataDir = path.join(disk.folder, 'data');
  await assert.rejects(start(t, dataDir), { code: 'diskFull', message: new RegExp(dataDir, 'u') });
  assert.deepEqual(
    readdirSync(dataDir).filter((name) => name.startsWith('postgres') || name.startsWith('lock')),
    [],
  );
  disk.resize(200);
  const server = await start(t, dataDir);
  assert.deepEqual(await ask(server.url, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a disk that fills up while working: a typed error, and everything committed is there once there is room', async (t) => {
  const disk = mountSmallDisk(t, 120);
  if (disk === undefined) {
    t.skip('mounting is not allowed here');
    return;
  }
  const dataDir = path.join(disk.folder, 'data');
  const first = await start(t, dataDir, { durable: true });
  const pool = createPool(first.url, { max: 1 });
  await pool.query('CREATE TABLE kept (n int, filler text)');
  let committed = 0;
  const failure: unknown = await (async () => {
    for (;;) {
      await pool.query('INSERT INTO kept SELECT $1, repeat(md5(g::text), 30) FROM generate_series(1, 1000) g', [committed + 1]);
      committed += 1;
    }
  })().catch((error: unknown) => error);
  await pool.end();
  // When the disk fills on the log instead of a table, PostgreSQL ends itself rather than go on without it.
  assert.ok(failure instanceof DiskFull || failure instanceof DatabaseUnavailable, String(failure));
  await first.stop();
  disk.resize(400);
  const second = await start(t, dataDir, { durable: true });
  assert.deepEqual(await ask(second.url, 'SELECT count(*), count(DISTINCT n) AS batches FROM kept'), [
    { count: committed * 1000, batches: committed },
  ]);
});
