import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { codesOf } from '../../src/domain/vocabulary/label.ts';
import { refusals } from '../../src/domain/vocabulary/refusals.ts';

const root = path.resolve(import.meta.dirname, '../..');
const catalogue = 'src/domain/vocabulary/refusals.ts';

const files = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}'], { cwd: root }).filter(
  (file) => !file.includes('.test.') && file !== catalogue,
);
const sourceOf = (chosen: readonly string[]): string => chosen.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');

test('every code of the catalogue is given by some rule', () => {
  const source = sourceOf(files);
  const unused = codesOf(refusals).filter((code) => !source.includes(`'${code}'`));
  assert.deepEqual(unused, [], 'take these out of the catalogue');
});

test('every code that a rule refuses with is in the catalogue', () => {
  // The zones of the rules; outwards there are codes of other kinds.
  const source = sourceOf(files.filter((file) => /^src\/(?:domain|application)\//u.test(file)));
  const given = [...source.matchAll(/\brefuse\(\s*'(\w+)'/gu), ...source.matchAll(/\bcode: '([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/gu)].map(
    ([, code]) => code,
  );
  assert.ok(given.length > 80, `${String(given.length)} places were found`);
  assert.deepEqual([...new Set(given.filter((code) => code === undefined || !Object.hasOwn(refusals, code)))], []);
});
