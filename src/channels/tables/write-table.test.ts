import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRows } from '../../../test/support/read-rows.ts';
import { tableFormats, type Table, type TableCell } from '../../application/tables/ports.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { writeTable } from './write-table.ts';

const table = (rows: Table['rows'], notes: readonly string[] = []): Table => ({
  ...{ name: "工单：a/b[c]'", notes, rows },
  columns: [
    { heading: '编号', width: 20 },
    { heading: '标题', width: 60 },
    { heading: '件数', width: 8 },
  ],
});

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

test('what is written is read again, in both formats', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('水 𠮷 😀', '"a", b;', 'a\nb', '_x0041_', '<&>', '\u{1}', "it's"),
  );
  const row = fc.tuple(
    fc.nat().map((n) => `r${n}`),
    texts,
    fc.integer(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...codesOf(tableFormats)), fc.array(row, { minLength: 1, maxLength: 6 }), async (format, rows) => {
      const read = await readRows(await bytesOf(writeTable(format, table(rows, ['水印']))), { headerRow: 2 });
      assert.ok(read.refusal === null, JSON.stringify(read.refusal));
      assert.deepEqual(read.header, ['编号', '标题', '件数']);
      // Control characters are not written; readers end lines in cells in one way, and leave white space around a text aside.
      const plain = (cell: unknown): string =>
        (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')
          .replaceAll(/\r\n?/gu, '\n')
          .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
          .replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/u, '')
          .trim();
      assert.deepEqual(
        read.rows.map(({ cells }) => cells.map(plain)),
        rows.map((cells) => cells.map(plain)),
      );
    }),
    { numRuns: 60, examples: [['csv', [['r0', '\u{1}', 0]]]] },
  );
});

test('no text becomes a formula', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '=cmd|’/C calc’!A0'];
  const rows = dangerous.map((text): readonly TableCell[] => [text, 'plain - text', -5]);
  const csv = (await bytesOf(writeTable('csv', table(rows, ['=note'])))).toString('utf8');
  assert.ok(csv.startsWith('\uFEFF'));
  const lines = csv.slice(1).trimEnd().split('\r\n');
  assert.equal(lines[0], "'=note");
  for (const line of lines.slice(2)) assert.match(line, /^"?'.*,plain - text,-5$/u);
  const workbook = await readRows(await bytesOf(writeTable('xlsx', table(rows))));
  assert.ok(workbook.refusal === null);
  assert.deepEqual(
    workbook.rows.map(({ cells }) => cells[0]),
    dangerous,
  );
});

for (const format of codesOf(tableFormats)) {
  test(`${format}: rows are read no faster than the file is taken, and no further when nobody wants it any more`, async () => {
    let [read, closed] = [0, false];
    async function* endless(): AsyncGenerator<readonly TableCell[], void> {
      try {
        for (;;) yield [`r${(read += 1)}`, Math.sin(read).toString(36).repeat(10), read];
      } finally {
        closed = true;
      }
    }
    let pieces = 0;
    for await (const piece of writeTable(format, table(endless()))) {
      assert.ok(piece.length > 0);
      if ((pieces += 1) === 5) break;
    }
    assert.ok(read > 0 && read < 50_000, String(read));
    assert.ok(closed);
  });

  test(`${format}: rows that cannot be read break the file off`, async () => {
    async function* failing(): AsyncGenerator<readonly TableCell[], void> {
      yield ['1', 'a', 1];
      throw new Error('the database is gone');
    }
    await assert.rejects(bytesOf(writeTable(format, table(failing()))), /the database is gone/u);
  });
}
