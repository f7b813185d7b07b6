import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatProblem } from '../structured/problem.ts';
import { loadMapping, mappingProblemTexts } from './load-mapping.ts';
import { columnsOf } from './mapping.ts';

const GOOD = `source: old-system
timeZone: Asia/Shanghai
times: [yyyy-MM-dd HH:mm, yyyy-MM-dd]
fields:
  number: 编号
  kind: { constant: help }
  receivedAt: 时间
`;

/** What is wrong with a mapping, as people read it. */
function problemsOf(text: string | Uint8Array): readonly string[] {
  const loaded = loadMapping('map.yaml', Buffer.from(text));
  return loaded.ok ? [] : loaded.error.map((problem) => formatProblem(problem, mappingProblemTexts, 'en'));
}

const cases: readonly (readonly [what: string, text: string | Uint8Array, ...problems: string[]])[] = [
  ['a good one', GOOD],
  ['no file content', '', 'map.yaml:1:1 the file is empty'],
  [
    'bytes that are no text',
    Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]),
    'map.yaml not a text file: neither UTF-8 nor GB18030 nor UTF-16 with a mark',
  ],
  ['no source', GOOD.replace(/source.*\n/u, ''), 'map.yaml:1:1 [source] the field "source" is missing'],
  [
    'a mistyped field',
    GOOD.replace('receivedAt', 'recievedAt'),
    'unknown field "recievedAt", did you mean "receivedAt"',
    'the field "receivedAt" is missing',
  ],
  [
    'an unknown zone',
    GOOD.replace('Asia/Shanghai', 'Asia/Peking'),
    'map.yaml:2:11 [timeZone] no time zone is named "Asia/Peking", expected a name such as Asia/Shanghai',
  ],
  ['a format without a day', GOOD.replace('[yyyy-MM-dd HH:mm, yyyy-MM-dd]', 'yyyy-MM'), 'map.yaml:3:8 [times] "yyyy-MM" is no time format'],
  [
    'two ways to pick',
    GOOD.replace('number: 编号', 'number: { column: a, constant: b }'),
    'map.yaml:5:11 [fields.number] expected exactly one of column, join, firstOf, constant; found 2',
  ],
  [
    'no way to pick',
    GOOD.replace('number: 编号', 'number: { with: x }'),
    'map.yaml:5:11 [fields.number] expected exactly one of column, join, firstOf, constant; found 0',
  ],
  [
    'a constant that is no code',
    GOOD.replace('constant: help', 'constant: hlep'),
    '[fields.kind] "hlep" is not one of the values, did you mean "help"',
  ],
  [
    'a table with an unknown code',
    GOOD.replace('{ constant: help }', '{ column: k, values: { 投诉: complain } }'),
    '[fields.kind.values.投诉] "complain" is not one of the values, did you mean "complaint"',
  ],
  [
    'nothing where something must be',
    GOOD.replace('{ constant: help }', '{ column: k, values: { 投诉: none } }'),
    '[fields.kind.values.投诉] "none" is not one of the values',
  ],
  [
    'a level of satisfaction that is none',
    `${GOOD}  satisfaction: { column: s, values: { 好: 6 } }\n`,
    '[fields.satisfaction.values.好] "6" is not one of the values',
  ],
  ['a wrong rule for closing', `closedBeforeOpen: keep\n${GOOD}`, '[closedBeforeOpen] "keep" is not one of the values'],
  ['a separator of two characters', `file: { separator: "::" }\n${GOOD}`, '[file.separator] expected one character, or tab'],
  ['an encoding by another name', `file: { encoding: gbk }\n${GOOD}`, '[file.encoding] "gbk" is not one of the values'],
  ['a list where a column is meant', GOOD.replace('number: 编号', 'number: [a, b]'), '[fields.number] expected text'],
  [
    'a day for empty times that does not exist',
    GOOD.replace('receivedAt: 时间', 'receivedAt: { column: t, empty: 2026-02-30 }'),
    '[fields.receivedAt.empty] "2026-02-30" is not a day that exists',
  ],
  ['a rule to skip without values', `skipWhen: [{ column: a }]\n${GOOD}`, '[skipWhen[0].equals] the field "equals" is missing'],
  [
    'an unknown field inside a reference',
    `${GOOD}  unit: { column: u, unkown: drop }\n`,
    '[fields.unit.unkown] unknown field "unkown", did you mean "unknown"',
  ],
  ['an alias', GOOD.replace('编号', '&a 编号'), 'anchors and aliases'],
  [
    'several at once',
    'source: x\nfields: {}\nzzz: 1\n',
    '[zzz] unknown field',
    '[timeZone] the field "timeZone" is missing',
    '[fields.number]',
    '[fields.kind]',
    '[fields.receivedAt]',
  ],
];

for (const [what, text, ...expected] of cases) {
  test(`a mapping with ${what} gives ${expected.length} problems`, () => {
    const found = problemsOf(text);
    assert.equal(found.length, expected.length, found.join('\n'));
    for (const part of expected)
      assert.ok(
        found.some((line) => line.includes(part)),
        `${part}\nnot in\n${found.join('\n')}`,
      );
  });
}

test('the mappings that come with the project are good', () => {
  const folder = new URL('../../../examples/import/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  assert.ok(files.length >= 3);
  for (const name of files) {
    const loaded = loadMapping(name, readFileSync(new URL(name, folder)));
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.ok(columnsOf(loaded.value).length > 3);
  }
});

test('a mapping in GB18030 is read', async () => {
  const { default: iconv } = await import('iconv-lite');
  assert.deepEqual(problemsOf(iconv.encode(GOOD, 'gb18030')), []);
});

test('every text has the same places in both languages', async () => {
  const { rowProblemTexts } = await import('./row-problem.ts');
  const { sourceRefusalTexts } = await import('./row-source.ts');
  const { columnProblemTexts } = await import('./read-tickets.ts');
  const places = (text: string): string[] => [...text.matchAll(/\{(\w+)/gu)].map((match) => match[1] ?? '').sort();
  for (const [code, text] of Object.entries({ ...mappingProblemTexts, ...rowProblemTexts, ...sourceRefusalTexts, ...columnProblemTexts })) {
    assert.deepEqual(places(text.zh), places(text.en), code);
  }
});
