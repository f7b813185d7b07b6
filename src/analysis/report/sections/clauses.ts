import type { Span } from '../types.ts';

/** A clause between two commas, in UTF-16 indexes. */
export type Clause = Span & { readonly text: string };

/** A sentence with its clauses. */
export type Sentence = Span & { readonly clauses: readonly Clause[] };

const opening = '“‘《（([【「';
/** Letters in a quote or in brackets. */
const LONGEST_QUOTE = 120;
const closing = '”’》）)]】」';

/**
 * Cuts a stretch of folded text into sentences, and these into clauses. Marks inside quotes and brackets do not cut, unless the
 * quote is never closed; a comma between digits is part of a number.
 */
export function sentences(folded: string, { start, end }: Span): readonly Sentence[] {
  const found: Sentence[] = [];
  let clauses: Clause[] = [];
  let from = start;
  let depth = 0;
  let until = -1;
  const cut = (at: number): void => {
    const clause = trimmed(folded, from, at);
    if (clause.end > clause.start) clauses.push({ ...clause, text: folded.slice(clause.start, clause.end) });
    from = at + 1;
  };
  const stop = (): void => {
    const [first] = clauses;
    const last = clauses.at(-1);
    if (first !== undefined && last !== undefined) found.push({ start: first.start, end: last.end, clauses });
    clauses = [];
  };
  for (let at = start; at < end; at += 1) {
    const mark = folded.charAt(at);
    const pair = opening.indexOf(mark);
    if (pair !== -1 && depth === 0) {
      until = closes(folded, at, closing.charAt(pair), end);
      if (until !== -1) depth = 1;
    } else if (depth === 1 && at === until) depth = 0;
    if (depth === 1) continue;
    if (/[。！!？?；;]/u.test(mark)) {
      cut(at);
      stop();
    } else if (/[，：:]|,/u.test(mark) && !/\d[,:]\d/u.test(folded.slice(at - 1, at + 2))) cut(at);
  }
  cut(end);
  stop();
  return found;
}

/** Where a quote ends: in the same sentence, or nowhere. A longer one was never closed, and is not looked for on and on. */
function closes(folded: string, at: number, mark: string, end: number): number {
  const near = folded.slice(at + 1, Math.min(at + LONGEST_QUOTE, end));
  const found = near.indexOf(mark);
  return found === -1 || /[。；;]/u.test(near.slice(0, found)) ? -1 : at + 1 + found;
}

function trimmed(folded: string, start: number, end: number): Span {
  let [first, last] = [start, end];
  while (first < last && /\s|”/u.test(folded.charAt(first))) first += 1;
  while (last > first && /\s/u.test(folded.charAt(last - 1))) last -= 1;
  return { start: first, end: last };
}
