import { findPersonalData } from './find-personal-data.ts';
import type { FindOptions, Found, NameLexicon } from './personal-kinds.ts';

/** A text without what tells who or where somebody is, and what that was; `start` and `end` are code points, of either text. */
export type Masked = { readonly text: string; readonly found: readonly (Found & { readonly text: string })[] };

/** Puts a star for each character that was found, so that all others keep their places. */
export function maskPersonalData(text: string, lexicon: NameLexicon, options: FindOptions = {}): Masked {
  const found: Masked['found'][number][] = [];
  let masked = '';
  let at = 0;
  let points = 0;
  const pass = (piece: string): number => (points += [...piece].length);
  for (const { kind, start, end } of findPersonalData(text, lexicon, options)) {
    const before = text.slice(at, start);
    const stars = '*'.repeat([...text.slice(start, end)].length);
    found.push({ kind, start: pass(before), end: pass(text.slice(start, end)), text: stars });
    masked += before + stars;
    at = end;
  }
  return { text: masked + text.slice(at), found };
}
