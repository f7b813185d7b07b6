import { NOWHERE } from './fragment-index.ts';
import type { LinearModel } from './linear-model.ts';
import type { ReadRequest, VectorReader } from './vector-reader.ts';

const MOST_WORDS = 4;
/** A letter belongs to a deciding word when it says at least this part of what the loudest says. */
const LOUD = 0.3;

/** The stretches of a request whose letters say most for a label (its place in the model), the loudest first. */
export function decidingWords(model: LinearModel, { index, stands }: VectorReader, request: ReadRequest, owner: number): readonly string[] {
  const { letters, singles, pairs, opening } = request;
  const said = new Float64Array(letters.length);
  const saidBy = (place: number): number => (place === NOWHERE ? 0 : weightOf(model, place, owner) * (stands[place] as number));
  const weigh = (slot: number, isOfSubject: boolean): number =>
    slot === NOWHERE ? 0 : saidBy(index.anywhere[slot] as number) + (isOfSubject ? saidBy(index.subjects[slot] as number) : 0);
  let loudest = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const half = weigh(pairs[at] as number, at + 1 < opening) / 2;
    const saying = (said[at] as number) + weigh(singles[at] as number, at < opening) + half;
    said[at] = saying;
    if (half !== 0) said[at + 1] = half;
    if (saying > loudest) loudest = saying;
  }
  const least = LOUD * loudest;
  const words = new Map<string, number>();
  for (let at = 0; at < letters.length; at += 1) {
    const begin = at;
    let loudness = 0;
    for (let saying = said[at] ?? 0; saying > 0 && saying >= least; saying = said[at] ?? 0) {
      loudness += saying;
      at += 1;
    }
    if (at - begin < 2) continue;
    let word = '';
    for (const letter of letters.subarray(begin, at)) word += index.letters[letter] ?? '';
    words.set(word, Math.max(loudness, words.get(word) ?? 0));
  }
  return [...words]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** What a fragment weighs for a label. The labels of a fragment are in their order, so the search halves. */
function weightOf({ starts, owners, weights }: LinearModel, place: number, owner: number): number {
  let low = starts[place] as number;
  let high = (starts[place + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const each = owners[middle] as number;
    if (each === owner) return weights[middle] as number;
    if (each < owner) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
