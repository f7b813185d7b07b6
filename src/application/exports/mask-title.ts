import { maskText } from '../../domain/access/mask-text.ts';

/** The fewest characters of a name that are more than the surname, which masks show. */
const FEWEST = 2;

/**
 * Hides in the title of a list who called: `words` are the caller's own name and number. A title ends in `…` where it was cut, and what was
 * cut in two there, a number or a name, is no longer known as one: what is left of it goes as well.
 */
export function maskTitle(title: string, words: readonly string[]): string {
  const masked = maskText(title, words);
  if (!masked.endsWith('…')) return masked;
  const body = masked.slice(0, -1).replace(/[\d０-９][\d０-９\s\-－—–]*$/u, '');
  const cut = words
    .flatMap((word) => partsOf(word.normalize('NFC').trim()))
    .filter((part) => body.endsWith(part))
    .reduce((longest, part) => Math.max(longest, part.length), 0);
  return `${body.slice(0, body.length - cut)}…`;
}

function partsOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.flatMap((_, index) => (index + 1 < FEWEST ? [] : [characters.slice(0, index + 1).join('')]));
}
