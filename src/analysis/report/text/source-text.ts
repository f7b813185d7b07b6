/** A report's text as it was given, with a copy in which widths are folded. Both have the same UTF-16 indexes. */
export type SourceText = {
  readonly raw: string;
  /** Digits, letters, brackets and signs of full width as narrow ones; Chinese commas and stops stay. */
  readonly folded: string;
  /** The code point offset of a UTF-16 index. */
  toPoint(index: number): number;
};

const FIRST_WIDE = 0xff01;
const LAST_WIDE = 0xff5e;
const WIDE_OFFSET = 0xfee0;
/** Marks that divide clauses: folded, they would look like the comma of 1,000 or the colon of a time. */
const KEPT = new Set(['，', '：', '；', '！', '？']);

/** Wraps a text for reading. Cost is linear, and offsets are looked up without cost where every character is one unit. */
export function sourceText(raw: string): SourceText {
  const folded = raw.replaceAll(/[\uff01-\uff5e\u2010-\u2013\u2212\u3000\u00a0\u2003\u2002]/gu, foldOne);
  if (!/[\u{10000}-\u{10ffff}]/u.test(raw)) return { raw, folded, toPoint: (index) => index };
  const points = new Uint32Array(raw.length + 1);
  let point = 0;
  for (let index = 0; index < raw.length;) {
    const width = (raw.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    points.fill(point, index, index + width);
    index += width;
    point += 1;
  }
  points[raw.length] = point;
  return { raw, folded, toPoint: (index) => points[index] ?? point };
}

function foldOne(letter: string): string {
  if (KEPT.has(letter)) return letter;
  const code = letter.charCodeAt(0);
  if (code >= FIRST_WIDE && code <= LAST_WIDE) return String.fromCharCode(code - WIDE_OFFSET);
  return /[\u2010-\u2013\u2212]/u.test(letter) ? '-' : ' ';
}
