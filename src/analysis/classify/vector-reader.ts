import type { LinearModel, TextVector } from './linear-model.ts';
import { featureLetters, inSubject, standingOf, type RequestText } from './text-features.ts';

/** The place of a letter by itself, -1 where it is unknown, and of the pairs that it begins. */
type Beginning = { own: number; readonly pairs: Map<string, number> };

/**
 * Gives texts the vectors that `vectorOf` gives `requestFeatures`, without making a string for each pair of letters: joining and hashing
 * these was most of the time of reading.
 */
export function createVectorReader({ fragments, rarity }: Pick<LinearModel, 'fragments' | 'rarity'>): (request: RequestText) => TextVector {
  const mark = inSubject('');
  const anywhere = beginningsOf(fragments, (fragment) => (fragment.startsWith(mark) ? undefined : fragment));
  const subjects = beginningsOf(fragments, (fragment) => (fragment.startsWith(mark) ? fragment.slice(mark.length) : undefined));
  const stands = Float32Array.from(fragments, (fragment, place) => (rarity[place] ?? 0) * standingOf(fragment));
  const counts = new Uint16Array(fragments.length);

  function count(letters: readonly string[], beginnings: ReadonlyMap<string, Beginning>, known: number[]): void {
    let before: Beginning | undefined;
    for (const letter of letters) {
      const pair = before?.pairs.get(letter);
      const beginning = beginnings.get(letter);
      if (pair !== undefined) add(pair, known);
      if (beginning !== undefined && beginning.own >= 0) add(beginning.own, known);
      before = beginning;
    }
  }
  function add(place: number, known: number[]): void {
    if (counts[place] === 0) known.push(place);
    counts[place] = (counts[place] as number) + 1;
  }

  return ({ subject = null, text }) => {
    const known: number[] = [];
    const hasSubject = subject !== null && subject !== '';
    count(featureLetters(hasSubject ? `${subject}\n${text}` : text), anywhere, known);
    if (hasSubject) count(featureLetters(subject), subjects, known);
    const values = new Float32Array(known.length);
    let square = 0;
    for (const [at, place] of known.entries()) {
      const value = (1 + Math.log(counts[place] as number)) * (stands[place] as number);
      values[at] = value;
      square += value * value;
      counts[place] = 0;
    }
    const length = Math.sqrt(square) || 1;
    return { places: Uint32Array.from(known), values: values.map((value) => value / length) };
  };
}

/** What `partOf` gives of fragments, by its first letter; a border begins nothing. */
function beginningsOf(fragments: readonly string[], partOf: (fragment: string) => string | undefined): ReadonlyMap<string, Beginning> {
  const beginnings = new Map<string, Beginning>();
  for (const [place, fragment] of fragments.entries()) {
    const part = partOf(fragment);
    if (part === undefined) continue;
    const [first = '', second] = part;
    const beginning = beginnings.get(first) ?? { own: -1, pairs: new Map<string, number>() };
    beginnings.set(first, beginning);
    if (second === undefined) beginning.own = place;
    else beginning.pairs.set(second, place);
  }
  return beginnings;
}
