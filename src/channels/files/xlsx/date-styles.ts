import type { WallClock } from '../../../application/import/row-source.ts';
import { DAY_MS } from '../../../domain/kernel/time.ts';
import { attribute, type XmlHandler } from './xml-scanner.ts';

/** What a cell's number format shows of a date: nothing, the day, or a time as well. */
export type DateStyle = 'none' | 'day' | 'time';

/** The formats that every spreadsheet program has built in; 27 to 58 are those of East Asian editions. */
const BUILT_IN: ReadonlyMap<number, DateStyle> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
]);

/** What a format code such as `yyyy"年"m"月"d"日" h:mm` shows of a date. */
export function dateStyleOf(formatCode: string): DateStyle {
  const first = formatCode.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '').toLowerCase();
  if (/[hs]|\[m+\]/u.test(bare)) return 'time';
  return /[yd]|m{3}/u.test(bare) && !bare.includes('general') ? 'day' : 'none';
}

/** Gathers the styles of a workbook's `styles.xml`: the place in the list is the style number of a cell. */
export class DateStyles implements XmlHandler {
  readonly styles: DateStyle[] = [];
  readonly #own = new Map<number, DateStyle>();
  #inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt') this.#own.set(Number(attribute(attributes, 'numFmtId')), dateStyleOf(attribute(attributes, 'formatCode') ?? ''));
    else if (name === 'cellXfs') this.#inCellFormats = true;
    else if (name === 'xf' && this.#inCellFormats) {
      const id = Number(attribute(attributes, 'numFmtId') ?? '0');
      this.styles.push(this.#own.get(id) ?? BUILT_IN.get(id) ?? 'none');
    }
  }

  text(): void {
    // Styles are in attributes only.
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellFormats = false;
  }
}

const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);

/**
 * The wall-clock time of a serial day number. Serial 60 is 29 February 1900, which never was: numbers before it count from a
 * day later. `undefined` when the number is no date.
 */
export function wallClockOf(serial: number, style: DateStyle, from1904: boolean): WallClock | undefined {
  if (style === 'none' || !(serial >= 0 && serial < 2_958_466)) return undefined;
  const days = from1904 || serial >= 60 ? serial : serial + 1;
  const wallMs = Math.round(days * DAY_MS) + (from1904 ? EPOCH_1904_MS : EPOCH_1900_MS);
  return { wallMs, dayOnly: style === 'day' && Number.isInteger(serial) };
}
