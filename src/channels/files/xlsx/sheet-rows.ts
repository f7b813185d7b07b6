import type { RowProblem } from '../../../application/import/row-problem.ts';
import type { Cell, SourceRow } from '../../../application/import/row-source.ts';
import { type DateStyle, wallClockOf } from './date-styles.ts';
import { unescapeExcel } from './workbook-parts.ts';
import { attribute, XmlError, type XmlHandler } from './xml-scanner.ts';

/** What the cells of a sheet refer to. */
export type SheetContext = { readonly strings: readonly string[]; readonly styles: readonly DateStyle[]; readonly from1904: boolean };

const MAX_COLUMNS = 16_384;
const MAX_CELL_CHARS = 4 * 1024 * 1024;

/**
 * Reads the rows of a worksheet. `slotOf` gives the place of a column (from 0) in a row's cells, or -1 for one that is not
 * wanted. Rows collect until `take`.
 */
export class SheetRows implements XmlHandler {
  readonly #context: SheetContext;
  readonly #slotOf: (column: number) => number;
  readonly #cellCount: number;
  #rows: SourceRow[] = [];
  #problems: RowProblem[] = [];
  #row = 0;
  #column = -1;
  #slot = -1;
  #cells: Cell[] = [];
  #filled = false;
  #type = 'n';
  #style = 0;
  #value = '';
  #collecting = false;
  #inReading = false;

  constructor(context: SheetContext, cellCount: number, slotOf: (column: number) => number) {
    this.#context = context;
    this.#cellCount = cellCount;
    this.#slotOf = slotOf;
  }

  /** Number of the row that was begun last. */
  get row(): number {
    return this.#row;
  }

  /** The rows since the last call. */
  take(): { readonly rows: readonly SourceRow[]; readonly problems: readonly RowProblem[] } {
    const taken = { rows: this.#rows, problems: this.#problems };
    [this.#rows, this.#problems] = [[], []];
    return taken;
  }

  open(name: string, attributes: string, empty: boolean): void {
    switch (name) {
      case 'row':
        this.#row = rowNumber(attribute(attributes, 'r'), this.#row);
        this.#column = -1;
        this.#cells = new Array<Cell>(this.#cellCount).fill(null);
        this.#filled = false;
        break;
      case 'c':
        this.#column = columnIndex(attribute(attributes, 'r'), this.#column);
        this.#slot = this.#slotOf(this.#column);
        this.#type = attribute(attributes, 't') ?? 'n';
        this.#style = Number(attribute(attributes, 's') ?? '0');
        this.#value = '';
        break;
      case 'v':
      case 't':
        this.#collecting = !empty && !this.#inReading;
        break;
      case 'rPh':
        this.#inReading = !empty;
        break;
    }
  }

  text(text: string): void {
    if (!this.#collecting) return;
    this.#filled = true;
    if (this.#slot < 0) return;
    this.#value += text;
    if (this.#value.length > MAX_CELL_CHARS) throw new XmlError('a cell is too long');
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#collecting = false;
        break;
      case 'rPh':
        this.#inReading = false;
        break;
      case 'c':
        if (this.#slot >= 0 && this.#value !== '') this.#cells[this.#slot] = this.#cell();
        break;
      case 'row':
        if (this.#filled) this.#rows.push({ line: this.#row, cells: this.#cells });
        break;
    }
  }

  #cell(): Cell {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(value)] ?? null;
      case 'str':
      case 'inlineStr':
        return unescapeExcel(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'e':
        this.#problems.push({
          code: 'cellError',
          severity: 'dropped',
          line: this.#row,
          number: null,
          field: columnLetters(this.#column),
          params: { found: value },
        });
        return null;
      case 'd':
        return value;
      default:
        return this.#number(value.trim());
    }
  }

  #number(text: string): Cell {
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    const date = wallClockOf(number, this.#context.styles[this.#style] ?? 'none', this.#context.from1904);
    return date ?? (Number.isSafeInteger(number) || !/^-?\d+$/u.test(text) ? number : text);
  }
}

function rowNumber(written: string | undefined, before: number): number {
  const row = written === undefined ? before + 1 : Number(written);
  if (!Number.isInteger(row) || row < 1) throw new XmlError('a row has no number');
  return row;
}

/** The column of a reference such as `AB12`, from 0; the next one when a cell names none. */
function columnIndex(reference: string | undefined, before: number): number {
  let column = 0;
  for (const letter of reference ?? '') {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  const index = column === 0 ? before + 1 : column - 1;
  if (index >= MAX_COLUMNS) throw new XmlError('a row has too many columns');
  return index;
}

/** The letters of a column from 0: `A`, …, `AB`. */
function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
