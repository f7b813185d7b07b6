import type { RowProblem, RowProblemCode } from '../../application/import/row-problem.ts';
import type { Cell, RowBatch, SourceRow } from '../../application/import/row-source.ts';
import { MAX_RECORD_CHARS } from './text-limits.ts';

/** Reads JSON Lines: one object a line. `columns` are names, or paths with dots into nested objects. */
export async function* jsonlRows(
  texts: AsyncIterable<string>,
  columns: readonly string[],
  lossy: boolean,
  broken: () => string | null,
): AsyncGenerator<RowBatch> {
  const scanner = new JsonlScanner(columns, lossy);
  for await (const text of texts) yield scanner.scan(text, false);
  const reason = broken();
  if (reason === null) yield scanner.scan('', true);
  else yield { rows: [], problems: [scanner.problem('fileTruncated', { reason })] };
}

class JsonlScanner {
  readonly #columns: readonly string[];
  readonly #lossy: boolean;
  #pieces: string[] = [];
  #pendingChars = 0;
  #tooLong = false;
  #line = 1;

  constructor(columns: readonly string[], lossy: boolean) {
    this.#columns = columns;
    this.#lossy = lossy;
  }

  scan(text: string, final: boolean): RowBatch {
    const rows: SourceRow[] = [];
    const problems: RowProblem[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#readLine(text.slice(from, end), rows, problems);
      from = end + 1;
    }
    this.#keep(from === 0 ? text : text.slice(from));
    if (final) this.#readLine('', rows, problems);
    return { rows, problems };
  }

  problem(code: RowProblemCode, params: RowProblem['params'] = {}): RowProblem {
    return { code, severity: 'rejected', line: this.#line, number: null, field: null, params };
  }

  /** Keeps the beginning of a line whose end is in a later piece; of one that is too long only that it is. */
  #keep(rest: string): void {
    this.#pendingChars += rest.length;
    if (this.#pendingChars > MAX_RECORD_CHARS) {
      this.#tooLong = true;
      this.#pieces = [];
    } else if (rest !== '') this.#pieces.push(rest);
  }

  #readLine(end: string, rows: SourceRow[], problems: RowProblem[]): void {
    const line = this.#pieces.length === 0 ? end : this.#pieces.join('') + end;
    if (this.#tooLong) problems.push(this.problem('recordTooLong', { max: MAX_RECORD_CHARS }));
    else if (this.#lossy && line.includes('\u{FFFD}')) problems.push(this.problem('badEncoding'));
    else if (line.trim() !== '') this.#readObject(line, rows, problems);
    this.#pieces = [];
    this.#pendingChars = 0;
    this.#tooLong = false;
    this.#line += 1;
  }

  #readObject(line: string, rows: SourceRow[], problems: RowProblem[]): void {
    const value = parse(line);
    if (value === undefined) problems.push(this.problem('notJson'));
    else if (!isObject(value))
      problems.push(this.problem('notAnObject', { found: value === null ? 'null' : Array.isArray(value) ? '[…]' : typeof value }));
    else rows.push({ line: this.#line, cells: this.#columns.map((column) => cellAt(value, column)) });
  }
}

type JsonObject = { readonly [name: string]: unknown };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a line, or `undefined` when it is no JSON. Whole numbers beyond 2^53 stay as they are written, as text. */
function parse(line: string): unknown {
  try {
    return LONG_NUMBER.test(line) ? JSON.parse(line, keepDigits) : JSON.parse(line);
  } catch {
    return undefined;
  }
}

const LONG_NUMBER = /[:[,\s-]\d{16}/u;

function keepDigits(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  const exact = typeof value !== 'number' || source === undefined || !/^-?\d+$/u.test(source) || Number.isSafeInteger(value);
  return exact ? value : source;
}

function cellAt(value: JsonObject, column: string): Cell {
  if (Object.hasOwn(value, column)) return asCell(value[column]);
  const dot = column.indexOf('.');
  if (dot <= 0) return undefined;
  const inner = Object.hasOwn(value, column.slice(0, dot)) ? value[column.slice(0, dot)] : undefined;
  return isObject(inner) ? cellAt(inner, column.slice(dot + 1)) : undefined;
}

function asCell(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return value === null ? null : { nested: true };
  }
}
