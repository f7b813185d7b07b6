import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

type Locked = { readonly version?: string; readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };
type Manifest = { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> };

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const manifest = read('package.json') as Manifest;

test('the lockfile names no host, so it installs from any registry', () => {
  assert.deepEqual(
    Object.entries(packages).flatMap(([name, locked]) => (locked.resolved === undefined ? [] : [name])),
    [],
  );
});

test('the lockfile holds the packages of every platform; without them `npm ci` refuses', () => {
  const wanted = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
  assert.deepEqual(
    wanted.filter((name) => !Object.keys(packages).some((key) => key.endsWith(`node_modules/${name}`))),
    [],
  );
});

test('every dependency is pinned to one version', () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  assert.deepEqual(
    ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(range)),
    [],
  );
});
