import type { ComparedText } from './read-text.ts';

/** How much a fragment of two letters (its number) says: the logarithm of how rare it is among requests. */
export type RarityOf = (pair: number) => number;

/** A text with what each of its fragments says, so that it is weighed once and compared often. */
export type WeighedText = ComparedText & { readonly says: Float32Array; readonly sum: number; readonly squares: number };

/** What two texts have in common, from 0 to 1 where nothing else is said. */
export type Likeness = {
  /** How much of what is telling is in both: the cosine of the fragments by their rarity. */
  readonly cosine: number;
  /** How much of the one that says less the other one has as well. */
  readonly within: number;
  /** How much of the one that says less stands in runs of six letters in the other one. */
  readonly copied: number;
  /** The squared rarity of all that is shared, from 0: the more, the less by chance. A place and a thing in common are some hundreds. */
  readonly telling: number;
  /** The same of what is no name of a place: what happened there. */
  readonly things: number;
  /** How many places the one that names fewer names, and how many of these the other one names as well. */
  readonly places: number;
  readonly samePlaces: number;
};

/** Weighs the fragments of a text. */
export function weighText(text: ComparedText, rarityOf: RarityOf): WeighedText {
  const says = Float32Array.from(text.pairs, rarityOf);
  let [sum, squares] = [0, 0];
  for (const each of says) {
    sum += each;
    squares += each * each;
  }
  return { ...text, says, sum, squares };
}

/** Compares two requests. */
export function compareTexts(one: WeighedText, other: WeighedText): Likeness {
  let [shared, telling, things, at] = [0, 0, 0, 0];
  for (const [place, pair] of one.pairs.entries()) {
    while (at < other.pairs.length && (other.pairs[at] ?? 0) < pair) at += 1;
    if (other.pairs[at] !== pair) continue;
    const says = one.says[place] ?? 0;
    shared += says;
    telling += says * says;
    if (!one.ofPlace.has(pair) && !other.ofPlace.has(pair)) things += says * says;
  }
  const [fewer, more] = one.places.length <= other.places.length ? [one, other] : [other, one];
  return {
    cosine: ratio(telling, Math.sqrt(one.squares * other.squares)),
    within: ratio(shared, Math.min(one.sum, other.sum)),
    copied: ratio(countShared(one.runs, other.runs), Math.min(one.runs.length, other.runs.length)),
    telling,
    things,
    places: fewer.places.length,
    samePlaces: fewer.places.filter((place) => more.said.includes(place)).length,
  };
}

/** How many numbers stand in both; each list in rising order. */
function countShared(one: Int32Array, other: Int32Array): number {
  let [count, at] = [0, 0];
  for (const number of one) {
    while (at < other.length && (other[at] ?? 0) < number) at += 1;
    if (other[at] === number) count += 1;
  }
  return count;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
