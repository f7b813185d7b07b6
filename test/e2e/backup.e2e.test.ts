import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { launch, projectFolder, runHuiyin, temporaryFolder } from '../support/huiyin-process.ts';

const launcher = path.join(projectFolder, 'huiyin');
const profile = path.join(projectFolder, 'profiles', 'xiaocheng');

test('backup while the city lives, kill -9 in a backup, restore on another machine, check', async (t) => {
  const folder = await temporaryFolder(t);
  const [data, file] = [path.join(folder, 'data'), path.join(folder, 'all.backup')];
  const env = { HUIYIN_DATA: data, HUIYIN_DEMO: '0', PORT: '0' };
  const nothing = await runHuiyin(t, ['backup', file], env);
  assert.equal(nothing.code, 2);
  assert.match(nothing.err, /database\.nothingThere/u);
  assert.deepEqual(await readdir(folder), [], 'and nothing was begun');
  assert.equal((await runHuiyin(t, ['profile', 'load', profile], env)).code, 0);
  const server = launch(t, launcher, ['start'], { env });
  await server.said(/Ctrl-C stops it\./u);
  const living = launch(t, launcher, ['simulate', '--tickets', '100000', '--days', '300', '--seed', '1'], { env });
  const killed = launch(t, launcher, ['backup', path.join(folder, 'killed.backup')], { env });
  killed.child.kill('SIGKILL');
  await killed.ended;

  const written = await runHuiyin(t, ['backup', file, '--json'], env);
  assert.equal(written.code, 0, written.err);
  living.child.kill('SIGKILL');
  await living.ended;
  server.child.kill('SIGTERM');
  await server.ended;
  const names = await readdir(folder);
  assert.ok(!names.includes('killed.backup'), names.join(' '));
  const again = await runHuiyin(t, ['backup', file], env);
  assert.equal(again.code, 1);
  assert.match(again.err, /backup\.taken/u);

  const other = path.join(folder, 'other');
  const restored = await runHuiyin(t, ['restore', file, '--into', other], env);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.err, /The key is missing: put the old person\.key at .*other\/keys\/person\.key/u);
  const elsewhere = { ...env, HUIYIN_DATA: other };
  const keyless = await runHuiyin(t, ['check'], elsewhere);
  assert.equal(keyless.code, 2);
  assert.match(keyless.err, /key\.missing/u);
  await mkdir(path.join(other, 'keys'), { mode: 0o700 });
  await copyFile(path.join(data, 'keys', 'person.key'), path.join(other, 'keys', 'person.key'));
  const checked = await runHuiyin(t, ['check', '--json'], elsewhere);
  assert.equal(checked.code, 0, checked.out + checked.err);
  const { rows } = JSON.parse(written.out) as { readonly rows: number };
  assert.ok(rows > 0);

  const killedRestore = path.join(folder, 'killed');
  const restoring = launch(t, launcher, ['restore', file, '--into', killedRestore], { env });
  await restoring.said(/PostgreSQL .*data in/u);
  restoring.child.kill('SIGKILL');
  await restoring.ended;
  const repeated = await runHuiyin(t, ['restore', file, '--into', killedRestore, '--json'], env);
  assert.equal(repeated.code, 0, repeated.err);
  assert.equal((JSON.parse(repeated.out) as { readonly rows: number }).rows, rows);

  const filled = await runHuiyin(t, ['restore', file, '--into', other], env);
  assert.equal(filled.code, 1);
  assert.match(filled.err, /restore\.notEmpty/u);

  const third = path.join(folder, 'third');
  await mkdir(path.join(third, 'keys'), { recursive: true });
  await writeFile(path.join(third, 'keys', 'person.key'), 'ab'.repeat(32));
  const wrongKey = await runHuiyin(t, ['restore', file, '--into', third], env);
  assert.equal(wrongKey.code, 1);
  assert.match(wrongKey.err, /key\.other/u);
  await assert.rejects(stat(path.join(third, 'postgres')), 'nothing was written');

  const foreign = await runHuiyin(t, ['restore', launcher, '--into', third], env);
  assert.equal(foreign.code, 1);
  assert.match(foreign.err, /backup\.foreign/u);
  const whole = await runHuiyin(t, ['restore', file, '--check'], env);
  assert.equal(whole.code, 0);
  assert.match(whole.out, /whole: /u);
});
