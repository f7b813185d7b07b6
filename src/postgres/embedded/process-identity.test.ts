import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { identifyProcess, isPostgresIn, isRunning } from './process-identity.ts';

test('a process is itself as long as it runs, and nothing afterwards', async () => {
  const child = spawn('/bin/sh', ['-c', 'read -r line'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const identity = identifyProcess(child.pid ?? 0);
  assert.ok(identity !== undefined && isRunning(identity));
  assert.equal(isRunning({ ...identity, startedAt: 'earlier' }), false);
  child.stdin.end();
  await once(child, 'exit');
  assert.equal(isRunning(identity), false);
  assert.equal(identifyProcess(identity.pid), undefined);
});

test('a program in the data folder is not a server because of that', async () => {
  const child = spawn('/bin/sh', ['-c', 'read -r line'], { stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  await once(child, 'spawn');
  assert.equal(isPostgresIn(child.pid ?? 0, '/'), false);
  child.stdin.end();
  await once(child, 'exit');
});
