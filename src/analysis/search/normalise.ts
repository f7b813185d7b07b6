import { BORDER, foldCharacter, SPACE } from './fold-character.ts';

/** A text as search compares it, and where each of its characters (UTF-16 units) comes from in the text. */
export type NormalText = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/**
 * Letters and digits, folded, with one space for each border between words. The normal form of a part of a text, cut between code
 * points, is a part of the normal form of the text.
 */
export function normalise(text: string): string {
  return normaliseWithPlaces(text).text;
}

/** The same with the place of each character in the text, for highlighting. */
export function normaliseWithPlaces(text: string): NormalText {
  let normal = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let border: '' | typeof BORDER | typeof SPACE = '';
  let last = '';
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const folded = foldCharacter(character.codePointAt(0) ?? 0);
    // A mark belongs to the letter before it.
    if (folded === '' && border === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (const each of folded) {
      if (each === BORDER) border = BORDER;
      else if (each === SPACE) border ||= SPACE;
      else {
        if (last !== '' && (border === BORDER || (border === SPACE && !WIDE.test(last) && !WIDE.test(each)))) {
          normal += BORDER;
          starts.push(at);
          ends.push(at);
        }
        border = '';
        last = each;
        normal += each;
        for (let unit = 0; unit < each.length; unit += 1) {
          starts.push(at);
          ends.push(end);
        }
      }
    }
    at = end;
  }
  return { text: normal, starts, ends };
}
