import { CsvError, parse } from 'csv-parse/sync';
import { problemAt, type Problem } from './problem.ts';
import type { MapNode, Position, SourceNode } from './source-node.ts';

/** A table: the header's names, and a tree node for each row (cells that are empty are absent). */
export type CsvTable = { readonly header: readonly string[]; readonly headerAt: Position; readonly rows: readonly MapNode[] };

/** A row whose cells may span several lines, with the line that it ends on. */
type ParsedRow = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads a table with a header line. Rows with too many or too few cells are reported and left out;
 * empty lines are skipped. Lines are those of the file, also after cells with line breaks.
 * `undefined` when the text is no table at all.
 */
export function readCsv(file: string, text: string, problems: Problem[]): CsvTable | undefined {
  const at = (line: number, field = ''): Position => ({ file, line, column: null, field });
  if (text.trim() === '') {
    problems.push(problemAt(at(1), 'emptyFile'));
    return undefined;
  }
  const parsed = parseRows(text, (line, code, detail) => problems.push(problemAt(at(line), code, { detail })));
  if (parsed === undefined) return undefined;

  let header: readonly string[] | undefined;
  let headerAt = at(1);
  let previousEnd = 0;
  const rows: MapNode[] = [];
  for (const { record, info } of parsed) {
    const line = previousEnd + 1;
    previousEnd = info.lines;
    const cells = record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) continue;
    if (header === undefined) {
      header = cells;
      headerAt = at(line);
      reportHeader(header, headerAt, problems);
    } else if (cells.length === header.length) {
      rows.push(rowNode(header, cells, line, at));
    } else {
      problems.push(problemAt(at(line), 'csvRagged', { found: cells.length, expected: header.length }));
    }
  }
  return header === undefined ? undefined : { header, headerAt, rows };
}

function rowNode(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  at: (line: number, field?: string) => Position,
): MapNode {
  const entries = new Map<string, { readonly keyAt: Position; readonly node: SourceNode }>();
  header.forEach((name, index) => {
    const cell = cells[index] ?? '';
    if (cell === '') return;
    const cellAt = at(line, name);
    entries.set(name, { keyAt: cellAt, node: { kind: 'scalar', at: cellAt, text: cell, value: cell, typed: false } });
  });
  return { kind: 'map', at: at(line), entries };
}

function reportHeader(header: readonly string[], at: Position, problems: Problem[]): void {
  header.forEach((name, index) => {
    if (name === '') problems.push(problemAt(at, 'csvNoHeader'));
    else if (header.indexOf(name) !== index) problems.push(problemAt({ ...at, field: name }, 'csvDuplicateColumn', { found: name }));
  });
}

/** The parser's codes that have a text of their own in both languages. */
const syntaxProblems: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'csvQuoteOpen',
  INVALID_OPENING_QUOTE: 'csvQuoteInside',
  CSV_INVALID_CLOSING_QUOTE: 'csvQuoteInside',
};

function parseRows(text: string, report: (line: number, code: string, detail: string) => void): readonly ParsedRow[] | undefined {
  let lastGoodLine = 0;
  try {
    const rows: unknown = parse(text, {
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (row, { lines }) => {
        lastGoodLine = lines;
        return row;
      },
    });
    return rows as readonly ParsedRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's own line is where it gave up: for a quote that is never closed, the end of the file.
    report(lastGoodLine + 1, syntaxProblems[error.code] ?? 'csvSyntax', error.message.replace(/ at line \d+/u, ''));
    return undefined;
  }
}
