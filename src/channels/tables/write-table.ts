import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Table, TableCell, TableWriter } from '../../application/tables/ports.ts';

/** What Excel takes in one cell. */
const MOST_CHARACTERS = 32_767;
const MOST_NAME_CHARACTERS = 31;

/**
 * Writes a table as a workbook, or as CSV that spreadsheets open as it is meant: with a mark of its encoding, and no cell a formula.
 * Control characters, which nobody sees and readers take for signs of a binary file, are left out.
 */
export const writeTable: TableWriter = (format, table) => {
  if (format === 'csv') return writeCsvStream(linesOf(table, harmless), { bom: true });
  return writeXlsxStream(linesOf(table, inWorkbook), {
    name: sheetName(table.name),
    columns: table.columns.map(({ width }) => ({ width })),
    freezePane: { rows: table.notes.length + 1 },
    zip64: false,
  });
};

async function* linesOf({ notes, columns, rows }: Table, cell: (value: TableCell) => TableCell): AsyncGenerator<TableCell[], void> {
  const written = (value: TableCell): TableCell => cell(visible(value));
  for (const note of notes) yield [written(note)];
  yield columns.map(({ heading }) => written(heading));
  for await (const row of rows) yield row.map(written);
}

function visible(value: TableCell): TableCell {
  return typeof value === 'string' ? value.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '') : value;
}

/** In a workbook texts are marked as texts. What looks like an escape of XML's in Excel's own way has to be one. */
function inWorkbook(value: TableCell): TableCell {
  if (typeof value !== 'string') return value;
  return value === '' ? null : value.slice(0, MOST_CHARACTERS).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
}

/** CSV does not tell texts from formulas: what would be one, also after white space, begins with an apostrophe, as people type it. */
function harmless(value: TableCell): TableCell {
  return typeof value === 'string' && /^\s*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
}

function sheetName(name: string): string {
  const clean = name.replaceAll(/[[\]:*?/\\]|^'|'$/gu, ' ').trim();
  return [...clean].slice(0, MOST_NAME_CHARACTERS).join('') || 'Sheet1';
}
