/** Characters beside which a mark belongs to Chinese text: Han and the marks that only Chinese uses. */
const CHINESE = String.raw`[\p{Script=Han}\u3001\u3002\u300a\u300b\u201c\u201d\uff0c\uff1a\uff1b\uff08\uff09]`;

/** Half-width marks with the full-width ones that Chinese text has in their place. */
const fullWidth: Readonly<Record<string, string>> = {
  ',': '\u{ff0c}',
  ':': '\u{ff1a}',
  ';': '\u{ff1b}',
  '?': '\u{ff1f}',
  '!': '\u{ff01}',
  '(': '\u{ff08}',
  ')': '\u{ff09}',
};

const han = /\p{Script=Han}/u;

/** A mark right behind or before Chinese. One with a space behind it separates words of another language or is a sample of code. */
const mark = new RegExp(String.raw`(?<=${CHINESE})[,:;!?](?! )|(?<!\{\w+)[,:;!?](?=${CHINESE})|(?<=\d);(?=\d)`, 'gu');

/** A pair of brackets that touches Chinese from outside, or holds it without a space before. */
const pair = new RegExp(String.raw`(?<=${CHINESE})\(([^()]*)\)|(?<=^|[^\s(])\(([^()]*${CHINESE}[^()]*)\)|\(([^()]*)\)(?=${CHINESE})`, 'gu');

/** A bracket whose partner stands in another piece of a template. */
const opening = new RegExp(String.raw`(?<=${CHINESE})\((?=[^()]*$)`, 'gu');
const closing = new RegExp(String.raw`^([^()]*)\)(?=${CHINESE})|^([^()]*${CHINESE})\)`, 'u');

/**
 * The text with full-width marks where Chinese runs on, as it is printed: a half-width comma between Chinese characters
 * sticks to them and reads as a slip. Text without Chinese comes back as it was.
 */
export function withChineseMarks(text: string): string {
  if (!han.test(text)) return text;
  const wide = (character: string): string => fullWidth[character] ?? character;
  return text
    .replaceAll(
      pair,
      (_, ...inside: (string | undefined)[]) => `${wide('(')}${inside.slice(0, 3).find((one) => one !== undefined) ?? ''}${wide(')')}`,
    )
    .replaceAll(opening, wide('('))
    .replace(closing, (found) => found.slice(0, -1) + wide(')'))
    .replaceAll(mark, wide);
}
