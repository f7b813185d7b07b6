import type { Span } from '../types.ts';

const STOPS = /[。！!？?;；\n]/u;
const COMMAS = /[,，:：]/u;
/** A table pasted without marks has no sentences; what lies further away says nothing of a number. */
const REACH = 400;

/** A sentence, and within it the clause, around an index. */
export type Surroundings = { readonly sentence: Span; readonly clause: Span };

/** Finds sentence and clause of a mention; the comma of 1,000 and the stop of 3.5 divide nothing because folded stops are full. */
export function surroundings(folded: string, { start, end }: Span): Surroundings {
  const sentence = grow(folded, start, end, (letter) => STOPS.test(letter));
  const clause = grow(folded, start, end, (letter) => STOPS.test(letter) || COMMAS.test(letter));
  return { sentence, clause };
}

function grow(folded: string, start: number, end: number, divides: (letter: string) => boolean): Span {
  let from = start;
  while (from > 0 && start - from < REACH && !divides(folded.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < folded.length && to - end < REACH && !divides(folded.charAt(to))) to += 1;
  return { start: from, end: to };
}
