import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { readRows, rowLines } from '../../../test/support/read-rows.ts';

const gb18030 = (text: string): Buffer => iconv.encode(text, 'gb18030');
const utf16be = (text: string): Buffer => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
const incompressible = Array.from({ length: 200_000 }, (_, index) => Math.imul(index, 2654435761) >>> 0).join('\n');

/** What comes out of a file, line by line. */
const csvCases: readonly (readonly [what: string, content: string | Uint8Array, ...lines: string[]])[] = [
  ['plain rows', 'a,b\n1,2\n3,4\n', '2: 1 | 2', '3: 3 | 4'],
  ['no line end after the last row', 'a,b\n1,2', '2: 1 | 2'],
  ['Windows line ends', 'a,b\r\n1,2\r\n"x",y\r\n', '2: 1 | 2', '3: x | y'],
  ['line ends of old Macs', 'a,b\r1,2\r3,4\r', '2: 1 | 2', '3: 3 | 4'],
  ['a carriage return inside a field', 'a,b\n1,x\ry\n', '2: 1 | x\ry'],
  ['quotes, doubled quotes, separators in quotes', 'a,b\n"x, ""y""",2\n', '2: x, "y" | 2'],
  ['line ends in quotes count as lines', 'a,b\n"x\ny\nz",2\n3,4\n', '2: x\ny\nz | 2', '5: 3 | 4'],
  ['a quote inside a plain field is a character', 'a,b\n5" pipe,2\n', '2: 5" pipe | 2'],
  ['empty quoted and plain fields', 'a,b\n"",x\n,y\n', '2:  | x', '3:  | y'],
  ['blank lines and rows of empty cells are passed over', 'a,b\n\n,\n"",\r\n1,2\n\n', '5: 1 | 2'],
  ['semicolons', 'a;b\n1,5;2\n3;4\n', '2: 1,5 | 2', '3: 3 | 4'],
  ['tabs', 'a\tb, c\n1\t2\n', '2: 1 | 2'],
  ['one column', 'a\n1\n2\n', '2: 1', '3: 2'],
  ['rows with too few and too many cells', 'a,b\n1\n1,2,3\n1,2,,\n4,5\n', '2! raggedRow', '3! raggedRow', '4: 1 | 2', '5: 4 | 5'],
  ['a quote that is never closed costs one row', 'a,b\n1,"x\n2,y\n3,z\n', '2! unclosedQuote', '3: 2 | y', '4: 3 | z'],
  ['letters behind a closing quote cost one row', 'a,b\n"x"y,1\n2,3\n', '2! strayQuote', '3: 2 | 3'],
  ['a byte order mark', '\u{FEFF}a,b\n1,2\n', '2: 1 | 2'],
  ['a byte order mark before a quoted name', '\u{FEFF}"a","b"\n1,2\n', '2: 1 | 2'],
  ['only a header', 'a,b\n'],
  ['four-byte characters', 'a,b\n😀,𠮷野家\n', '2: 😀 | 𠮷野家'],
  ['NUL characters are left to the mapping', `a,b\n${'long text '.repeat(20)},x\0y\n`, `2: ${'long text '.repeat(20)} | x\0y`],
  ['GB18030', gb18030('编号,内容\n1,水管坏了\n2,𠮷\n'), '2: 1 | 水管坏了', '3: 2 | 𠮷'],
  [
    'GB18030 after much ASCII',
    gb18030(`编号,b\n${'x,y\n'.repeat(200_000)}1,灯\n`),
    ...Array.from({ length: 200_000 }, (_, row) => `${row + 2}: x | y`),
    '200002: 1 | 灯',
  ],
  ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('编号,b\n1,灯\n', 'utf16le')]), '2: 1 | 灯'],
  ['UTF-16, big end first', utf16be('编号,b\n1,灯\n'), '2: 1 | 灯'],
  [
    'a broken byte in UTF-8 costs its row',
    Buffer.concat([Buffer.from('编号,b\n路灯坏了,1\n'), Buffer.from([0xe6, 0x2c, 0x32, 0x0a]), Buffer.from('水,3\n')]),
    '2: 路灯坏了 | 1',
    '3! badEncoding',
    '4: 水 | 3',
  ],
  ['gzip', gzipSync('a,b\n1,2\n'), '2: 1 | 2'],
  ['two gzip files one after the other', Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]), '2: 1 | 2', '3: 3 | 4'],
];

for (const [what, content, ...lines] of csvCases) {
  test(`CSV: ${what}`, async () => assert.deepEqual(await rowLines(content), lines));
}

const jsonlCases: readonly (readonly [what: string, content: string | Uint8Array, ...lines: string[]])[] = [
  ['objects', '{"a":1,"b":"x"}\n{"b":true,"a":null}\n', '1: 1 | x', '2: null | true'],
  ['a missing name is not an empty one', '{"a":""}\n', '1:  | ∅'],
  [
    'broken lines cost one row each',
    '{"a":1,"b":2}\n{"a":\n[1]\n"x"\nnull\n{"a":3,"b":4}',
    '1: 1 | 2',
    '2! notJson',
    '3! notAnObject',
    '4! notAnObject',
    '5! notAnObject',
    '6: 3 | 4',
  ],
  ['blank lines and Windows line ends', '{"a":1,"b":2}\r\n\r\n{"a":3,"b":4}\r\n', '1: 1 | 2', '3: 3 | 4'],
  ['nested values are marked', '{"a":{"x":1},"b":[1]}', '1: {…} | {…}'],
  [
    'numbers beyond 2^53 keep their digits',
    '{"a":12345678901234567890,"b":-9007199254740993}',
    '1: 12345678901234567890 | -9007199254740993',
  ],
  ['names of built-in properties are plain names', '{"b":1}', '1: ∅ | 1'],
  ['half a surrogate pair is left to the mapping', '{"a":"x\\ud800","b":1}', '1: x\u{d800} | 1'],
  ['line separators of Unicode do not end a line', '{"a":"x\u{2028}y","b":1}', '1: x\u{2028}y | 1'],
  ['very deep nesting', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"b":1}\n{"a":1,"b":2}`, '1: {…} | 1', '2: 1 | 2'],
  ['GB18030', gb18030('{"a":"水","b":"灯"}\n'), '1: 水 | 灯'],
  ['a byte order mark', '\u{FEFF}{"a":1,"b":2}', '1: 1 | 2'],
];

for (const [what, content, ...lines] of jsonlCases) {
  test(`JSONL: ${what}`, async () => assert.deepEqual(await rowLines(content, {}, ['a', 'b']), lines));
}

test('JSONL: paths reach into nested objects, a name with a dot wins', async () => {
  const content = '{"a":{"b":{"c":1}},"a.b":{"c":2},"x":{"y":3}}\n{"a.b.c":4}\n{"constructor":5}';
  assert.deepEqual(await rowLines(content, {}, ['a.b.c', 'x.y', 'toString', 'x.constructor.name']), [
    '1: 1 | 3 | ∅ | ∅',
    '2: 4 | ∅ | ∅ | ∅',
    '3: ∅ | ∅ | ∅ | ∅',
  ]);
});

const refusals: readonly (readonly [what: string, content: string | Uint8Array, code: string])[] = [
  ['an empty file', '', 'fileEmpty'],
  ['a file of blank lines', '\n\n\n', 'noHeader'],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldExcel'],
  [
    'an Excel file with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encryptedExcel',
  ],
  ['a PDF', '%PDF-1.7\n', 'notText'],
  ['a picture', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)), 'notText'],
  ['UTF-16 without its mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 'notText'],
  ['a web page that calls itself a spreadsheet', '\r\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', 'webPage'],
  ['an XML table', '\u{FEFF}<?xml version="1.0"?>\n<Workbook/>', 'webPage'],
  ['a JSON array', ' [\n {"a":1}]', 'jsonArray'],
  ['a damaged zip archive', Buffer.from('504b0304ffffffff', 'hex'), 'brokenArchive'],
];

for (const [what, content, code] of refusals) {
  test(`${what} is refused`, async () => assert.deepEqual(await rowLines(content), [`refused: ${code}`]));
}

test('a missing file and a folder are refused', async () => {
  const { openRowSource } = await import('./open-row-source.ts');
  const missing = await openRowSource('/nowhere/at/all.csv', { headerRow: 1 });
  const folder = await openRowSource(import.meta.dirname, { headerRow: 1 });
  assert.deepEqual(
    [missing, folder].map((result) => (result.ok ? null : result.error.code)),
    ['fileNotFound', 'fileNotReadable'],
  );
});

test('a gzip file that breaks off gives its whole rows, then says so', async () => {
  const whole = gzipSync(`number\n${incompressible}\n`);
  const read = await readRows(whole.subarray(0, Math.floor(whole.length / 2)));
  assert.ok(read.refusal === null);
  assert.ok(read.rows.length > 10_000 && read.rows.length < 199_000, `${read.rows.length} rows`);
  const expected = incompressible.split('\n');
  for (const [index, row] of read.rows.entries()) assert.equal(row.cells[0], expected[index]);
  assert.deepEqual(
    read.problems.map(({ code, line }) => ({ code, line })),
    [{ code: 'fileTruncated', line: read.rows.length + 2 }],
  );
});

test('a gzip file with a damaged middle ends with a problem, not an exception', async () => {
  const broken = gzipSync(`number\n${incompressible}\n`);
  broken.fill(0xff, 300_000, 300_100);
  const read = await readRows(broken);
  assert.ok(read.refusal === null && read.rows.length > 1000);
  assert.equal(read.problems.at(-1)?.code, 'fileTruncated');
});

test('a field of ten million characters is read whole, and the rows around it', async () => {
  const long = 'x'.repeat(10_000_000);
  const read = await readRows(`a,b\n1,"${long}"\n2,y\n`);
  assert.ok(read.refusal === null);
  assert.deepEqual(
    read.rows.map(({ cells: [, cell] }) => (typeof cell === 'string' ? cell.length : -1)),
    [10_000_000, 1],
  );
  assert.deepEqual(read.problems, []);
});

test('a record beyond all measure is refused and reading goes on', async () => {
  const read = await readRows(`a,b\n1,${'x'.repeat(17_000_000)}\n2,y\n`);
  assert.ok(read.refusal === null);
  assert.deepEqual(
    read.problems.map(({ code, line }) => `${line} ${code}`),
    ['2 recordTooLong'],
  );
  assert.deepEqual(
    read.rows.map(({ line }) => line),
    [3],
  );
});

test('a forgotten quote in a long file costs one row, not the rest', async () => {
  const rows = Array.from({ length: 400_000 }, (_, index) => `${index},${'text of a row'.repeat(4)}`);
  rows[1000] = '1000,"never closed';
  const read = await readRows(`a,b\n${rows.join('\n')}\n`);
  assert.ok(read.refusal === null);
  assert.deepEqual(
    read.problems.map(({ code, line }) => `${line} ${code}`),
    ['1002 unclosedQuote'],
  );
  assert.equal(read.rows.length, 399_999);
});

test('a file full of broken quotes costs no more than its length', async () => {
  const read = await readRows(`a,b\n${'x,"y""z\n'.repeat(1_000_000)}`);
  assert.ok(read.refusal === null);
  assert.equal(read.problems.length, 1_000_000);
});

test('columns are found by name or by number, the first of two with one name', async () => {
  assert.deepEqual(await rowLines('a,b,a\n1,2,3\n', {}, ['b', '#3', 'a', 'zzz', '#9', '#1']), ['2: 2 | 3 | 1 | ∅ | ∅ | 1']);
});

test('names of columns may differ in white space and full-width forms, an exact one wins', async () => {
  const content = '"办理\n期限",电话（手机）,a b,ab\n1,2,3,4\n';
  assert.deepEqual(await rowLines(content, {}, ['办理期限', '电话(手机)', 'ab', 'a  b']), ['3: 1 | 2 | 4 | 3']);
});

test('a header on a later row, or none at all', async () => {
  assert.deepEqual(await rowLines('月报表,,\n"制表\n",,\na,b\n1,2\n', { headerRow: 4 }), ['5: 1 | 2']);
  assert.deepEqual(await rowLines('1,2\n3,4\n', { headerRow: 0 }), ['1: 1 | 2', '2: 3 | 4']);
});

test('what the mapping says about the file wins over what was recognised', async () => {
  assert.deepEqual(await rowLines('a,b;c\n1,2;3\n', { separator: ';' }), ['2: 1,2 | 3']);
  assert.deepEqual(await rowLines(Buffer.from('a\n\u{e9}\n', 'latin1'), { encoding: 'utf-8' }), ['2! badEncoding']);
  assert.deepEqual(await rowLines('a,b\n', { format: 'xlsx' }), ['refused: wrongFormat']);
});
