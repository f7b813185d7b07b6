import { createFragmentIndex, NOWHERE, UNKNOWN_LETTER, type FragmentIndex } from './fragment-index.ts';
import type { LinearModel, TextVector } from './linear-model.ts';
import { MOST_LETTERS, normalPart, standingOf, type RequestText } from './text-features.ts';

/** A request as a model reads it: its vector, and letter by letter which fragments it was made of. */
export type ReadRequest = {
  readonly vector: TextVector;
  /** Letters by their number in the index. */
  readonly letters: Uint32Array;
  /** Slots of the index: of each letter alone, and of each with the next. */
  readonly singles: Int32Array;
  readonly pairs: Int32Array;
  /** How many letters, the first ones, are the subject. */
  readonly opening: number;
};

/** Reads requests with one model; `stands` says how much a fragment counts once. */
export type VectorReader = {
  readonly index: FragmentIndex;
  readonly stands: Float64Array;
  read(request: RequestText): ReadRequest;
};

/** What a fragment counts for standing so many times in a text. */
const REPEATED = Float64Array.from({ length: MOST_LETTERS + 1 }, (_, count) => 1 + Math.log(count));

/** Gives texts the vectors that `vectorOf` gives `requestFeatures`. */
export function createVectorReader({ fragments, rarity }: Pick<LinearModel, 'fragments' | 'rarity'>): VectorReader {
  const index = createFragmentIndex(fragments);
  const stands = Float64Array.from(fragments, (fragment, place) => (rarity[place] ?? 0) * standingOf(fragment));
  const counts = new Uint16Array(fragments.length);
  // Each letter ends at most two fragments, and two more of the subject.
  const known = new Uint32Array(4 * MOST_LETTERS);
  const numbers = new Uint32Array(MOST_LETTERS);
  let found = 0;

  function number(text: string): number {
    let count = 0;
    for (let unit = 0; unit < text.length && count < MOST_LETTERS; unit += 1) {
      const codePoint = text.codePointAt(unit) as number;
      if (codePoint > 0xff_ff) unit += 1;
      numbers[count] = index.numberOf(codePoint);
      count += 1;
    }
    return count;
  }
  function add(place: number): void {
    if (place === NOWHERE) return;
    const count = counts[place] as number;
    if (count === 0) {
      known[found] = place;
      found += 1;
    }
    counts[place] = count + 1;
  }
  function vector(): TextVector {
    const places = known.slice(0, found);
    const values = new Float32Array(found);
    let square = 0;
    for (let at = 0; at < found; at += 1) {
      const place = places[at] as number;
      const value = (REPEATED[counts[place] as number] as number) * (stands[place] as number);
      values[at] = value;
      square += value * value;
      counts[place] = 0;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = 0; at < found; at += 1) values[at] = (values[at] as number) / length;
    found = 0;
    return { places, values };
  }

  return {
    ...{ index, stands },
    read({ subject = null, text }) {
      // The normal form of a beginning is the beginning of the normal form, so the letters of the subject are the first ones.
      const opening = subject === null ? 0 : number(normalPart(subject));
      const length = number(normalPart(subject === null ? text : `${subject}\n${text}`));
      const singles = new Int32Array(length).fill(NOWHERE);
      const pairs = new Int32Array(length).fill(NOWHERE);
      for (let at = 0; at < length; at += 1) {
        const letter = numbers[at] as number;
        if (letter === UNKNOWN_LETTER) continue;
        const next = at + 1 < length ? (numbers[at + 1] as number) : UNKNOWN_LETTER;
        const single = index.find(letter, UNKNOWN_LETTER);
        const pair = next === UNKNOWN_LETTER ? NOWHERE : index.find(letter, next);
        singles[at] = single;
        pairs[at] = pair;
        if (single !== NOWHERE) {
          add(index.anywhere[single] as number);
          if (at < opening) add(index.subjects[single] as number);
        }
        if (pair !== NOWHERE) {
          add(index.anywhere[pair] as number);
          if (at + 1 < opening) add(index.subjects[pair] as number);
        }
      }
      return { vector: vector(), letters: numbers.slice(0, length), singles, pairs, opening };
    },
  };
}
