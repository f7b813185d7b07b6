import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readRows, type ReadFile } from '../../../test/support/read-rows.ts';
import { writeXlsx, type XlsxCell } from '../../../test/support/write-xlsx.ts';
import { CsvScanner } from './csv-scanner.ts';

/** Text as people and programs write it: Chinese, four-byte characters, separators, quotes, line ends. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', ' ', '水', '𠮷', '😀', 'é', 'a', '_x000D_', '<', '&amp;', '\\'),
    maxLength: 8,
  }),
);
const table = (cell: fc.Arbitrary<string>): fc.Arbitrary<string[][]> =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

/** Numbers that a double holds exactly; longer whole ones are kept as text. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) || (Number.isInteger(value) && !Number.isSafeInteger(value)) ? 0 : value));

/** A row of empty cells is nothing in CSV; a mark in the first column keeps every row. */
const marked = (rows: readonly (readonly string[])[]): string[][] => rows.map((row, index) => [`r${index}`, ...row]);
const headerOf = (rows: readonly (readonly string[])[]): string[] => (rows[0] ?? []).map((_, index) => `列${index}`);

function csv(rows: readonly (readonly string[])[], separator: string, lineEnd: string, quoteAll: boolean): string {
  const field = (value: string): string =>
    quoteAll || /["\r\n]/u.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value;
  return rows.map((row) => row.map(field).join(separator) + lineEnd).join('');
}

function cellsOf(read: ReadFile): unknown[][] {
  assert.ok(read.refusal === null, JSON.stringify(read.refusal));
  assert.deepEqual(read.problems, []);
  return read.rows.map((row) => [...row.cells]);
}

test('CSV: what was written is read, whatever separator, line end, quoting, encoding, packing', async () => {
  await fc.assert(
    fc.asyncProperty(
      table(text),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.constantFrom('utf-8', 'gb18030', 'gzip', 'utf-16le'),
      async (cells, separator, lineEnd, quoteAll, how) => {
        const rows = marked(cells);
        const written = csv([headerOf(rows), ...rows], separator, lineEnd, quoteAll);
        const bytes =
          how === 'gzip'
            ? gzipSync(written)
            : how === 'utf-16le'
              ? Buffer.from(`\u{FEFF}${written}`, 'utf16le')
              : iconv.encode(written, how);
        assert.deepEqual(cellsOf(await readRows(bytes, { separator })), rows);
      },
    ),
    { numRuns: 300 },
  );
});

test('CSV: lines are counted as an editor counts them', async () => {
  await fc.assert(
    fc.asyncProperty(table(text), async (cells) => {
      const rows = marked(cells);
      const read = await readRows(csv([headerOf(rows), ...rows], ',', '\n', false), { separator: ',' });
      assert.ok(read.refusal === null);
      let line = 2;
      for (const [index, row] of rows.entries()) {
        assert.equal(read.rows[index]?.line, line);
        line += csv([row], ',', '\n', false).split('\n').length - 1;
      }
    }),
    { numRuns: 200 },
  );
});

test('CSV: where a file is cut into pieces makes no difference, well-formed or not', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'b', '水'), maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
      (content, cuts) => {
        const read = (pieces: readonly string[]): unknown => {
          const scanner = new CsvScanner({
            separator: ',',
            lineEnd: '\n',
            skipLines: 0,
            columnCount: 2,
            slots: [0, 1],
            cellCount: 2,
            lossy: false,
          });
          const batches = [...pieces.map((piece) => scanner.scan(piece, false)), scanner.scan('', true)];
          return { rows: batches.flatMap((batch) => batch.rows), problems: batches.flatMap((batch) => batch.problems) };
        };
        const places = [0, ...cuts.filter((cut) => cut < content.length).sort((a, b) => a - b), content.length];
        const pieces = places.slice(1).map((place, index) => content.slice(places[index], place));
        assert.deepEqual(read(pieces), read([content]));
      },
    ),
    { numRuns: 3000 },
  );
});

test('CSV: any text at all is read without an exception, and every line is a row or a problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (content) => {
      const scanner = new CsvScanner({
        separator: ',',
        lineEnd: '\n',
        skipLines: 0,
        columnCount: null,
        slots: null,
        cellCount: 0,
        lossy: false,
      });
      const { rows, problems } = scanner.scan(content, true);
      const reported = new Set([...rows, ...problems].map(({ line }) => line));
      const last = Math.max(0, ...reported);
      assert.ok(last <= content.split('\n').length);
    }),
    { numRuns: 2000 },
  );
});

test('JSONL: what was written is read, in any encoding', async () => {
  const value = fc.oneof(text, number, fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const object = fc.record({ a: value, '列 c': value, 'b c': value });
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('utf-8', 'gb18030'),
      fc.constantFrom('\n', '\r\n'),
      async (objects, encoding, lineEnd) => {
        const bytes = iconv.encode(objects.map((one) => JSON.stringify(one)).join(lineEnd), encoding);
        const expected = objects.map((one) => [one.a, one['列 c'], one['b c']]);
        assert.deepEqual(cellsOf(await readRows(bytes, {}, ['a', '列 c', 'b c'])), expected);
      },
    ),
    { numRuns: 300 },
  );
});

test('XLSX: what was written is read: shared and inline text, numbers, logical values, formulas, gaps', async () => {
  // A workbook holds no half surrogates, and a line end is one character.
  const plain = text.map((value) => value.replaceAll('\r\n', '\n')).filter((value) => value !== '');
  const cell: fc.Arbitrary<XlsxCell> = fc.oneof(
    plain,
    number,
    fc.boolean(),
    fc.constant(null),
    plain.map((inline) => ({ inline })),
    fc.record({ formula: fc.constant('A1&"<"'), result: fc.oneof(plain, fc.integer()) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (rows) => {
      const marks = rows.map((row, index): XlsxCell[] => [`r${index}`, ...row]);
      const expected = marks.map((row) =>
        row.map((one) =>
          typeof one !== 'object' || one === null ? one : 'inline' in one ? one.inline : 'result' in one ? one.result : null,
        ),
      );
      assert.deepEqual(cellsOf(await readRows(writeXlsx([{ name: '表', rows: [['m', 'a', 'b', 'c'], ...marks] }]))), expected);
    }),
    { numRuns: 200 },
  );
});

test('GB18030: every character survives', async () => {
  const characters: string[] = [];
  for (let point = 0x80; point <= 0x2ffff; point += 1) {
    const privateUse = (point >= 0xe000 && point <= 0xf8ff) || (point >= 0xd800 && point <= 0xdfff);
    if (!privateUse && !/\p{Cn}|\p{Cc}/u.test(String.fromCodePoint(point))) characters.push(String.fromCodePoint(point));
  }
  const rows = Array.from({ length: Math.ceil(characters.length / 50) }, (_, index) => [
    `r${index}`,
    characters.slice(index * 50, index * 50 + 50).join(''),
  ]);
  const read = await readRows(iconv.encode(csv([['m', 'c'], ...rows], ',', '\n', true), 'gb18030'));
  assert.ok(read.refusal === null);
  assert.equal(read.description.encoding, 'gb18030');
  assert.deepEqual(
    read.rows.map((row) => row.cells),
    rows,
  );
});

test('any damage to a file gives rows, problems or a refusal, never an exception', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => [`r${index}`, '灯坏了,请修', `${index}`]);
  const text = csv([['m', 'a', 'b'], ...rows], ',', '\n', false);
  const files = [
    Buffer.from(text),
    iconv.encode(text, 'gb18030'),
    gzipSync(text),
    Buffer.from(rows.map(([m, a, b]) => JSON.stringify({ m, a, b })).join('\n')),
    writeXlsx([{ name: '表', rows: [['m', 'a', 'b'], ...rows] }]),
  ];
  const damage = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), drop: fc.integer({ min: 0, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 6 }), async (file, damages) => {
      let bytes = Buffer.from(file);
      for (const { at, byte, drop } of damages) {
        const place = at % bytes.length;
        bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + drop)]);
      }
      const read = await readRows(bytes, {}, ['m', 'a', 'b']);
      if (read.refusal === null) assert.ok(read.rows.length <= 60);
      else assert.ok(read.refusal.code !== 'fileNotFound');
    }),
    { numRuns: 600 },
  );
});
