import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallProfile } from '../../../test/support/small-city.ts';
import type { ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { Profile } from '../../domain/profile/types.ts';
import { loadMapping } from './load-mapping.ts';
import type { ImportMapping } from './mapping.ts';
import { compileResolver } from './profile-directory.ts';
import { checkColumns, readDrafts, readTickets, TICKETS_PER_BATCH } from './read-tickets.ts';
import type { RowProblem } from './row-problem.ts';
import type { Cell, RowSource } from './row-source.ts';
import { runImport } from './run-import.ts';

const NOW = Date.UTC(2026, 10, 23);

function mapping(lines: readonly string[]): ImportMapping {
  const fields = ['number: n', 'kind: { constant: help }', 'receivedAt: t', ...lines].map((line) => `  ${line}`).join('\n');
  const loaded = loadMapping('m.yaml', Buffer.from(`source: s\ntimeZone: Asia/Shanghai\nfields:\n${fields}`));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.value;
}

/** Rows that are in memory already, a thousand a piece. */
function sourceOf(rows: readonly Readonly<Record<string, Cell>>[], header: readonly string[] | null = null): RowSource {
  return {
    description: { format: 'jsonl', compressed: false, encoding: 'utf-8', lossy: false, separator: null, sheet: null },
    header,
    progress: () => ({ doneBytes: 0, totalBytes: 1 }),
    async *rows(columns) {
      for (let from = 0; from < rows.length; from += 1000) {
        await Promise.resolve();
        const batch = rows
          .slice(from, from + 1000)
          .map((row, index) => ({ line: from + index + 1, cells: columns.map((column) => row[column]) }));
        yield { rows: batch, problems: [] };
      }
    },
  };
}

const row = (n: string, more: Readonly<Record<string, Cell>> = {}): Readonly<Record<string, Cell>> => ({ n, t: '2026-02-13', ...more });

test('batches are of one size, and every row is counted once', async () => {
  const rows = Array.from({ length: 12_345 }, (_, index) => row(index % 100 === 99 ? '' : `N${index}`));
  const sizes: number[] = [];
  let read = 0;
  let rejected = 0;
  for await (const batch of readDrafts(sourceOf(rows), mapping([]), NOW)) {
    sizes.push(batch.items.length);
    read += batch.rows;
    rejected += batch.problems.length;
  }
  const full = Math.floor((12_345 - 123) / TICKETS_PER_BATCH);
  assert.deepEqual(sizes, [...Array<number>(full).fill(TICKETS_PER_BATCH), 12_345 - 123 - full * TICKETS_PER_BATCH]);
  assert.deepEqual([read, rejected], [12_345, 123]);
});

test('a number that comes again is refused and names its first line; a refused row does not take its number', async () => {
  const rows = [row('1'), row('2', { t: '' }), row('1'), row('2'), row(' 1 ')];
  const problems: RowProblem[] = [];
  for await (const batch of readDrafts(sourceOf(rows), mapping([]), NOW)) problems.push(...batch.problems);
  assert.deepEqual(
    problems.map(({ line, code, params }) => [line, code, params['first']]),
    [
      [2, 'timeMissing', undefined],
      [3, 'duplicateNumber', 1],
      [5, 'duplicateNumber', 1],
    ],
  );
});

/** A profile whose names are made for mistaking them. */
const profile: Profile = {
  ...smallProfile,
  units: [
    { code: 'A' as UnitCode, name: { zh: '住建局', en: 'Housing' }, kind: 'k', level: 2, parent: null, area: null },
    { code: 'A1' as UnitCode, name: { zh: '监察队', en: 'Inspectors' }, kind: 'k', level: 3, parent: 'A' as UnitCode, area: null },
    { code: 'B' as UnitCode, name: { zh: '城管局', en: 'City Management' }, kind: 'k', level: 2, parent: null, area: null },
    { code: 'B1' as UnitCode, name: { zh: '监察队', en: 'Patrol' }, kind: 'k', level: 3, parent: 'B' as UnitCode, area: null },
  ],
  classes: [
    { code: '01' as ClassCode, name: { zh: '交通运输', en: 'Transport' }, level: 1, parent: null, longCycle: false },
    {
      code: '0101' as ClassCode,
      name: { zh: '交通运输', en: 'Transport services' },
      level: 2,
      parent: '01' as ClassCode,
      longCycle: false,
    },
  ],
};

const lookups: readonly (readonly [what: string, field: string, cells: Readonly<Record<string, Cell>>, found: string | null])[] = [
  ['by Chinese name', 'unit: u', { u: '住建局' }, 'A'],
  ['by English name', 'unit: u', { u: 'City Management' }, 'B'],
  ['by a full-width form of the name', 'unit: u', { u: 'Ｈｏｕｓｉｎｇ' }, 'A'],
  ['by the end of a path that is one of a kind', 'unit: u', { u: 'Patrol' }, 'B1'],
  ['by the whole path', 'unit: { levels: [u, v] }', { u: '城管局', v: '监察队' }, 'B1'],
  ['by code', 'unit: { column: u, by: code }', { u: 'A1' }, 'A1'],
  ['nothing named', 'unit: u', { u: '' }, null],
  ['a name of two units', 'unit: u', { u: '监察队' }, 'rejected nameAmbiguous'],
  ['a name where a code is meant', 'unit: { column: u, by: code }', { u: '住建局' }, 'rejected unitUnknown'],
  ['an unknown unit', 'unit: u', { u: '气象局' }, 'rejected unitUnknown'],
  ['an unknown unit that may be left out', 'unit: { column: u, unknown: drop }', { u: '气象局' }, 'dropped unitUnknown'],
  ['a unit under the wrong parent', 'unit: { levels: [u, v] }', { u: '住建局', v: '城管局' }, 'rejected unitUnknown'],
  ['a name shared by a class and the one above it: the upper one', 'class: c', { c: '交通运输' }, '01'],
  ['the lower one by its path', 'class: { levels: [c, d] }', { c: '交通运输', d: '交通运输' }, '0101'],
];

for (const [what, field, cells, expected] of lookups) {
  test(`looking up ${what}`, async () => {
    const map = mapping([field]);
    const found: unknown[] = [];
    for await (const batch of readTickets(sourceOf([row('1', cells)]), map, compileResolver(profile, map), NOW)) {
      const problem = batch.problems[0];
      const ticket = batch.items[0];
      found.push(problem === undefined ? (ticket?.unit ?? ticket?.classCode ?? null) : `${problem.severity} ${problem.code}`);
      assert.equal(ticket === undefined, problem?.severity === 'rejected');
    }
    assert.deepEqual(found, [expected]);
  });
}

test('columns of a mapping that a header lacks or has twice are named before anything is read', () => {
  const map = mapping(['text: 内容', 'subject: "#4"', 'unit: "#9"', 'area: a']);
  const found = checkColumns(['n', 't', '内客', 'x', 'a', 'a'], map).map(
    ({ code, params }) => `${code} ${String(params['column'])} ${String(params['nearest'] ?? '')}`,
  );
  assert.deepEqual(found, ['columnMissing 内容 内客', 'columnTwice a ', 'columnMissing #9 ']);
  assert.deepEqual(checkColumns(null, map), []);
});

test('an import sums up what became of each row', async () => {
  const map = mapping(['text: x', 'unit: u', 'subject: sbuject']);
  const rows = [
    row('1', { x: 'a', u: '住建局' }),
    row('2', { x: 'b', u: '气象局' }),
    row('3', { x: 'c', u: '气象局' }),
    row('1', { x: 'd' }),
    row('4', { x: '' }),
  ];
  const seen: RowProblem[] = [];
  const summary = await runImport({
    source: sourceOf(rows),
    mapping: map,
    profile,
    tickets: null,
    nowMs: NOW,
    onProblem: (problem) => seen.push(problem),
    onProgress: () => undefined,
    stopped: () => false,
  });
  const { rows: read, accepted, rejected, skipped, incomplete, unseenColumns, problems, tally } = summary;
  assert.deepEqual(
    { read, accepted, rejected, skipped, incomplete, unseenColumns },
    { read: 5, accepted: 1, rejected: 4, skipped: 0, incomplete: false, unseenColumns: ['sbuject'] },
  );
  assert.deepEqual(problems[0], {
    code: 'unitUnknown',
    severity: 'rejected',
    field: 'unit',
    count: 2,
    values: [{ value: '气象局', count: 2 }],
  });
  assert.deepEqual(
    seen.map(({ line }) => line),
    [2, 3, 4, 5],
  );
  assert.deepEqual(tally.lines('unit'), [{ value: 'A', count: 1 }]);
});
