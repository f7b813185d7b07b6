import { normaliseWithPlaces } from './normalise.ts';

/** A part of a text, in UTF-16 units: from the first, up to before the second. */
export type TextRange = readonly [from: number, to: number];

/** Which of some words stand in a text, and where: in order, without overlap. */
export type FoundWords = { readonly words: readonly string[]; readonly ranges: readonly TextRange[] };

/** A piece of a text around what was found, and whether something was cut off; the ranges are those of the piece. */
export type Excerpt = { readonly text: string; readonly ranges: readonly TextRange[]; readonly before: boolean; readonly after: boolean };

/** Finds normal words (see `parseQuery`) in a text as it was written. */
export function findWords(text: string, words: readonly string[]): FoundWords {
  const normal = normaliseWithPlaces(text);
  const found = words.filter((word) => normal.text.includes(word));
  const ranges: TextRange[] = [];
  for (const word of found) {
    for (let at = normal.text.indexOf(word); at !== -1; at = normal.text.indexOf(word, at + 1)) {
      ranges.push([normal.starts[at] ?? 0, normal.ends[at + word.length - 1] ?? text.length]);
    }
  }
  return { words: found, ranges: joined(ranges) };
}

/** About `length` UTF-16 units of a text, beginning shortly before the first range. */
export function excerptOf(text: string, ranges: readonly TextRange[], length: number): Excerpt {
  const [first = 0] = ranges[0] ?? [];
  const latest = Math.max(0, text.length - length);
  const from = wholeBefore(text, Math.min(Math.max(0, first - Math.floor(length / 4)), latest));
  const to = wholeBefore(text, Math.min(text.length, from + length));
  return {
    text: text.slice(from, to),
    ranges: ranges
      .filter(([start, end]) => start < to && end > from)
      .map(([start, end]): TextRange => [Math.max(start, from) - from, Math.min(end, to) - from]),
    before: from > 0,
    after: to < text.length,
  };
}

function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const all: [number, number][] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** The place itself, or the one before when it would cut a character of two units. */
function wholeBefore(text: string, at: number): number {
  const cuts = /[\uDC00-\uDFFF]/u.test(text.charAt(at)) && /[\uD800-\uDBFF]/u.test(text.charAt(at - 1));
  return cuts ? at - 1 : at;
}
