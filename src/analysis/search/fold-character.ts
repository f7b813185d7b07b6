/** Between two words: punctuation, symbols. Always stays a border. */
export const BORDER = ' ';
/** White space: a border between two words of letters, nothing between Chinese characters. */
export const SPACE = '\t';

/** What has been folded before, by code point of the basic plane: texts repeat a few thousand characters. */
const known: (string | undefined)[] = [];

/**
 * One code point as search sees it: compatibility forms undone, lower case, without marks; `BORDER` for what is no letter or digit,
 * `SPACE` for white space, empty for what is not seen. Each code point is folded by itself, so that a part of a text is folded as within it.
 */
export function foldCharacter(codePoint: number): string {
  if (codePoint > 0xff_ff) return fold(codePoint);
  return (known[codePoint] ??= fold(codePoint));
}

function fold(codePoint: number): string {
  let folded = '';
  const plain = String.fromCodePoint(codePoint).toLowerCase().normalize('NFKD').toLowerCase();
  for (const character of plain) {
    if (/[\p{L}\p{N}]/u.test(character)) folded += character;
    else if (/\s/u.test(character)) folded += SPACE;
    else if (!/[\p{M}\p{Cf}]/u.test(character)) folded += BORDER;
  }
  return folded;
}
