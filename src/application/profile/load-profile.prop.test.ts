import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { profileFiles } from '../../../test/support/profile-files.ts';
import { loadProfile } from './load-profile.ts';

const small = profileFiles('xiaocheng');

/** Fields that a file may do without, so that dropping them is no error. */
const OPTIONAL =
  /^\s*(?:validTo|firstAnswer|handlingByClass|fixedHolidays|- \{ name: 元旦|- \{ class: A2|caller|qualityChecker|assessor|knowledgeEditor)/u;

/** `  key: value` lines of the YAML files that stand for one required scalar. */
const scalarLines = [...small]
  .filter(([name]) => name.endsWith('.yaml'))
  .flatMap(([name, text]) =>
    text.split('\n').flatMap((line, index) => (/^\s*\w+: [^{[#\s]/u.test(line) && !OPTIONAL.test(line) ? [{ name, line, index }] : [])),
  );

/** Cells of the tables that refer to something, by file and column. */
const references = [
  ...cellsOf('units.csv', ['kind', 'parent', 'area']),
  ...cellsOf('classes.csv', ['parent']),
  ...cellsOf('catalogue.csv', ['class', 'area', 'unit']),
];

test('[D-8] dropping any required line of a YAML file gives an error in that file, never an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(...scalarLines), ({ name, index }) => {
      const lines = (small.get(name) ?? '').split('\n');
      const problems = problemsOf(new Map(small).set(name, lines.toSpliced(index, 1).join('\n')));
      assert.ok(
        problems.some((problem) => problem.file === name),
        `${name}:${String(index + 1)}`,
      );
    }),
    { numRuns: 200 },
  );
});

test('[D-8] changing any reference of a table to something that is not there names the file, the line and the column', () => {
  fc.assert(
    fc.property(fc.constantFrom(...references), fc.stringMatching(/^zz[a-z]{1,6}$/u), ({ file, row, column, header }, code) => {
      const lines = (small.get(file) ?? '').split('\n');
      const cells = (lines[row] ?? '').split(',');
      cells[header.indexOf(column)] = code;
      const problems = problemsOf(new Map(small).set(file, lines.with(row, cells.join(',')).join('\n')));
      assert.ok(problems.some((problem) => problem.file === file && problem.line === row + 1 && problem.field === column));
    }),
    { numRuns: 300 },
  );
});

test('[D-8] a broken byte anywhere in any file is never an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...small.keys()),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.nat(3),
      (name, at, bytes, cut) => {
        const content = new TextEncoder().encode(small.get(name));
        const position = at % content.length;
        const broken = new Uint8Array([...content.subarray(0, position), ...bytes, ...content.subarray(position + cut)]);
        assert.equal(typeof loadProfile(new Map<string, string | Uint8Array>(small).set(name, broken)).ok, 'boolean');
      },
    ),
    { numRuns: 500 },
  );
});

test('[D-8] any text in the place of a file is never an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(...small.keys()), fc.string({ unit: 'binary', maxLength: 300 }), (name, text) => {
      const problems = problemsOf(new Map(small).set(name, text));
      assert.ok(problems.length > 0 || name === 'calendar/2026.yaml');
    }),
    { numRuns: 300 },
  );
});

test('[D-8] YAML nested without end is refused, not a stack overflow', () => {
  for (const bomb of ['['.repeat(50_000), `a: ${'{a: '.repeat(20_000)}`, `${'- '.repeat(20_000)}x`]) {
    assert.ok(problemsOf(new Map(small).set('policy.yaml', bomb)).some((problem) => problem.file === 'policy.yaml'));
  }
});

type Cell = { readonly file: string; readonly row: number; readonly column: string; readonly header: readonly string[] };

function cellsOf(file: string, columns: readonly string[]): Cell[] {
  const lines = (small.get(file) ?? '').trimEnd().split('\n');
  const header = (lines[0] ?? '').split(',');
  return lines.slice(1).flatMap((_, index) => columns.map((column) => ({ file, row: index + 1, column, header })));
}

function problemsOf(files: ReadonlyMap<string, string | Uint8Array>) {
  const loaded = loadProfile(files);
  return loaded.ok ? [] : loaded.error;
}
