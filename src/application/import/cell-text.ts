import type { Pick } from './mapping.ts';
import type { Cell } from './row-source.ts';
import type { RowReport } from './row-report.ts';

/** Reads one text out of a row's cells; empty when there is none. */
export type TextReader = (cells: readonly Cell[], report: RowReport) => string;

/** Makes the reader of a pick. `columns` is the order of a row's cells; the text comes as it is written, without trimming. */
export function compilePick(pick: Pick, columns: readonly string[], field: string): TextReader {
  if (pick.kind === 'constant') return () => pick.value;
  const slots = pick.columns.map((column) => columns.indexOf(column));
  const [first = -1, ...others] = slots;
  if (others.length === 0) return (cells, report) => cellText(cells[first], field, report);
  if (pick.how === 'firstOf') {
    return (cells, report) => {
      for (const slot of slots) {
        const text = cellText(cells[slot], field, report);
        if (text.trim() !== '') return text;
      }
      return '';
    };
  }
  return (cells, report) =>
    slots
      .map((slot) => cellText(cells[slot], field, report).trim())
      .filter((text) => text !== '')
      .join(pick.separator);
}

/** The text of one cell. What a database cannot hold (NUL, half a surrogate pair) becomes U+FFFD, and is reported. */
function cellText(cell: Cell, field: string, report: RowReport): string {
  switch (typeof cell) {
    case 'string': {
      if (cell.isWellFormed() && !cell.includes('\0')) return cell;
      report.change('charactersReplaced', field);
      return cell.toWellFormed().replaceAll('\0', '\u{FFFD}');
    }
    case 'number':
    case 'boolean':
      return String(cell);
    case 'undefined':
      return '';
    default:
      if (cell === null) return '';
      if ('wallMs' in cell) return new Date(cell.wallMs).toISOString().slice(0, cell.dayOnly ? 10 : 19);
      report.drop('nestedValue', field);
      return '';
  }
}

/** The first `max` code points of a text; the text itself when it is no longer. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let units = 0;
  for (let points = 0; points < max && units < text.length; points += 1) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(0, units);
}

/** Number of code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** A value of the source as it may be shown in a report: one line, not long. */
export function shown(text: string): string {
  const cut = cutText(text.trim().replace(/\s+/gu, ' '), 60);
  return cut.length < text.trim().length ? `${cut}…` : cut;
}
