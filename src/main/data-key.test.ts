import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { Failure } from '../cli/failure.ts';
import { fingerprintOf, loadDataKey, type FingerprintRecord } from './data-key.ts';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-key-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function recordOf(initial?: string): FingerprintRecord {
  let known = initial;
  return { read: () => Promise.resolve(known), record: (fingerprint) => Promise.resolve((known ??= fingerprint)) };
}

function failsWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Failure && error.code === code;
}

test('the first start creates a key that only the owner can read, and later starts find it', async (t) => {
  const dataDir = await folderFor(t);
  const record = recordOf();
  const first = await loadDataKey({ dataDir, keyFile: null }, record);
  assert.equal(first.created, true);
  assert.equal(first.key.length, 32);
  assert.equal((await stat(first.file)).mode & 0o777, 0o600);
  assert.equal((await stat(path.dirname(first.file))).mode & 0o777, 0o700);
  const second = await loadDataKey({ dataDir, keyFile: null }, record);
  assert.equal(second.created, false);
  assert.deepEqual(second.key, first.key);
});

test('several starts at once agree on one key', async (t) => {
  const dataDir = await folderFor(t);
  const record = recordOf();
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadDataKey({ dataDir, keyFile: null }, record)));
  assert.equal(new Set(keys.map(({ fingerprint }) => fingerprint)).size, 1);
  assert.equal(keys.filter(({ created }) => created).length, 1);
});

test('a key missing beside existing data is never replaced', async (t) => {
  const dataDir = await folderFor(t);
  await assert.rejects(loadDataKey({ dataDir, keyFile: null }, recordOf('some')), failsWith('key.missing'));
  await assert.rejects(stat(path.join(dataDir, 'keys')));
});

test('another key than the data were written with is refused', async (t) => {
  const keyFile = path.join(await folderFor(t), 'own.key');
  await writeFile(keyFile, randomBytes(32));
  await assert.rejects(loadDataKey({ dataDir: '/nowhere', keyFile }, recordOf('some')), failsWith('key.other'));
});

test('a key file of one’s own may be raw or hexadecimal, but must exist and be whole', async (t) => {
  const folder = await folderFor(t);
  const [raw, hex, bad] = ['raw', 'hex', 'bad'].map((name) => path.join(folder, name)) as [string, string, string];
  const key = randomBytes(32);
  await writeFile(raw, key);
  await writeFile(hex, `${key.toString('hex').toUpperCase()}\n`);
  await writeFile(bad, key.subarray(1));
  const record = recordOf(fingerprintOf(key));
  assert.deepEqual((await loadDataKey({ dataDir: folder, keyFile: raw }, record)).key, key);
  assert.deepEqual((await loadDataKey({ dataDir: folder, keyFile: hex }, record)).key, key);
  await assert.rejects(loadDataKey({ dataDir: folder, keyFile: bad }, record), failsWith('key.malformed'));
  await assert.rejects(loadDataKey({ dataDir: folder, keyFile: path.join(folder, 'none') }, recordOf()), failsWith('key.notThere'));
  assert.equal((await readFile(hex, 'latin1')).length, 65);
});
