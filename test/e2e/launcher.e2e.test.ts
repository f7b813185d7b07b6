import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { launch, projectFolder, runHuiyin, temporaryFolder } from '../support/huiyin-process.ts';

const SENTENCES = /npm ci.*\n.*npm ci/u;

async function copyOfLauncher(t: TestContext): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const file of ['huiyin', 'package.json']) await copyFile(path.join(projectFolder, file), path.join(folder, file));
  return folder;
}

/** A folder with a program `node` that says it is an old one, and fails at anything else. */
async function oldNode(t: TestContext): Promise<string> {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'node');
  await writeFile(file, '#!/bin/sh\n[ "$1" = --version ] && echo v20.19.0 || exit 9\n');
  await chmod(file, 0o755);
  return folder;
}

test('help is quick to find and free of warnings', async (t) => {
  const { code, out, err } = await runHuiyin(t, ['--help']);
  assert.equal(code, 0);
  assert.equal(err, '');
  for (const word of ['start', 'accounts reset', 'deadline', '--json']) assert.ok(out.includes(word), word);
});

test('an unknown command gets a suggestion and exit code 1', async (t) => {
  const { code, err } = await runHuiyin(t, ['strat']);
  assert.equal(code, 1);
  assert.match(err, /Did you mean "start"\?/u);
});

test('a mistyped setting is refused before anything is started', async (t) => {
  const { code, err } = await runHuiyin(t, ['start'], { HUIYIN_KEY_FIEL: '/x' });
  assert.equal(code, 1);
  assert.match(err, /HUIYIN_KEY_FILE/u);
});

test('works through links and from any folder', async (t) => {
  const folder = await temporaryFolder(t);
  await symlink(path.join(projectFolder, 'huiyin'), path.join(folder, 'first'));
  await symlink('first', path.join(folder, 'second'));
  const { code, out } = await launch(t, './second', ['--version'], { cwd: folder }).ended;
  assert.equal(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+\n$/u);
});

test('does not care for an old Node of the machine', async (t) => {
  const env = { PATH: `${await oldNode(t)}:/usr/bin:/bin` };
  const { code, out } = await runHuiyin(t, ['--version'], env);
  assert.equal(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+\n$/u);
});

test('before npm ci it says what to do, also through npm start', async (t) => {
  const folder = await copyOfLauncher(t);
  for (const [command, args] of [
    ['./huiyin', ['start']],
    ['npm', ['start']],
  ] as const) {
    const { code, err } = await launch(t, command, args, { cwd: folder }).ended;
    assert.equal(code, 2, command);
    assert.match(err, SENTENCES);
    assert.doesNotMatch(err, /\n\s+at /u);
  }
});

test('with packages but no Node that runs here, it says what to do', async (t) => {
  const folder = await copyOfLauncher(t);
  await mkdir(path.join(folder, 'node_modules', 'fastify'), { recursive: true });
  await mkdir(path.join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
  const ours = path.join(folder, 'node_modules', 'node', 'bin', 'node');
  await writeFile(ours, 'made for another machine');
  await chmod(ours, 0o755);
  const { code, err } = await launch(t, './huiyin', ['start'], { cwd: folder, env: { PATH: `${await oldNode(t)}:/usr/bin:/bin` } }).ended;
  assert.equal(code, 2);
  assert.match(err, SENTENCES);
  assert.match(err, /No Node 26 that runs on this machine/u);
});

test('a reader that goes away ends it without a word', async (t) => {
  const launcher = path.join(projectFolder, 'huiyin');
  const { code, err } = await launch(t, 'sh', ['-c', `"${launcher}" --help | true`]).ended;
  assert.equal(code, 0);
  assert.equal(err, '');
});
