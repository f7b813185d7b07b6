import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { mountSmallDisk } from '../../../test/support/small-disk.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { openBackupFile } from './open-backup-file.ts';
import { writeBackupFile } from './write-backup-file.ts';

const about = { program: '1', takenAt: '2026-03-02T01:00:00.000Z' as Instant, schema: [], keyFingerprint: 'abc' };

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-backup-file-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function write(file: string, tables: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const begun = await writeBackupFile(file);
  assert.ok(begun.ok);
  for (const [name, texts] of Object.entries(tables)) await begun.value.add({ name, columns: ['a'] }, pieces(...texts), () => undefined);
  await begun.value.finish(about);
}

async function faultOf(file: string): Promise<string | null> {
  const opened = await openBackupFile(file, () => undefined);
  if (!opened.ok) return opened.error;
  await opened.value[Symbol.asyncDispose]();
  return null;
}

test('what goes in comes out, with rows counted and nothing left beside it', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'a.backup');
  await write(file, { city: ['x\n'], empty: [], event: ['1\n2', '\n3\n', '\n'] });
  assert.deepEqual(await readdir(folder), ['a.backup']);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const opened = await openBackupFile(file, () => undefined);
  assert.ok(opened.ok);
  await using backup = opened.value;
  const { tables, ...rest } = backup.manifest;
  assert.deepEqual(rest, about);
  assert.deepEqual(
    tables.map(({ name, rows, bytes }) => [name, rows, bytes]),
    [
      ['city', 1, 2],
      ['empty', 0, 0],
      ['event', 4, 7],
    ],
  );
  const texts = await Promise.all(tables.map(async (table) => Buffer.concat(await Array.fromAsync(backup.read(table))).toString()));
  assert.deepEqual(texts, ['x\n', '', '1\n2\n3\n\n']);
});

test('a file cut off anywhere is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const whole = path.join(folder, 'whole');
  await write(whole, { city: ['x\n'], event: ['1\n2\n'] });
  const cut = path.join(folder, 'cut');
  const { size } = await stat(whole);
  for (let length = 0; length < size; length += 1) {
    await copyFile(whole, cut);
    await truncate(cut, length);
    assert.equal(await faultOf(cut), 'truncated', `${String(length)} of ${String(size)} bytes`);
  }
});

test('a file with any bit changed, or bytes added, is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const whole = path.join(folder, 'whole');
  await write(whole, { city: ['x\n'], event: ['1\n2\n'.repeat(100)] });
  const bytes = await readFile(whole);
  const spoilt = path.join(folder, 'spoilt');
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(place) ^ (1 << bit), place);
      await writeFile(spoilt, copy);
      assert.notEqual(await faultOf(spoilt), null);
    }),
    { numRuns: 300 },
  );
  await writeFile(spoilt, Buffer.concat([bytes, Buffer.from('\n')]));
  assert.equal(await faultOf(spoilt), 'truncated');
});

test('a disk that fills up leaves no file', async (t) => {
  const disk = mountSmallDisk(t, 1);
  if (disk === undefined) {
    t.skip('mounting is not allowed here');
    return;
  }
  const begun = await writeBackupFile(path.join(disk.folder, 'a.backup'));
  assert.ok(begun.ok);
  async function* noise(): AsyncGenerator<Uint8Array, void> {
    for (let count = 0; count < 64; count += 1) yield await Promise.resolve(randomBytes(64 * 1024));
  }
  await assert.rejects(
    begun.value.add({ name: 'event', columns: ['a'] }, noise(), () => undefined),
    { code: 'ENOSPC' },
  );
  await begun.value.abandon();
  assert.deepEqual(await readdir(disk.folder), []);
});

test('what is no backup is called so', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'file');
  await writeFile(file, 'PGDMP and so on, for some more bytes');
  assert.equal(await faultOf(file), 'foreign');
  await writeFile(file, 'HUIYIN BACKUP 2\nwith a future behind it');
  assert.equal(await faultOf(file), 'newerFormat');
  assert.equal(await faultOf(path.join(folder, 'none')), 'notFound');
  assert.equal(await faultOf(folder), 'notReadable');
});

test('a backup of many megabytes goes through without being held', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'large');
  const line = Buffer.from(`${'0123456789abcdef'.repeat(64)}\n`);
  const piece = Buffer.concat(Array.from({ length: 256 }, () => line));
  async function* many(): AsyncGenerator<Uint8Array, void> {
    for (let count = 0; count < 400; count += 1) yield await Promise.resolve(piece);
  }
  const begun = await writeBackupFile(file);
  assert.ok(begun.ok);
  let highest = 0;
  const before = process.memoryUsage().arrayBuffers;
  await begun.value.add({ name: 'event', columns: ['a'] }, many(), () => {
    highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
  });
  await begun.value.finish(about);
  assert.ok(highest < piece.length * 100, `${String(highest)} bytes were held`);
  const handle = await open(file);
  await handle.close();
  assert.equal(await faultOf(file), null);
});
