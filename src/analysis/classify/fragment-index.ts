import { inSubject } from './text-features.ts';

/** A letter that no fragment has. */
export const UNKNOWN_LETTER = 0;
/** Where no fragment stands. */
export const NOWHERE = -1;

/** Finds fragments by numbers of letters: reading makes no string for what it looks up, which was most of its time. */
export type FragmentIndex = {
  /** The letter of each number. */
  readonly letters: readonly string[];
  /** The number of a letter, by its code point; all digits are one letter. */
  numberOf(codePoint: number): number;
  /** The slot of a pair of letters, or of a letter alone when the second is `UNKNOWN_LETTER`; `NOWHERE` for what no fragment is. */
  find(first: number, second: number): number;
  /** The place in the model of the fragment in each slot, and of the same fragment in a subject; `NOWHERE` without one. */
  readonly anywhere: Int32Array;
  readonly subjects: Int32Array;
};

/** Makes the index of a model's fragments: a table of twice their number, in which full slots are passed by. */
export function createFragmentIndex(fragments: readonly string[]): FragmentIndex {
  const mark = inSubject('');
  const letters = [''];
  const basic = new Int32Array(0x1_00_00);
  const beyond = new Map<number, number>();
  const numberOf = (codePoint: number): number =>
    codePoint < basic.length ? (basic[codePoint] as number) : (beyond.get(codePoint) ?? UNKNOWN_LETTER);
  const bits = Math.max(4, Math.ceil(Math.log2(2 * fragments.length)));
  const keys = new Float64Array(2 ** bits);
  const anywhere = new Int32Array(keys.length).fill(NOWHERE);
  const subjects = new Int32Array(keys.length).fill(NOWHERE);

  function number(letter: string): number {
    const codePoint = letter.codePointAt(0) ?? 0;
    const known = numberOf(codePoint);
    if (known !== UNKNOWN_LETTER) return known;
    if (codePoint < basic.length) basic[codePoint] = letters.length;
    else beyond.set(codePoint, letters.length);
    return letters.push(letter) - 1;
  }
  /** The slot that has the pair, or the empty one where it would be. */
  function slotOf(first: number, second: number, key: number): number {
    let slot = (Math.imul(first, 0x9e_37_79_b1) ^ Math.imul(second, 0x85_eb_ca_6b)) >>> (32 - bits);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }
  for (const [place, fragment] of fragments.entries()) {
    const isOfSubject = fragment.startsWith(mark);
    const [first, second] = isOfSubject ? fragment.slice(mark.length) : fragment;
    if (first === undefined) continue;
    const pair = [number(first), second === undefined ? UNKNOWN_LETTER : number(second)] as const;
    const key = keyOf(...pair);
    const slot = slotOf(...pair, key);
    keys[slot] = key;
    (isOfSubject ? subjects : anywhere)[slot] = place;
  }
  basic.fill(numberOf(0x30), 0x30, 0x3a);
  return {
    ...{ letters, numberOf, anywhere, subjects },
    find(first, second) {
      const key = keyOf(first, second);
      const slot = slotOf(first, second, key);
      return keys[slot] === key ? slot : NOWHERE;
    },
  };
}

/** One number for two; never 0, since the first letter is known. Unicode has fewer letters than the factor. */
function keyOf(first: number, second: number): number {
  return first * 0x20_00_00 + second;
}
