import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startHolder } from '../../../test/support/embedded-holder.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { DatabaseUnavailable } from '../database-error.ts';
import { createPool } from '../pool.ts';
import { identifyProcess } from './process-identity.ts';
import { startEmbedded } from './start-embedded.ts';
import type { EmbeddedServer } from './start-embedded.ts';

/** A data folder for one test, removed after it. */
function dataFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-embedded-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

async function start(t: TestContext, dataDir: string, durable = false): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable, log: () => undefined });
  t.after(server.stop);
  return server;
}

async function ask<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const pool = createPool(url, { max: 1 });
  try {
    return (await pool.query<Row>(sql)).rows;
  } finally {
    await pool.end();
  }
}

const isAlive = (pid: number): boolean => identifyProcess(pid) !== undefined;

test('the server is durable, checksummed, in UTF-8, and listens on no network address', async (t) => {
  const server = await start(t, dataFolder(t), true);
  const rows = await ask(
    server.url,
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
            current_setting('synchronous_commit') AS synchronous_commit, current_setting('data_checksums') AS data_checksums,
            current_setting('server_encoding') AS server_encoding, current_setting('listen_addresses') AS listen_addresses`,
  );
  assert.deepEqual(rows, [
    { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on', server_encoding: 'UTF8', listen_addresses: '' },
  ]);
});

test('stop leaves no process, may be called twice, and the next start finds the data', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir);
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await Promise.all([first.stop(), first.stop()]);
  assert.equal(isAlive(first.pid), false);
  assert.deepEqual(await first.exited, { code: 0, signal: null });
  assert.deepEqual(
    readdirSync(first.dataDir).filter((name) => name.startsWith('lock')),
    [],
  );
  const second = await start(t, dataDir);
  assert.deepEqual(await ask(second.url, 'SELECT answer FROM kept'), [{ answer: 42 }]);
});

test('a second start on the same data is refused, naming process and folder', async (t) => {
  const dataDir = dataFolder(t);
  const server = await start(t, dataDir);
  await assert.rejects(startEmbedded({ dataDir, durable: false, log: () => undefined }), { code: 'inUse' });
  const { answer } = await startHolder(dataDir);
  assert.ok(!answer.ok);
  assert.equal(answer.code, 'inUse');
  assert.ok(answer.message.includes(String(process.pid)), answer.message);
  assert.ok(answer.message.includes(server.dataDir), answer.message);
  assert.deepEqual(await ask(server.url, 'SELECT 1 AS one'), [{ one: 1 }], 'the first one is not disturbed');
});

test('of several starters at the same moment exactly one gets the data', async (t) => {
  const dataDir = dataFolder(t);
  const holders = await Promise.all([startHolder(dataDir), startHolder(dataDir), startHolder(dataDir)]);
  assert.equal(holders.filter(({ answer }) => answer.ok).length, 1);
  assert.ok(holders.every(({ answer }) => answer.ok || answer.code === 'inUse'));
  await Promise.all(
    holders.map(async ({ process: holder, answer }) => {
      if (!answer.ok) return;
      holder.stdin?.end();
      await once(holder, 'exit');
      assert.equal(isAlive(answer.serverPid), false);
    }),
  );
});

test('kill -9 of the server under load: its end is reported, and the next start has everything that was acknowledged', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir, true);
  await ask(first.url, 'CREATE TABLE kept (writer int, n int, PRIMARY KEY (writer, n))');
  const pool = createPool(first.url, { max: 4 });
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<unknown> => {
    for (let n = 1; ; n += 1) {
      try {
        await pool.query('INSERT INTO kept VALUES ($1, $2)', [writer, n]);
      } catch (error) {
        return error;
      }
      acknowledged.push(`${writer}.${n}`);
      if (acknowledged.length === 200) process.kill(first.pid, 'SIGKILL');
    }
  };
  const failures = await Promise.all([1, 2, 3, 4].map(write));
  await pool.end();
  assert.ok(failures.every((failure) => failure instanceof DatabaseUnavailable));
  assert.deepEqual(await first.exited, { code: null, signal: 'SIGKILL' });

  const second = await start(t, dataDir, true);
  const rows = await ask<{ key: string }>(second.url, "SELECT writer || '.' || n AS key FROM kept");
  const present = new Set(rows.map(({ key }) => key));
  assert.deepEqual(
    acknowledged.filter((key) => !present.has(key)),
    [],
  );
  assert.ok(present.size <= acknowledged.length + 4, 'at most the row in flight of each writer is there unacknowledged');
});

test('kill -9 of the program: the server stops by itself, and the next start finds the data', async (t) => {
  const dataDir = dataFolder(t);
  const { process: holder, answer } = await startHolder(dataDir);
  assert.ok(answer.ok);
  await ask(answer.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  holder.kill('SIGKILL');
  await waitUntil(() => !isAlive(answer.serverPid));
  const server = await start(t, dataDir);
  assert.deepEqual(await ask(server.url, 'SELECT answer FROM kept'), [{ answer: 42 }]);
});

test('a server that outlived its program is shut down by the next start', { skip: noProc() }, async (t) => {
  const dataDir = dataFolder(t);
  const { process: holder, answer } = await startHolder(dataDir);
  assert.ok(answer.ok);
  await ask(answer.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(watchdogOf(answer.serverPid), 'SIGKILL');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  assert.ok(isAlive(answer.serverPid), 'nobody stopped it');
  const server = await start(t, dataDir);
  assert.equal(isAlive(answer.serverPid), false);
  assert.deepEqual(await ask(server.url, 'SELECT answer FROM kept'), [{ answer: 42 }]);
});

test('after a power cut the locks name numbers that other programs have now: the start goes on', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(t, dataDir);
  // Only a process that the server's account could signal is mistaken for a server.
  const { uid, gid } = statSync(path.join(first.dataDir, 'postgres'));
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const stranger = spawn('/bin/sh', ['-c', 'read -r line'], { stdio: ['pipe', 'ignore', 'ignore'], uid, gid, cwd: '/' });
  await once(stranger, 'spawn');
  t.after(() => stranger.kill('SIGKILL'));
  const file = path.join(first.dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/u, String(stranger.pid)));
  writeFileSync(
    path.join(first.dataDir, 'lock.3'),
    JSON.stringify({ pid: process.pid, startedAt: 'before the power cut', host: hostname() }),
  );
  const second = await start(t, dataDir);
  assert.deepEqual(await ask(second.url, 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal(stranger.exitCode, null, 'the stranger was left alone');
});

test('a lock of another machine is not judged from here', async (t) => {
  const dataDir = dataFolder(t);
  writeFileSync(path.join(dataDir, 'lock.1'), JSON.stringify({ pid: 1, startedAt: 'x', host: 'elsewhere' }));
  await assert.rejects(startEmbedded({ dataDir, durable: false, log: () => undefined }), { code: 'otherMachine', message: /elsewhere/u });
});

test('the remains of a creation that was cut short are removed and the creation is done again', async (t) => {
  const dataDir = dataFolder(t);
  mkdirSync(path.join(dataDir, 'postgres.new-0a1b2c3d', 'base'), { recursive: true });
  const server = await start(t, dataDir);
  assert.deepEqual(await ask(server.url, 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal(existsSync(path.join(dataDir, 'postgres.new-0a1b2c3d')), false);
});

test('data of another major version are refused with both versions', async (t) => {
  const dataDir = dataFolder(t);
  mkdirSync(path.join(dataDir, 'postgres'));
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
  await assert.rejects(startEmbedded({ dataDir, durable: false, log: () => undefined }), {
    code: 'wrongVersion',
    message: /PostgreSQL 16.*PostgreSQL 18/u,
  });
});

test('the folder may have any name', async (t) => {
  const folder = dataFolder(t);
  chmodSync(folder, 0o711);
  const server = await start(t, path.join(folder, "吕梁's \\ 100% data"));
  assert.deepEqual(await ask(server.url, 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.ok(readdirSync(path.join(server.dataDir, 'log')).some((name) => name.startsWith('postgresql-')));
});

test('a long path moves the socket to a short private folder, which goes with the server', async (t) => {
  const folder = dataFolder(t);
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, 'a'.repeat(60), 'b'.repeat(60));
  const server = await start(t, dataDir);
  assert.deepEqual(await ask(server.url, 'SELECT 1 AS one'), [{ one: 1 }]);
  const socketDir = decodeURIComponent(new URL(server.url).hostname);
  assert.ok(existsSync(socketDir) && !socketDir.startsWith(dataDir), socketDir);
  await server.stop();
  assert.equal(existsSync(socketDir), false);
});

function noProc(): string | false {
  return process.platform === 'linux' ? false : 'looks processes up in /proc';
}

function watchdogOf(serverPid: number): number {
  const found = readdirSync('/proc')
    .map(Number)
    .filter(Number.isSafeInteger)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0] === '/bin/sh' && words[3] === String(serverPid);
      } catch {
        return false;
      }
    });
  assert.ok(found !== undefined, 'the server is watched');
  return found;
}
