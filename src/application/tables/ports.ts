import type { Labels } from '../../domain/vocabulary/label.ts';

/** Files that a table is written as. */
export const tableFormats = {
  xlsx: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' },
  csv: { zh: 'CSV（UTF-8）', en: 'CSV (UTF-8)' },
} as const satisfies Labels;
export type TableFormat = keyof typeof tableFormats;

/** A cell: text is never a formula, whatever it begins with. */
export type TableCell = string | number | null;

/** A column with its heading; the width counts Latin characters, of which a Chinese one takes two. */
export type TableColumn = { readonly heading: string; readonly width: number };

/** A table for people. `notes` are lines above the headings: whose it is, and of what. */
export type Table = {
  /** The name of the sheet; what Excel does not take in it is left out. */
  readonly name: string;
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: AsyncIterable<readonly TableCell[]> | Iterable<readonly TableCell[]>;
};

/** Writes a table piece by piece, as fast as the pieces are taken, and reads its rows no faster. Rejects when they do. */
export type TableWriter = (format: TableFormat, table: Table) => AsyncIterable<Uint8Array>;
