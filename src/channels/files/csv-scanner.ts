import type { RowProblem, RowProblemCode } from '../../application/import/row-problem.ts';
import type { Cell, RowBatch, SourceRow } from '../../application/import/row-source.ts';
import { MAX_RECORD_CHARS } from './text-limits.ts';

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How a CSV file is written and which of its columns are wanted. */
export type CsvForm = {
  readonly separator: string;
  /** What ends a line: a line feed (with or without a carriage return before it), or on very old files a carriage return. */
  readonly lineEnd: '\n' | '\r';
  /** Physical lines before the first record that matters. */
  readonly skipLines: number;
  /** Number of columns a record must have; `null` takes what comes. */
  readonly columnCount: number | null;
  /** For each column of the file, the place of its value in `cells`, or -1; `null` wants all columns. */
  readonly slots: readonly number[] | null;
  readonly cellCount: number;
  /** True when replacement characters mark bytes that were no text. */
  readonly lossy: boolean;
};

/** How a look at a record ended; a cut one may go on in the next piece of text. */
type Look = 'whole' | 'cut' | 'cutInQuotes' | 'unclosed' | 'stray';

// Where the field at hand ends is a position, or one of these.
const CUT = -1;
const UNCLOSED = -2;
const STRAY = -3;

/**
 * Reads CSV from pieces of text. A record may hold line ends in quotes; quotes inside a field that does not begin with one are
 * plain characters. After a quoting error reading goes on at the line after the one where the broken record began, so a single
 * forgotten quote never swallows the rest of the file.
 */
export class CsvScanner {
  readonly #form: CsvForm;
  readonly #separator: number;
  readonly #lineEnd: number;
  #text = '';
  /** Physical line of the start of `#text`. */
  #line = 1;
  #linesToSkip: number;
  #skipping = false;
  /** Pieces are collected until a cut record can have doubled, so that a long one is looked at a few times, not hundreds. */
  #lookFrom = 0;

  // Findings about the record that was looked at last.
  #cells: Cell[] = [];
  #fields = 0;
  #end = 0;
  #lineEnds = 0;
  #surplus = false;
  #blank = true;
  #emptyField = true;

  constructor(form: CsvForm) {
    this.#form = form;
    this.#separator = form.separator.charCodeAt(0);
    this.#lineEnd = form.lineEnd.charCodeAt(0);
    this.#linesToSkip = form.skipLines;
  }

  /** Physical line of what is not read yet. */
  get line(): number {
    return this.#line;
  }

  /** Takes the next piece of text; `final` when it was the last. */
  scan(piece: string, final: boolean): RowBatch {
    const rows: SourceRow[] = [];
    const problems: RowProblem[] = [];
    const text = this.#text + piece;
    this.#text = text;
    if (text.length < this.#lookFrom && !final) return { rows, problems };
    let at = this.#skipLeading(text, 0);
    while (at < text.length && this.#linesToSkip === 0) {
      const look = this.#look(text, at, final);
      if (look === 'whole') {
        this.#take(text, at, rows, problems);
        at = this.#end;
        this.#line += this.#lineEnds;
        continue;
      }
      const cut = look === 'cut' || look === 'cutInQuotes';
      if (cut && text.length - at <= MAX_RECORD_CHARS) break;
      at = this.#recover(text, at, look, problems);
    }
    this.#text = at === 0 ? text : text.slice(at);
    this.#lookFrom = Math.min(this.#text.length * 2, MAX_RECORD_CHARS + 1);
    return { rows, problems };
  }

  #skipLeading(text: string, from: number): number {
    let at = from;
    while (this.#linesToSkip > 0 || this.#skipping) {
      const end = text.indexOf(this.#form.lineEnd, at);
      if (end === -1) return this.#skipping ? text.length : at;
      at = end + 1;
      this.#line += 1;
      if (this.#skipping) this.#skipping = false;
      else this.#linesToSkip -= 1;
    }
    return at;
  }

  /** Reports a record that cannot be read and returns where to go on: the next line. */
  #recover(text: string, at: number, look: Look, problems: RowProblem[]): number {
    if (look === 'cut') problems.push(this.#problem('recordTooLong', { max: MAX_RECORD_CHARS }));
    else problems.push(this.#problem(look === 'stray' ? 'strayQuote' : 'unclosedQuote', {}));
    this.#skipping = true;
    return this.#skipLeading(text, at);
  }

  #problem(code: RowProblemCode, params: RowProblem['params']): RowProblem {
    return { code, severity: 'rejected', line: this.#line, number: null, field: null, params };
  }

  /** Judges a whole record: keeps it, skips a blank line, or reports it. */
  #take(text: string, at: number, rows: SourceRow[], problems: RowProblem[]): void {
    const expected = this.#form.columnCount;
    if (this.#blank) return;
    if (this.#end - at > MAX_RECORD_CHARS + 1) {
      problems.push(this.#problem('recordTooLong', { max: MAX_RECORD_CHARS }));
      return;
    }
    if (this.#form.lossy && text.slice(at, this.#end).includes('\u{FFFD}')) problems.push(this.#problem('badEncoding', {}));
    else if (expected !== null && (this.#fields < expected || this.#surplus)) {
      problems.push(this.#problem('raggedRow', { found: this.#fields, expected }));
    } else rows.push({ line: this.#line, cells: this.#cells });
  }

  /** Looks at the record that begins at `at`; the findings are left in the fields of this object. */
  #look(text: string, at: number, final: boolean): Look {
    const { slots, cellCount } = this.#form;
    const columnCount = this.#form.columnCount ?? Number.POSITIVE_INFINITY;
    const length = text.length;
    this.#cells = slots === null ? [] : new Array<Cell>(cellCount).fill(undefined);
    this.#lineEnds = 0;
    this.#surplus = false;
    this.#blank = true;
    let from = at;
    for (let field = 0; ; field += 1) {
      const slot = slots === null ? field : (slots[field] ?? -1);
      const quoted = from < length && text.charCodeAt(from) === QUOTE;
      const next = quoted ? this.#quotedField(text, from, slot, final) : this.#plainField(text, from, slot, final);
      if (next < 0) return next === STRAY ? 'stray' : next === UNCLOSED ? 'unclosed' : quoted ? 'cutInQuotes' : 'cut';
      if (!this.#emptyField) {
        this.#blank = false;
        if (field >= columnCount) this.#surplus = true;
      }
      if (next < length && text.charCodeAt(next) === this.#separator) {
        from = next + 1;
        continue;
      }
      this.#fields = field + 1;
      if (next < length) this.#lineEnds += 1;
      this.#end = Math.min(next + 1, length);
      return 'whole';
    }
  }

  /** Reads a field without quotes; returns the place of the separator or line end behind it. */
  #plainField(text: string, from: number, slot: number, final: boolean): number {
    const separator = this.#separator;
    const lineEnd = this.#lineEnd;
    const length = text.length;
    let next = from;
    let code = 0;
    for (; next < length; next += 1) {
      code = text.charCodeAt(next);
      if (code === separator || code === lineEnd) break;
    }
    if (next === length && !final) return CUT;
    const atEnd = next === length || code === lineEnd;
    const until = atEnd && next > from && text.charCodeAt(next - 1) === CARRIAGE_RETURN ? next - 1 : next;
    this.#emptyField = until === from;
    if (slot >= 0) this.#cells[slot] = text.slice(from, until);
    return next;
  }

  /** Reads a field in quotes, which begins at `from`; returns the place of the separator or line end behind it. */
  #quotedField(text: string, from: number, slot: number, final: boolean): number {
    const length = text.length;
    let value = '';
    let start = from + 1;
    let close = text.indexOf('"', start);
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
      if (slot >= 0) value += text.slice(start, close + 1);
      start = close + 2;
      close = text.indexOf('"', start);
    }
    if (close === -1) return final ? UNCLOSED : CUT;
    let next = close + 1;
    if (next === length && !final) return CUT;
    if (this.#lineEnd === LINE_FEED && text.charCodeAt(next) === CARRIAGE_RETURN) {
      if (next + 1 === length && !final) return CUT;
      next += 1;
    }
    const behind = next < length ? text.charCodeAt(next) : this.#lineEnd;
    if (behind !== this.#separator && behind !== this.#lineEnd) return STRAY;
    this.#emptyField = close === from + 1;
    if (slot >= 0) this.#cells[slot] = value === '' ? text.slice(start, close) : value + text.slice(start, close);
    for (let at = from + 1; at < close; at += 1) if (text.charCodeAt(at) === this.#lineEnd) this.#lineEnds += 1;
    return next;
  }
}
