import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { currentHolder, takeLock } from './instance-lock.ts';
import { identifyProcess } from './process-identity.ts';

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-lock-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

const stale = JSON.stringify({ pid: process.pid, startedAt: 'another time', host: hostname() });

test('a lock keeps others out until it is released, and leaves nothing behind', (t) => {
  const folder = emptyFolder(t);
  const lock = takeLock(folder);
  assert.equal(currentHolder(folder)?.pid, process.pid);
  assert.throws(() => takeLock(folder), { code: 'inUse', message: new RegExp(`${folder} as process ${process.pid}`, 'u') });
  lock.release();
  assert.equal(currentHolder(folder), undefined);
  assert.deepEqual(readdirSync(folder), []);
  takeLock(folder).release();
});

for (const [title, content] of [
  ['of a process that ended and whose number was given to another', stale],
  ['that a power cut left empty', ''],
  ['that is not readable as one', '{"pid":"x"}'],
] as const) {
  test(`a lock ${title} is succeeded`, (t) => {
    const folder = emptyFolder(t);
    writeFileSync(path.join(folder, 'lock.41'), content);
    assert.equal(currentHolder(folder), undefined);
    const lock = takeLock(folder);
    assert.deepEqual(readdirSync(folder), ['lock.42']);
    lock.release();
  });
}

test('the newest lock counts, not the one whose number sorts last as text', (t) => {
  const folder = emptyFolder(t);
  writeFileSync(path.join(folder, 'lock.9'), stale);
  writeFileSync(path.join(folder, 'lock.10'), JSON.stringify({ ...identifyProcess(process.pid), host: hostname() }));
  assert.throws(() => takeLock(folder), { code: 'inUse' });
});

test('a lock of another machine stays', (t) => {
  const folder = emptyFolder(t);
  writeFileSync(path.join(folder, 'lock.1'), JSON.stringify({ pid: 1, startedAt: 'x', host: 'elsewhere' }));
  assert.throws(() => takeLock(folder), { code: 'otherMachine', message: /elsewhere/u });
  assert.deepEqual(readdirSync(folder), ['lock.1']);
});
