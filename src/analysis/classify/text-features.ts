import { normalise } from '../search/normalise.ts';

/** Letters of a text that are read: what a request is about stands at its beginning. */
const MOST_LETTERS = 600;

/** A fragment of a text, and which letter of the normal text it begins at. */
export type PlacedFragment = { readonly fragment: string; readonly at: number };

/** The letters of a text as fragments are cut from them: normal, digits as 0, at most the first 600. */
export function featureLetters(text: string): readonly string[] {
  return [...normalise(text).replaceAll(/\d/gu, '0')].slice(0, MOST_LETTERS);
}

/** Fragments of one and two letters, none across a border. */
export function placedFragments(letters: readonly string[]): readonly PlacedFragment[] {
  return letters.flatMap((letter, at) => {
    if (letter === ' ') return [];
    const next = letters[at + 1];
    const single = { fragment: letter, at };
    return next === undefined || next === ' ' ? [single] : [single, { fragment: letter + next, at }];
  });
}

/** How often each fragment stands in a text. */
export function textFeatures(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fragment } of placedFragments(featureLetters(text))) counts.set(fragment, (counts.get(fragment) ?? 0) + 1);
  return counts;
}
