import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRows, rowLines } from '../../../../test/support/read-rows.ts';
import { writeXlsx, type XlsxSheet } from '../../../../test/support/write-xlsx.ts';
import { writeZip } from '../../../../test/support/write-zip.ts';
import { dateStyleOf } from './date-styles.ts';

const sheet = (rows: XlsxSheet['rows'], name = '工单'): XlsxSheet => ({ name, rows });
const raw = (xml: string): Buffer => writeXlsx([{ name: 's', rows: [], xml: `<worksheet><sheetData>${xml}</sheetData></worksheet>` }]);
const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';

const cases: readonly (readonly [what: string, content: Uint8Array, ...lines: string[]])[] = [
  [
    'dates of every style, and the same numbers without one',
    writeXlsx([
      sheet([
        ['a', 'b', 'c', 'd', 'e'],
        [
          { serial: 46066, style: 1 },
          { serial: 46066.5, style: 2 },
          { serial: 46066.75, style: 3 },
          { serial: 46066, style: 4 },
          { serial: 46066, style: 0 },
        ],
      ]),
    ]),
    '2: 2026-02-13 | 2026-02-13T12:00:00 | 2026-02-13T18:00:00 | 2026-02-13 | 46066',
  ],
  [
    'a day style on a number with a time keeps the time',
    writeXlsx([sheet([['a'], [{ serial: 46066.25, style: 1 }]])]),
    '2: 2026-02-13T06:00:00',
  ],
  ['midnight in a time style is a time', writeXlsx([sheet([['a'], [{ serial: 46066, style: 2 }]])]), '2: 2026-02-13T00:00:00'],
  ['seconds survive the fraction', writeXlsx([sheet([['a'], [{ serial: 42005.51399305556, style: 2 }]])]), '2: 2015-01-01T12:20:09'],
  ['days counted from 1904', writeXlsx([sheet([['a'], [{ serial: 44604, style: 1 }]])], [], true), '2: 2026-02-13'],
  [
    'the first days of 1900',
    writeXlsx([sheet([['a'], [{ serial: 1, style: 1 }], [{ serial: 61, style: 1 }]])]),
    '2: 1900-01-01',
    '3: 1900-03-01',
  ],
  [
    'numbers as text and long numbers',
    writeXlsx([
      sheet([
        ['a', 'b'],
        ['0012', 101001240734],
      ]),
    ]),
    '2: 0012 | 101001240734',
  ],
  [
    'errors are reported and leave the cell empty',
    writeXlsx([
      sheet([
        ['a', 'b'],
        [{ error: '#N/A' }, 'x'],
      ]),
    ]),
    '2: null | x',
    '2! cellError',
  ],
  ['empty rows are passed over, numbers of rows are kept', writeXlsx([sheet([['a'], [null], [], ['x']])]), '4: x'],
  ['the first visible sheet', writeXlsx([{ name: '说明', rows: [['x']], hidden: true }, sheet([['a'], [1]])]), '2: 1'],
  [
    'rows and cells without references',
    raw('<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'),
    '2: 1 | 2',
  ],
  ['gaps between cells', raw(`${HEADER}<row r="3"><c r="B3"><v>2</v></c></row>`), '3: null | 2'],
  [
    'runs of rich text, without readings',
    raw(
      `${HEADER}<row r="2"><c r="A2" t="inlineStr"><is><r><t>东</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>`,
    ),
    '2: 东 京 | null',
  ],
  [
    'namespace prefixes, single quotes, entities, comments, CDATA',
    raw(
      `${HEADER}<!-- <row> --><x:row r='2' ><x:c r = 'A2' t='str' ><x:f>"a>b"</x:f><x:v>a&lt;&#x4e2d;&#25991;</x:v></x:c><c r="B2" t="str"><v><![CDATA[<b>]]></v></c></x:row>`,
    ),
    '2: a<中文 | <b>',
  ],
  [
    'whole numbers of more than fifteen digits',
    raw(`${HEADER}<row r="2"><c r="A2"><v>12345678901234567890</v></c></row>`),
    '2: 12345678901234567890 | null',
  ],
];

for (const [what, content, ...lines] of cases) {
  test(`XLSX: ${what}`, async () => assert.deepEqual(await rowLines(content), lines));
}

test('XLSX: a sheet by name, a header further down, no header', async () => {
  const book = writeXlsx([sheet([['x']], '封面'), sheet([['二月工单'], [], ['编号', '内容'], ['1', '灯']], '明细')]);
  assert.deepEqual(await rowLines(book, { sheet: '明细', headerRow: 3 }), ['4: 1 | 灯']);
  assert.deepEqual(await rowLines(book, { sheet: '明细', headerRow: 2 }), ['refused: noHeader']);
  assert.deepEqual(await rowLines(book, { sheet: '封面', headerRow: 0 }), ['1: x']);
  assert.deepEqual(await rowLines(book, { sheet: '封皮' }), ['refused: sheetNotFound']);
});

const broken: readonly (readonly [what: string, content: Uint8Array, code: string])[] = [
  ['a zip archive that is no workbook', writeZip([{ name: 'a.txt', content: 'x' }]), 'notAWorkbook'],
  [
    'a document type in the workbook',
    writeXlsx([sheet([['a']])], [{ name: 'xl/workbook.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }]),
    'brokenArchive',
  ],
  [
    'a small part that unpacks to much',
    writeXlsx([sheet([['a']])], [{ name: 'xl/styles.xml', content: Buffer.alloc(70 * 1024 * 1024, 32) }]),
    'archiveTooLarge',
  ],
  [
    'a part that unpacks to more than it declares',
    writeXlsx([sheet([['a']])], [{ name: 'xl/styles.xml', content: Buffer.alloc(10_000_000, 32), declaredSize: 100 }]),
    'brokenArchive',
  ],
  [
    'a sheet whose part is missing',
    writeXlsx([sheet([['a']])], [{ name: 'xl/_rels/workbook.xml.rels', content: '<Relationships/>' }]),
    'brokenArchive',
  ],
];

for (const [what, content, code] of broken) {
  test(`XLSX: ${what} is refused`, async () => assert.deepEqual(await rowLines(content), [`refused: ${code}`]));
}

test('XLSX: a sheet that becomes malformed gives its rows, then says so', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>${index}</v></c></row>`).join('');
  const read = await readRows(raw(`${HEADER}${rows}<row r="9000"><c r="A9000"><v>1</v></c></row><!ELEMENT x>`));
  assert.ok(read.refusal === null);
  assert.equal(read.rows.length, 5001);
  assert.deepEqual(
    read.problems.map(({ code, line }) => `${line} ${code}`),
    ['9000 badSheetXml'],
  );
});

test('XLSX: a file cut in the middle is refused, for the directory of its parts is at the end', async () => {
  const book = writeXlsx([sheet([['a'], ['x']])]);
  assert.deepEqual(await rowLines(book.subarray(0, book.length - 30)), ['refused: brokenArchive']);
});

test('XLSX: a sheet whose packed bytes are damaged ends with a problem, not an exception', async () => {
  const book = writeXlsx([sheet([['a'], ...Array.from({ length: 20_000 }, (_, index) => [Math.imul(index, 2654435761)])])]);
  const damaged = Buffer.from(book);
  damaged.fill(0xff, Math.floor(book.length / 2), Math.floor(book.length / 2) + 64);
  const read = await readRows(damaged);
  assert.ok(read.refusal === null);
  assert.equal(read.problems.at(-1)?.code, 'badSheetXml');
});

const formats: readonly (readonly [code: string, style: string])[] = [
  ['General', 'none'],
  ['0.00', 'none'],
  ['#,##0;[Red]-#,##0', 'none'],
  ['yyyy-mm-dd', 'day'],
  ['yyyy"年"m"月"d"日"', 'day'],
  ['[$-409]d-mmm-yy;@', 'day'],
  ['yyyy/m/d h:mm', 'time'],
  ['[h]:mm:ss', 'time'],
  ['h:mm AM/PM', 'time'],
  ['"days"0', 'none'],
  ['0\\d', 'none'],
  ['[Yellow]0', 'none'],
  ['_(* #,##0_)', 'none'],
];

for (const [code, style] of formats) test(`the number format ${code} shows: ${style}`, () => assert.equal(dateStyleOf(code), style));
