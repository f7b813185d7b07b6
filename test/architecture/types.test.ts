import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-types-'));
after(() => rmSync(folder, { recursive: true }));

/** Lines that a pure zone must not compile: the platform does not exist there. */
const impure = [
  "export { readFileSync } from 'node:fs';",
  "export const home = process.env['HOME'];",
  'export const timer = setTimeout(() => undefined, 1);',
  "console.log('x');",
  "export const answer = fetch('http://localhost');",
  'export const bytes = Buffer.from([1]);',
  'export const page = document.title;',
];

/** Lines that the strict settings must refuse in any zone. */
const loose = [
  'export const first: string = ([] as string[])[0];',
  'export const given: { readonly a?: string } = { a: undefined };',
  'export enum Light { red }',
  'export function f(value) { return value; }',
  'export const field = ({} as Record<string, string>).name;',
  'export class Point { constructor(readonly x: number) {} }',
];

/** The lines of `src/ZONE/a.ts`, counted from 1, that the zone's own settings refuse. */
function refusedLines(zone: string, lines: readonly string[]): ReadonlySet<number> {
  const project = path.join(folder, String(readdirSync(folder).length));
  mkdirSync(path.join(project, 'src', zone), { recursive: true });
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(project, 'tsconfig.base.json'));
  cpSync(path.join(root, 'package.json'), path.join(project, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  const settings = JSON.parse(readFileSync(path.join(root, 'src', zone, 'tsconfig.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(path.join(project, 'src', zone, 'tsconfig.json'), JSON.stringify({ ...settings, references: [] }));
  writeFileSync(path.join(project, 'src', zone, 'a.ts'), lines.join('\n'));
  const run = spawnSync(process.execPath, [path.join(root, 'node_modules/.bin/tsc'), '-p', path.join('src', zone), '--noEmit', 'false'], {
    cwd: project,
    encoding: 'utf8',
  });
  return new Set([...run.stdout.matchAll(/a\.ts\((?<line>\d+),/gu)].map((match) => Number(match.groups?.['line'])));
}

const everyLine = (lines: readonly string[]): ReadonlySet<number> => new Set(lines.keys().map((index) => index + 1));

describe('types', () => {
  for (const zone of ['domain', 'analysis', 'contract']) {
    test(`src/${zone} knows neither Node nor a browser`, () => {
      assert.deepEqual(refusedLines(zone, impure), everyLine(impure));
    });
  }

  test('src/main knows Node, so the lines above are refused for the right reason', () => {
    assert.deepEqual(refusedLines('main', impure), new Set([impure.length]));
  });

  for (const zone of readdirSync(path.join(root, 'src'))) {
    test(`src/${zone} is checked strictly`, () => {
      assert.deepEqual(refusedLines(zone, loose), everyLine(loose));
    });
  }

  test('every zone is part of the whole, and the tests see every zone', () => {
    const zones = readdirSync(path.join(root, 'src')).toSorted();
    for (const file of ['tsconfig.json', 'tsconfig.test.json']) {
      const { references } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as {
        references: readonly { readonly path: string }[];
      };
      const named = references.flatMap(({ path: place }) => (place.startsWith('./src/') ? [path.basename(place)] : []));
      assert.deepEqual(named.toSorted(), zones, file);
    }
  });
});
