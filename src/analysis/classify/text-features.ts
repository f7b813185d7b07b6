import { normalise } from '../search/normalise.ts';

/** Letters of a text that are read: what a request is about stands at its beginning. */
export const MOST_LETTERS = 1_500;

/** A request as it is read for its class: a subject, where it has one, says more than the story. */
export type RequestText = { readonly text: string; readonly subject?: string | null };

/** Before a fragment that stands in a subject; it stands in no normal text. */
const OF_SUBJECT = '^';
/** How much more than once a fragment of a subject counts. */
const SUBJECT_WEIGHT = 1.5;

/** The normal form of the part of a text that is read; it may hold some letters more than `MOST_LETTERS`. */
export function normalPart(text: string): string {
  // A letter may come of several units (marks, spaces), so more of them are cut off first: it saves folding what is not read.
  return normalise(text.slice(0, 4 * MOST_LETTERS));
}

/** The letters of a text as fragments are cut from them, none across a border: normal, digits as 0, at most the first 1,500. */
function featureLetters(text: string): readonly string[] {
  return [...normalPart(text).replaceAll(/\d/gu, '0')].slice(0, MOST_LETTERS);
}

/** How often each fragment stands in a text. Written as a plain loop: learning begins with it for every text. */
export function textFeatures(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let before = ' ';
  for (const letter of featureLetters(text)) {
    if (letter !== ' ') {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
      if (before !== ' ') {
        const pair = before + letter;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    before = letter;
  }
  return counts;
}

/** How often each fragment stands in subject and text together, and, as fragments of their own, how often in the subject. */
export function requestFeatures({ subject = null, text }: RequestText): ReadonlyMap<string, number> {
  if (subject === null || subject === '') return textFeatures(text);
  const counts = new Map(textFeatures(`${subject}\n${text}`));
  for (const [fragment, count] of textFeatures(subject)) counts.set(OF_SUBJECT + fragment, count);
  return counts;
}

/** A fragment as it stands when the subject has it. */
export function inSubject(fragment: string): string {
  return OF_SUBJECT + fragment;
}

/** By how much a fragment counts more for where it stands. */
export function standingOf(fragment: string): number {
  return fragment.startsWith(OF_SUBJECT) ? SUBJECT_WEIGHT : 1;
}
