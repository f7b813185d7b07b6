import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from './row-source.ts';
import { compileMapping, type TicketDraft } from './map-row.ts';
import { columnsOf, type ImportMapping } from './mapping.ts';
import { loadMapping } from './load-mapping.ts';
import { RowReport } from './row-report.ts';

const NOW = Date.UTC(2026, 10, 23);

/** A mapping with the fields that must be, and the lines given. */
function mapping(lines: readonly string[], top: readonly string[] = []): ImportMapping {
  const fields = ['number: n', 'kind: { constant: help }', 'receivedAt: t', ...lines];
  const text = [
    'source: s',
    'timeZone: Asia/Shanghai',
    'times: [yyyy-MM-dd HH:mm, yyyy-MM-dd]',
    ...top,
    'fields:',
    ...fields.map((line) => `  ${line}`),
  ].join('\n');
  const loaded = loadMapping('m.yaml', Buffer.from(text));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.value;
}

type Row = Readonly<Record<string, Cell>>;
const ROW: Row = { n: '7', t: '2026-02-13 16:40' };

function run(map: ImportMapping, row: Row): { readonly draft: TicketDraft | 'skipped' | null; readonly problems: readonly string[] } {
  const report = new RowReport();
  const cells = columnsOf(map).map((column) => row[column]);
  const draft = compileMapping(map, NOW)({ line: 3, cells }, report);
  return { draft, problems: report.take().map(({ severity, code, field }) => `${severity} ${code} ${field ?? ''}`) };
}

/** The draft of a row that must come through, with its problems. */
function good(map: ImportMapping, row: Row): TicketDraft & { readonly problems: readonly string[] } {
  const { draft, problems } = run(map, row);
  assert.ok(draft !== null && draft !== 'skipped', problems.join());
  return { ...draft, problems };
}

test('[R-1] a row becomes a ticket that keeps the source number and times', () => {
  const { problems, ...draft } = good(mapping(['text: x', 'caller: { name: c, phone: p }', 'place: { text: o, lat: la, lon: lo }']), {
    ...ROW,
    x: ' 灯坏了 ',
    c: '张三',
    p: 13900001234,
    o: '街口',
    la: '37.5',
    lo: 111.1,
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(draft, {
    sourceSystem: 's',
    sourceNumber: '7',
    channel: 'bulkFile',
    kind: 'help',
    urgency: 'ordinary',
    privacy: 'open',
    text: ' 灯坏了 ',
    subject: null,
    classPath: null,
    areaPath: null,
    unitPath: null,
    place: { text: '街口', latitude: 37.5, longitude: 111.1 },
    receivedAt: '2026-02-13T08:40:00.000Z',
    timePrecision: 'minute',
    dueAt: null,
    noLimitBySource: false,
    concludedAt: null,
    closedAt: null,
    onTimeBySource: null,
    outcome: 'open',
    resolved: null,
    satisfaction: null,
    caller: { name: '张三', phone: '13900001234' },
    line: 3,
  });
});

/** Rows of the smallest mapping and what is wrong with them. */
const rowCases: readonly (readonly [what: string, fields: readonly string[], row: Row, ...problems: string[]])[] = [
  ['no number', [], { n: ' ' }, 'rejected numberMissing number'],
  ['a nested number', [], { n: { nested: true } }, 'dropped nestedValue number', 'rejected numberMissing number'],
  ['a number of 201 characters', [], { n: '1'.repeat(201) }, 'rejected numberTooLong number'],
  ['no time', [], { t: null }, 'rejected timeMissing receivedAt'],
  ['an unreadable time', [], { t: '13.2.2026' }, 'rejected timeUnreadable receivedAt'],
  ['a time before 1990', [], { t: '1989-12-31 23:59' }, 'rejected timeOutOfRange receivedAt'],
  ['a time in the future', [], { t: '2026-11-25 00:00' }, 'rejected timeOutOfRange receivedAt'],
  ['a due time eleven years ahead', ['dueAt: d'], { d: '2037-01-01' }, 'dropped timeOutOfRange dueAt'],
  ['an unreadable closing time', ['closedAt: d'], { d: 'soon' }, 'dropped timeUnreadable closedAt'],
  ['no text where one is named', ['text: x'], { x: '\u3000\n' }, 'rejected textMissing text'],
  ['an unknown value', ['urgency: { column: u, values: { 急: urgent } }'], { u: '特急' }, 'rejected unknownValue urgency'],
  ['an empty value', ['urgency: { column: u, values: { 急: urgent } }'], { u: '' }, 'rejected valueMissing urgency'],
  ['a stated value for the rest', ['urgency: { column: u, values: { 急: urgent }, otherwise: ordinary }'], { u: '特急' }],
  ['an empty value that may be', ['satisfaction: { column: u, values: { 好: 5 } }'], { u: '' }],
  [
    'an unknown value that may not',
    ['satisfaction: { column: u, values: { 好: 5 } }'],
    { u: '一般' },
    'rejected unknownValue satisfaction',
  ],
  ['coordinates that are no numbers', ['place: { lat: a, lon: b }'], { a: 'x', b: '1' }, 'dropped coordinatesUnreadable place'],
  ['half a coordinate', ['place: { lat: a, lon: b }'], { a: '1', b: '' }, 'dropped coordinatesUnreadable place'],
  ['coordinates outside the world', ['place: { lat: a, lon: b }'], { a: '111.1', b: '37.5' }, 'dropped coordinatesOutOfRange place'],
  ['the point of nowhere', ['place: { lat: a, lon: b }'], { a: '0', b: '0.0' }, 'dropped coordinatesOutOfRange place'],
  ['NUL in a text', ['text: x'], { x: 'a\0b' }, 'changed charactersReplaced text'],
  ['half a surrogate pair in a text', ['text: x'], { x: 'a\u{d83d}' }, 'changed charactersReplaced text'],
  ['a name of 200 characters of the far planes', ['caller: { name: c }'], { c: '𠮷'.repeat(200) }],
  ['a name of 201 characters', ['caller: { name: c }'], { c: '𠮷'.repeat(201) }, 'changed textTrimmed caller.name'],
  [
    'open with a closing time',
    ['closedAt: c', 'outcome: { column: o }'],
    { c: '2026-03-01', o: 'open' },
    'dropped openWithClosing closedAt',
  ],
  [
    'closed before it was concluded',
    ['closedAt: c', 'concludedAt: d'],
    { c: '2026-03-01 10:00', d: '2026-03-01 10:01' },
    'dropped closedBeforeConcluded concludedAt',
  ],
  [
    'several faults at once',
    ['text: x', 'urgency: u'],
    { t: '', x: '', u: '?' },
    'rejected timeMissing receivedAt',
    'rejected textMissing text',
    'rejected unknownValue urgency',
  ],
];

for (const [what, fields, row, ...problems] of rowCases) {
  test(`a row with ${what}: ${problems.length === 0 ? 'fine' : problems.join(', ')}`, () => {
    const result = run(mapping(fields), { ...ROW, ...row });
    assert.deepEqual(result.problems, problems);
    assert.equal(
      result.draft === null,
      problems.some((problem) => problem.startsWith('rejected')),
    );
  });
}

test('no problem ever repeats what a caller said or who it is', () => {
  const map = mapping(
    ['text: x', 'caller: { name: x, phone: x }', 'subject: x', 'place: { text: x }'],
    ['textLimit: { max: 3, longer: cut }'],
  );
  const report = new RowReport();
  const secret = 'secret\0'.repeat(300);
  compileMapping(map, NOW)({ line: 1, cells: columnsOf(map).map((column) => ({ ...ROW, x: secret })[column]) }, report);
  const problems = report.take();
  assert.ok(problems.length >= 5);
  assert.ok(!JSON.stringify(problems).includes('secret'));
});

test('a text beyond its limit is refused, or cut between characters', () => {
  const row = { ...ROW, x: '灯😀坏了' };
  assert.deepEqual(run(mapping(['text: x'], ['textLimit: { max: 3 }']), row), { draft: null, problems: ['rejected textTooLong text'] });
  assert.equal(good(mapping(['text: x'], ['textLimit: { max: 2, longer: cut }']), row).text, '灯😀');
  assert.deepEqual(good(mapping(['text: x'], ['textLimit: { max: 4 }']), row).problems, []);
});

test('columns are joined, or the first filled one is taken', () => {
  const map = mapping(['text: { join: [a, b, c], with: "; " }', 'subject: { firstOf: [c, b, a] }']);
  const { text, subject } = good(map, { ...ROW, a: ' x ', b: 5, c: '' });
  assert.deepEqual([text, subject], ['x; 5', '5']);
  assert.equal(good(mapping(['text: { join: [a, b], with: none }']), { ...ROW, a: '中', b: '山路' }).text, '中山路');
});

test('rows are skipped by value', () => {
  const map = mapping([], ['skipWhen: [{ column: s, equals: [test, ""] }, { column: v, equals: 1 }]']);
  assert.deepEqual(
    [{ s: 'test' }, { s: ' ' }, { s: 'x', v: 1 }, { s: 'x', v: 2 }].map((row) => run(map, { ...ROW, ...row }).draft === 'skipped'),
    [true, true, true, false],
  );
});

test('names of units, areas and classes are cut into paths; what stands for nothing ends the path', () => {
  const map = mapping(['class: { levels: [a, b, c] }', 'area: { column: d, split: "/", values: { "-": none, 城: 城区 } }', 'unit: u']);
  const { classPath, areaPath, unitPath } = good(map, { ...ROW, a: '城建', b: '道路', c: '', d: '城/ 南关 /-/x', u: ' ' });
  assert.deepEqual({ classPath, areaPath, unitPath }, { classPath: ['城建', '道路'], areaPath: ['城区', '南关'], unitPath: null });
});

test('a day without a time is its start for receipt, its end for a limit', () => {
  const draft = good(mapping(['dueAt: d']), { n: '1', t: '2026-02-13', d: '2026-02-20' });
  assert.deepEqual([draft.receivedAt, draft.timePrecision, draft.dueAt], ['2026-02-12T16:00:00.000Z', 'day', '2026-02-20T16:00:00.000Z']);
});

test('date cells of a workbook need no format', () => {
  const { receivedAt, closedAt, outcome } = good(mapping(['closedAt: c']), {
    n: 5,
    t: { wallMs: Date.UTC(2026, 1, 13, 16, 40), dayOnly: false },
    c: { wallMs: Date.UTC(2026, 1, 14), dayOnly: true },
  });
  assert.deepEqual([receivedAt, closedAt, outcome], ['2026-02-13T08:40:00.000Z', '2026-02-13T16:00:00.000Z', 'closed']);
});

test('a fixed day stands for times that are missing', () => {
  const draft = good(mapping(['dueAt: { column: d, empty: 2026-01-01 }']), { ...ROW, d: '' });
  assert.equal(draft.dueAt, '2026-01-01T16:00:00.000Z');
});

test('times skipped or repeated by changes of clocks are settled and reported', () => {
  const map: ImportMapping = { ...mapping([]), timeZone: 'America/New_York' };
  const gap = good(map, { n: '1', t: '2026-03-08 02:30' });
  const twice = good(map, { n: '1', t: '2025-11-02 01:30' });
  assert.deepEqual([gap.receivedAt, ...gap.problems], ['2026-03-08T07:30:00.000Z', 'changed timeInGap receivedAt']);
  assert.deepEqual([twice.receivedAt, ...twice.problems], ['2025-11-02T05:30:00.000Z', 'changed timeTwice receivedAt']);
});

const closings: readonly (readonly [rule: string, outcome: string | null, closedAt: string | null, problem: string])[] = [
  ['error', null, null, 'rejected closedBeforeOpen closedAt'],
  ['drop', 'open', null, 'dropped closedBeforeOpen closedAt'],
  ['keepClosedOnly', 'closed', null, 'dropped closedBeforeOpen closedAt'],
];

for (const [rule, outcome, closedAt, problem] of closings) {
  test(`closed before it was received, by the rule ${rule}`, () => {
    const { draft, problems } = run(mapping(['closedAt: c'], [`closedBeforeOpen: ${rule}`]), { ...ROW, c: '2026-02-13 16:39' });
    assert.deepEqual(problems, [problem]);
    assert.deepEqual(draft === null || draft === 'skipped' ? [null, null] : [draft.outcome, draft.closedAt], [outcome, closedAt]);
  });
}

test('a ticket received and closed on one day of which only the day is known is not closed before it was received', () => {
  const { closedAt, problems } = good(mapping(['closedAt: c']), { ...ROW, c: '2026-02-13' });
  assert.deepEqual([closedAt, problems], ['2026-02-13T08:40:00.000Z', []]);
});

test('without a state the closing times tell it', () => {
  const map = mapping(['closedAt: c', 'concludedAt: d']);
  const outcomes = [{}, { d: '2026-03-01' }, { c: '2026-03-01' }].map((row) => good(map, { ...ROW, ...row }).outcome);
  assert.deepEqual(outcomes, ['open', 'concluded', 'closed']);
});
