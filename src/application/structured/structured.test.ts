import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damagedLine, decodeText } from './decode-text.ts';
import { list, newReading, object, optional, positionAtPath, positionOf, required } from './decoder.ts';
import { formatProblem, problemAt } from './problem.ts';
import { structuredProblemTexts } from './problem-texts.ts';
import { readCsv } from './read-csv.ts';
import { readYaml } from './read-yaml.ts';
import { code, oneOf, text, whole, yesNo } from './scalars.ts';
import { decodeTable } from './table.ts';

test('a YAML file becomes a tree whose nodes know line, column and path', () => {
  const reading = newReading();
  const shape = object({ items: required(list(object({ code: required(code<string>()), size: optional(whole(0, 9), null) }))) });
  const node = readYaml('a.yaml', 'items:\n  - { code: 0402, size: 3 }\n  - code: x-1\n', reading.problems);
  assert.ok(node !== undefined);
  const value = shape(node, reading);
  assert.deepEqual(value, {
    items: [
      { code: '0402', size: 3 },
      { code: 'x-1', size: null },
    ],
  });
  const second = value?.items[1];
  assert.ok(value !== undefined && second !== undefined);
  assert.deepEqual(positionOf(reading, second, 'code'), { file: 'a.yaml', line: 3, column: 11, field: 'items[1].code' });
  assert.equal(positionAtPath(reading, value, ['items', 0, 'size']).field, 'items[0].size');
});

test('a bad item is left out of a list and the places of the others stay right', () => {
  const reading = newReading();
  const node = readYaml('a.yaml', '- { n: 1 }\n- { n: one }\n- { n: 3 }\n', reading.problems);
  assert.ok(node !== undefined);
  const value = list(object({ n: required(whole(0, 9)) }))(node, reading);
  assert.deepEqual(value, [{ n: 1 }, { n: 3 }]);
  assert.equal(positionAtPath(reading, value, [1]).line, 3);
  assert.deepEqual(
    reading.problems.map((problem) => [problem.code, problem.line, problem.field]),
    [['expectedNumber', 2, '[1].n']],
  );
});

test('rows of a table know their line after cells with line breaks and empty lines', () => {
  const reading = newReading();
  const table = readCsv('a.csv', 'a,b\n\n1,"two\nlines"\n\n3,4\n5\n', reading.problems);
  assert.deepEqual(
    table?.rows.map((row) => row.at.line),
    [3, 6],
  );
  assert.deepEqual(
    reading.problems.map((problem) => [problem.code, problem.line]),
    [['csvRagged', 7]],
  );
});

test('an unclosed quote is reported where it was opened', () => {
  const reading = newReading();
  assert.equal(readCsv('a.csv', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', reading.problems), undefined);
  assert.deepEqual(
    reading.problems.map((problem) => [problem.code, problem.line]),
    [['csvQuoteOpen', 3]],
  );
});

test('cells are read as the type that their column wants', () => {
  const reading = newReading();
  const shape = { n: required(whole(0, 10)), yes: optional(yesNo(), false), kind: required(oneOf([2, 3])), note: optional(text(), '') };
  const { rows } = decodeTable('a.csv', 'n,yes,kind,note\n1,yes,2,0007\n2,,3,\nten,true,2,x\n1,0,4,x\n', shape, reading);
  assert.deepEqual(rows, [
    { n: 1, yes: true, kind: 2, note: '0007' },
    { n: 2, yes: false, kind: 3, note: '' },
  ]);
  assert.deepEqual(
    reading.problems.map((problem) => [problem.code, problem.line, problem.field]),
    [
      ['expectedNumber', 4, 'n'],
      ['expectedOneOf', 5, 'kind'],
    ],
  );
});

test('a wrong header is one problem, not one a row', () => {
  const reading = newReading();
  const { rows, nodes } = decodeTable(
    'a.csv',
    'cod,size\nx,1\ny,2\n',
    { code: required(code<string>()), size: required(whole(0, 9)) },
    reading,
  );
  assert.deepEqual([rows.length, nodes.length], [0, 2]);
  assert.deepEqual(
    reading.problems.map((problem) => [problem.code, problem.params['nearest'] ?? problem.params['name']]),
    [
      ['unknownField', 'code'],
      ['missingField', 'code'],
    ],
  );
});

test('bytes are UTF-8, else GB18030, else UTF-16 by its mark, else nothing', () => {
  const cases: readonly (readonly [readonly number[], string, string])[] = [
    [[0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8'],
    [[0xd6, 0xd0, 0xb9, 0xfa], '中国', 'gb18030'],
    [[0x95, 0x32, 0x82, 0x36], '\u{20000}', 'gb18030'],
    [[0xff, 0xfe, 0x2d, 0x4e], '中', 'utf-16le'],
    [[0xfe, 0xff, 0x4e, 0x2d], '中', 'utf-16be'],
  ];
  for (const [bytes, expected, encoding] of cases) assert.deepEqual(decodeText(new Uint8Array(bytes)), { text: expected, encoding });
  assert.equal(decodeText(new Uint8Array([0x80, 0xff, 0xff])), undefined);
});

test('UTF-8 with a damaged byte is not read as nonsense in another encoding', () => {
  const good = new TextEncoder().encode('第一行没有问题\n第二行坏了一个字\n第三行');
  const damaged = good.slice();
  damaged[30] = 0xff;
  assert.equal(decodeText(damaged), undefined);
  assert.equal(damagedLine(damaged), 2);
  assert.equal(damagedLine(good), undefined);
  assert.equal(damagedLine(new Uint8Array([0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb])), undefined);
});

test('a problem is worded with its place; parts without a parameter fall away', () => {
  const at = { file: 'a.csv', line: 3, column: null, field: 'b' };
  const problem = problemAt(at, 'unknownField', { found: 'b', nearest: '', allowed: 'c d' });
  assert.equal(formatProblem(problem, structuredProblemTexts, 'en'), 'a.csv:3 [b] unknown field "b" (known: c d)');
  const meant = problemAt(at, 'unknownField', { found: 'b', nearest: 'c', allowed: 'c d' });
  assert.equal(formatProblem(meant, structuredProblemTexts, 'zh'), 'a.csv:3 [b] 没有“b”这个字段，是不是“c”（可用：c d）');
  assert.equal(formatProblem(problemAt(at, 'no-such-code', { x: 1 }), structuredProblemTexts, 'zh'), 'a.csv:3 [b] no-such-code {"x":1}');
});

test('a parameter that looks like a placeholder stays what it is', () => {
  const problem = problemAt({ file: 'a.csv', line: 1, column: null, field: '' }, 'missingField', { name: '{found} {name}' });
  assert.match(formatProblem(problem, structuredProblemTexts, 'en'), /"\{found\} \{name\}"/u);
});
