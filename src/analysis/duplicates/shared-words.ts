import type { WeighedText } from './compare-texts.ts';
import { pairOf } from './read-text.ts';

const MOST_WORDS = 6;
const LEAST_SAYS = 1;
const MOST_LETTERS = 12;

/** The stretches of the one text that the other one has too, those that say most first: what a person sees at a glance. */
export function sharedWords(one: WeighedText, other: WeighedText): readonly string[] {
  const says = new Map<string, number>();
  const there = new Set(other.pairs);
  for (const [at, pair] of one.pairs.entries()) if (there.has(pair)) says.set(pairOf(pair), one.says[at] ?? 0);
  const words = new Map<string, number>();
  for (const part of one.said.split(' ')) {
    let at = 0;
    while (at + 1 < part.length) {
      let end = at;
      let sum = 0;
      while (end + 1 < part.length && (says.get(part.slice(end, end + 2)) ?? 0) >= LEAST_SAYS && end - at < MOST_LETTERS - 1) {
        sum += says.get(part.slice(end, end + 2)) ?? 0;
        end += 1;
      }
      if (end > at) words.set(part.slice(at, end + 1), sum);
      at = end + 1;
    }
  }
  return [...words]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}
