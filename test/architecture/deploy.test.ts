import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { environmentVariables } from '../../src/main/environment-variables.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const units = readdirSync(path.join(root, 'deploy')).filter((name) => name.endsWith('.service'));
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');

test('what the image copies is there, and the list of what is left out lets it through', () => {
  const kept = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  const copies = [...dockerfile.matchAll(/^COPY (?!--from)(?<words>.+)$/gmu)].flatMap(({ groups }) =>
    (groups?.['words'] ?? '').split(/\s+/u).slice(0, -1),
  );
  assert.ok(copies.length > 5);
  for (const source of copies) {
    assert.ok(existsSync(path.join(root, source)), source);
    assert.ok(kept.includes(`!${source}`), `${source} in .dockerignore`);
  }
});

test('the image runs as an account of its own, on a Node that the program takes, and brings no secret', () => {
  assert.match(dockerfile, /^USER huiyin$/mu);
  const needed = (JSON.parse(read('package.json')) as { readonly devDependencies: { readonly node: string } }).devDependencies.node;
  for (const [, major] of dockerfile.matchAll(/^FROM node:(\d+)-/gmu)) assert.equal(major, needed.split('.')[0]);
  assert.doesNotMatch(dockerfile, /password|secret|token|_KEY/iu);
});

test('settings in the image and the units are settings that the program knows', () => {
  const known = Object.keys(environmentVariables);
  const texts = [
    dockerfile.match(/^ENV (.+)$/mu)?.[1] ?? '',
    ...units.flatMap((unit) => [...read(`deploy/${unit}`).matchAll(/^Environment=(.+)$/gmu)].map(([, text]) => text ?? '')),
  ];
  const names = texts.flatMap((text) => [...text.matchAll(/([A-Z_]+)=/gu)].map(([, name]) => name ?? ''));
  assert.ok(names.length >= 6);
  for (const name of names) assert.ok(known.includes(name), name);
});

test('the units start commands that exist, without the demo city', () => {
  const entries = read('src/main/command-line.ts');
  assert.ok(units.length >= 2);
  for (const unit of units) {
    const command = /^ExecStart=\/opt\/huiyin\/huiyin (?<command>\w+)$/mu.exec(read(`deploy/${unit}`))?.groups?.['command'];
    assert.ok(command !== undefined && entries.includes(`name: '${command}'`), unit);
    assert.match(read(`deploy/${unit}`), /HUIYIN_DEMO=0/u);
  }
});

const systemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test('systemd understands the units', { skip: systemd ? false : 'there is no systemd here' }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-units-'));
  try {
    for (const unit of units) {
      // The account, the program and its settings are those of another machine.
      const here = read(`deploy/${unit}`)
        .replaceAll(/^ExecStart=\S+/gmu, 'ExecStart=/bin/true')
        .replaceAll(/^(?:User|Group|WorkingDirectory|EnvironmentFile|Documentation)=.*\n/gmu, '');
      const file = path.join(folder, unit);
      writeFileSync(file, here);
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.equal(stderr, '');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
