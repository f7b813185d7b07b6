import type { TextEncoding } from '../structured/decode-text.ts';
import type { RowProblem } from './row-problem.ts';

/**
 * A date or time cell of a spreadsheet: a wall-clock time without a zone, as milliseconds since 1970-01-01T00:00 of that
 * same clock. `dayOnly` when the cell is formatted to show no time.
 */
export type WallClock = { readonly wallMs: number; readonly dayOnly: boolean };

/** A nested list or object where one value was expected (JSON); the mapping reports it when it needs the column. */
export type NestedCell = { readonly nested: true };

/** One value as the file holds it. `undefined`: the row has no such column; `null`: the column is there and empty. */
export type Cell = string | number | boolean | WallClock | NestedCell | null | undefined;

/** One row. `line` is the physical line it starts on, counted from 1 (the row number in a spreadsheet). */
export type SourceRow = { readonly line: number; readonly cells: readonly Cell[] };

/** Some rows in file order, with what could not be read between them. */
export type RowBatch = { readonly rows: readonly SourceRow[]; readonly problems: readonly RowProblem[] };

export const fileFormats = ['csv', 'jsonl', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The encoding of a text file, or of the texts inside a workbook. */
export type FileEncoding = TextEncoding;

/** What a mapping says about the file itself; everything absent is detected. */
export type SourceOptions = {
  readonly format?: FileFormat;
  readonly encoding?: FileEncoding;
  /** CSV: the character between fields. */
  readonly separator?: string;
  /** CSV and XLSX: the row that names the columns, counted from 1; 0 when there is none (columns are then `#1`, `#2`, …). */
  readonly headerRow: number;
  /** XLSX: the sheet by name; the first visible one when absent. */
  readonly sheet?: string;
};

/** What was recognised. `lossy` when some bytes fit no encoding: the rows that hold them are rejected one by one. */
export type SourceDescription = {
  readonly format: FileFormat;
  readonly compressed: boolean;
  readonly encoding: FileEncoding;
  readonly lossy: boolean;
  readonly separator: string | null;
  readonly sheet: string | null;
};

/** Bytes of the file on disk: read so far and in all. */
export type SourceProgress = { readonly doneBytes: number; readonly totalBytes: number };

/** A file that was opened and recognised. `rows` may be called once; memory does not grow with the file. */
export type RowSource = {
  readonly description: SourceDescription;
  /** Names of the columns in order, empty text for a nameless one; `null` when each row names its own (JSONL). */
  readonly header: readonly string[] | null;
  /**
   * Reads the rows. `cells[i]` of a row is the value of `columns[i]`: a name, `#N` for the N-th column (CSV, XLSX), or for
   * JSONL a name or a path with dots. A column that the header lacks gives `undefined` cells.
   */
  rows(columns: readonly string[]): AsyncIterable<RowBatch>;
  progress(): SourceProgress;
};

/** Why a file cannot be read at all. */
export type SourceRefusal = { readonly code: SourceRefusalCode; readonly params: Readonly<Record<string, string | number>> };

/** Texts of the refusals; the file's name is put before them. */
export const sourceRefusalTexts = {
  fileNotFound: { zh: '文件不存在', en: 'no such file' },
  fileNotReadable: { zh: '文件无法读取（{reason}）', en: 'the file cannot be read ({reason})' },
  fileEmpty: { zh: '文件是空的', en: 'the file is empty' },
  notText: {
    zh: '不是 CSV、JSONL 或 XLSX：内容不是文本（{found}）',
    en: 'neither CSV, JSONL nor XLSX: the content is not text ({found})',
  },
  webPage: {
    zh: '这是网页或 XML 表格（有的系统把它存为 .xls），请在 Excel 中打开并另存为 .xlsx',
    en: 'this is a web page or an XML table (some systems name it .xls): open it in Excel and save it as .xlsx',
  },
  jsonArray: { zh: '这是一个 JSON 数组，请改为每行一个对象', en: 'this is one JSON array: write one object a line' },
  oldExcel: { zh: '这是旧版 Excel 文件（.xls），请另存为 .xlsx', en: 'this is an old Excel file (.xls): save it as .xlsx' },
  encryptedExcel: { zh: '文件已加密，请先解除密码', en: 'the file is encrypted: remove its password first' },
  notAWorkbook: { zh: '这个压缩包不是 XLSX 工作簿', en: 'this zip archive is no XLSX workbook' },
  brokenArchive: { zh: 'XLSX 文件已损坏：{reason}', en: 'the XLSX file is damaged: {reason}' },
  archiveTooLarge: { zh: 'XLSX 解压后过大：“{part}”超过 {max} 字节', en: 'the XLSX file unpacks too large: "{part}" exceeds {max} bytes' },
  sheetNotFound: { zh: '没有名为“{sheet}”的工作表（有：{sheets}）', en: 'no sheet is named "{sheet}" (there are: {sheets})' },
  noHeader: { zh: '第 {row} 行没有列名', en: 'row {row} names no columns' },
  wrongFormat: { zh: '映射要求 {expected}，内容却是 {found}', en: 'the mapping asks for {expected}, the content is {found}' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
export type SourceRefusalCode = keyof typeof sourceRefusalTexts;

/**
 * The places of a column in a header: of exactly this name; else of one that differs only in white space (a line end inside a
 * heading) or in full-width forms; else, for `#N`, the N-th. Empty when there is none.
 */
export function findColumns(header: readonly string[], column: string): readonly number[] {
  const exact = placesOf(header, (name) => name === column);
  if (exact.length > 0) return exact;
  const bare = bareName(column);
  const alike = placesOf(header, (name) => name !== '' && bareName(name) === bare);
  if (alike.length > 0) return alike;
  const place = /^#(\d+)$/u.exec(column)?.[1];
  return place !== undefined && Number(place) >= 1 && Number(place) <= header.length ? [Number(place) - 1] : [];
}

function placesOf(header: readonly string[], fits: (name: string) => boolean): readonly number[] {
  return header.flatMap((name, index) => (fits(name) ? [index] : []));
}

function bareName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '');
}
