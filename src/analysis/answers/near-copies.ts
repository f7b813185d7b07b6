import { plain } from './answer-words.ts';

/** Letters of a fragment by which answers are compared, and letters below which an answer is too short to be a template. */
const FRAGMENT = 6;
const FEWEST_LETTERS = 30;
/** Share of its fragments that an answer has from another one from which on it is a copy. */
const COPIED = 0.7;
/** A fragment of more answers than this is a phrase, not a trace. */
const MOST_BEARERS = 400;

/** Another answer, by its place among those that were given, and what share of this one stands in it. */
export type NearCopy = { readonly other: number; readonly share: number };

/** Answers by their fragments. */
export type CopyFinder = {
  /** The answer of which most stands in another one; null when none is a copy. `self` is its own place, if it has one; answers word for word the same at `twins` do not count. */
  find(answer: string, self: number | null, isTwin: (other: number) => boolean): NearCopy | null;
};

/** Reads the answers among which copies are looked for. Time and room grow with their letters. */
export function createCopyFinder(answers: readonly string[]): CopyFinder {
  const bearers = new Map<string, number[]>();
  answers.forEach((answer, at) => {
    for (const fragment of fragmentsOf(answer)) {
      const known = bearers.get(fragment);
      if (known === undefined) bearers.set(fragment, [at]);
      else if (known.length < MOST_BEARERS) known.push(at);
    }
  });
  return {
    find(answer, self, isTwin) {
      const fragments = fragmentsOf(answer);
      const hits = new Map<number, number>();
      for (const fragment of fragments) {
        for (const other of bearers.get(fragment) ?? []) if (other !== self) hits.set(other, (hits.get(other) ?? 0) + 1);
      }
      const best = [...hits]
        .filter(([other]) => !isTwin(other))
        .reduce<readonly [number, number] | null>((most, each) => (most === null || each[1] > most[1] ? each : most), null);
      if (best === null || best[1] / fragments.size < COPIED) return null;
      return { other: best[0], share: best[1] / fragments.size };
    },
  };
}

function fragmentsOf(answer: string): ReadonlySet<string> {
  const letters = [...plain(answer).replaceAll(/[^\p{L}\p{N}]/gu, '')];
  if (letters.length < FEWEST_LETTERS) return new Set();
  return new Set(letters.slice(FRAGMENT - 1).map((_, at) => letters.slice(at, at + FRAGMENT).join('')));
}
