import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

/** One offence per rule that the house relies on: the file it lies in, and the code. */
const offences: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['typescript(no-floating-promises)', 'src/http/a.ts', 'export function f(p: Promise<void>): void { p; }'],
  ['typescript(no-misused-promises)', 'src/http/a.ts', 'export function f(p: Promise<boolean>): number { if (p) return 1; return 2; }'],
  [
    'typescript(switch-exhaustiveness-check)',
    'src/domain/kernel/a.ts',
    "export function f(c: 'a' | 'b'): void { switch (c) { case 'a': break; } }",
  ],
  [
    'typescript(strict-boolean-expressions)',
    'src/domain/kernel/a.ts',
    'export function f(n: number | undefined): number { return n ? 1 : 2; }',
  ],
  ['typescript(only-throw-error)', 'src/http/a.ts', "export function f(): never { throw 'text'; }"],
  ['typescript(no-explicit-any)', 'src/http/a.ts', 'export function f(value: any): void { void value; }'],
  ['typescript(no-unsafe-member-access)', 'src/http/a.ts', "export const f = JSON.parse('{}').a as string;"],
  ['typescript(no-non-null-assertion)', 'src/http/a.ts', 'export function f(t: string | null): string { return t!; }'],
  ['typescript(consistent-type-imports)', 'src/http/a.ts', "import { Pool } from './b.ts';\nexport type P = Pool;"],
  ['typescript(consistent-type-imports)', 'src/http/a.ts', "export type P = import('./b.ts').Pool;"],
  ['typescript(ban-ts-comment)', 'src/http/a.ts', "// @ts-ignore\nexport const n: number = 'x';"],
  ['eslint(no-console)', 'src/application/a.ts', "console.log('x');"],
  ['eslint(no-console)', 'src/domain/kernel/a.ts', "console.log('x');"],
  ['node(no-process-env)', 'src/postgres/a.ts', "export const home = process.env['HOME'];"],
  ['eslint(no-warning-comments)', 'src/http/a.ts', '// todo later\nexport const n = 1;'],
  ['oxc(no-barrel-file)', 'src/http/index.ts', "export * from './b.ts';"],
  ['import(no-default-export)', 'src/http/a.ts', 'export default 1;'],
  ['unicorn(filename-case)', 'src/http/camelCase.ts', 'export const n = 1;'],
  ['pure-zone(no-ambient)', 'src/domain/kernel/a.ts', 'export const at = Date.now();'],
  ['pure-zone(no-ambient)', 'src/analysis/a.ts', 'export const dice = Math.random();'],
  ['words(bilingual)', 'src/http/a.ts', "export const text = '已受理';"],
  ['words(chinese-marks)', 'src/http/a.ts', "export const label = { zh: '已受理,请等待', en: 'Taken on, please wait' };"],
  ['words(english-names)', 'src/http/a.ts', 'export const tuidan = 1;'],
  ['', 'src/http/a.ts', '// oxlint-disable-next-line no-console -- nothing to suppress\nexport const n = 1;'],
];

/** Code that the same rules let pass. */
const harmless: readonly (readonly [file: string, code: string])[] = [
  ['src/main/a.ts', "export const home = process.env['HOME'];\nconsole.log(home);"],
  ['src/http/a.ts', 'export const at = Date.now();'],
  ['src/domain/kernel/a.test.ts', "import { test } from 'node:test';\ntest('now', () => void Date.now());"],
  ['src/jobs/index.ts', "export { pool } from './b.ts';"],
];

type Finding = { readonly code?: string; readonly severity: string; readonly filename: string };

const root = path.resolve(import.meta.dirname, '../..');
let folder = '';
let findings: readonly Finding[] = [];

/** `a.ts` of the tables above under a name of its own, so that all lie in one project. */
function fileOf(kind: string, index: number, file: string): string {
  return file.replace(/\/a(?=\.)/u, `/${kind}-${index}`);
}

/** Writes a file of the project, and a neighbour that it can import. */
function write(file: string, code: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n`);
  writeFileSync(path.join(path.dirname(target), 'b.ts'), 'export type Pool = { readonly size: number };\nexport const pool = 1;\n');
}

/** What the linter found in a file. */
function foundIn(file: string): readonly Finding[] {
  return findings.filter((finding) => finding.filename === file);
}

describe('lint', () => {
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'huiyin-lint-'));
    cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    symlinkSync(path.join(root, 'scripts'), path.join(folder, 'scripts'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const compilerOptions = {
      target: 'ESNext',
      module: 'NodeNext',
      lib: ['ESNext'],
      types: ['node'],
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    };
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    for (const [index, [, file, code]] of offences.entries()) write(fileOf('offence', index, file), code);
    for (const [index, [file, code]] of harmless.entries()) write(fileOf('harmless', index, file), code);
    const oxlint = path.join(root, 'node_modules/.bin/oxlint');
    const run = spawnSync(process.execPath, [oxlint, '-f', 'json', 'src'], { cwd: folder, encoding: 'utf8' });
    findings = (JSON.parse(run.stdout) as { diagnostics: readonly Finding[] }).diagnostics;
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [index, [rule, file, code]] of offences.entries()) {
    test(`${rule === '' ? 'an unused suppression' : rule} refuses, in ${file}: ${code.replaceAll('\n', ' ')}`, () => {
      const found = foundIn(fileOf('offence', index, file)).filter((finding) => finding.severity === 'error');
      assert.ok(
        found.some((finding) => (rule === '' ? finding.code === undefined : finding.code === rule)),
        JSON.stringify(found),
      );
    });
  }

  for (const [index, [file, code]] of harmless.entries()) {
    test(`passes, in ${file}: ${code.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(foundIn(fileOf('harmless', index, file)), []);
    });
  }
});
