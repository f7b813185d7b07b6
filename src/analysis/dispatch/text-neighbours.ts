import { textFeatures } from '../classify/text-features.ts';

/** Finds orders whose texts are alike. */
export type TextNeighbours = {
  /** How alike the most alike are, by their places, at most `count`; none where there is no text. */
  find(text: string, isLeftOut: (place: number) => boolean, count: number): ReadonlyMap<number, number>;
};

/** What stands in more than this part of the texts says little and costs much. */
const COMMON = 0.15;
/** Among few texts nothing is too common to be looked at. */
const LEAST_COMMON = 500;

/** Makes an index of texts; empty ones are passed over. */
export function createTextNeighbours(texts: readonly string[]): TextNeighbours {
  const postings = new Map<string, number[]>();
  const fragmentsOf = (text: string): readonly string[] => [...textFeatures(text).keys()].filter((fragment) => [...fragment].length > 1);
  let filled = 0;
  for (const [place, text] of texts.entries()) {
    if (text === '') continue;
    filled += 1;
    for (const fragment of fragmentsOf(text)) {
      const list = postings.get(fragment);
      if (list === undefined) postings.set(fragment, [place]);
      else list.push(place);
    }
  }
  const most = Math.max(LEAST_COMMON, COMMON * filled);
  const lengths = new Float64Array(texts.length);
  const says = (count: number): number => Math.log((filled + 1) / (count + 1)) ** 2;
  for (const list of postings.values()) {
    if (list.length <= most) for (const place of list) lengths[place] = (lengths[place] as number) + says(list.length);
  }
  return {
    find(text, isLeftOut, count) {
      const sums = new Map<number, number>();
      let length = 0;
      for (const fragment of text === '' ? [] : fragmentsOf(text)) {
        const list = postings.get(fragment);
        if (list === undefined || list.length > most) continue;
        const said = says(list.length);
        length += said;
        for (const place of list) sums.set(place, (sums.get(place) ?? 0) + said);
      }
      const alike = [...sums]
        .filter(([place]) => !isLeftOut(place))
        .map(([place, sum]): [number, number] => [place, sum / (Math.sqrt(length * (lengths[place] as number)) || 1)]);
      return new Map(alike.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count));
    },
  };
}
