import { decidingWords } from './deciding-words.ts';
import type { LinearModel, TextVector } from './linear-model.ts';
import type { RequestText } from './text-features.ts';
import { createVectorReader } from './vector-reader.ts';

/** A label with how certain it is (0 to 1) and the words that spoke for it, the loudest first. */
export type Suggestion = { readonly label: string; readonly score: number; readonly words: readonly string[] };

/** A reader of texts: what `createClassifier` gives. */
export type Classifier = {
  /** The likeliest labels, the best first; none for a text in which nothing is known. Words are given for the first `explained` ones. */
  classify(request: RequestText, count: number, explained?: number): readonly Suggestion[];
  /** Shares of certainty of all labels, for measuring; undefined where nothing is known. */
  shares(request: RequestText): Float64Array | undefined;
  /** How rare a fragment is among the texts it learnt from; undefined for one it never met. */
  rarityOf(fragment: string): number | undefined;
};

/** Makes a model ready to read. */
export function createClassifier(model: LinearModel): Classifier {
  const reader = createVectorReader(model);
  const places = new Map(model.fragments.map((fragment, place) => [fragment, place]));
  return {
    shares(request) {
      const { vector } = reader.read(request);
      return vector.places.length === 0 ? undefined : sharesOf(model, vector);
    },
    classify(request, count, explained = count) {
      const read = reader.read(request);
      if (read.vector.places.length === 0) return [];
      const shares = sharesOf(model, read.vector);
      return largest(shares, count).map((owner, rank) => ({
        label: model.labels[owner] ?? '',
        score: shares[owner] ?? 0,
        words: rank < explained ? decidingWords(model, reader, read, owner) : [],
      }));
    },
    rarityOf(fragment) {
      const place = places.get(fragment);
      return place === undefined ? undefined : model.rarity[place];
    },
  };
}

/** How certain each label is: softened sums of what the fragments say for it. */
function sharesOf(model: LinearModel, { places, values }: TextVector): Float64Array {
  const { starts, owners, weights } = model;
  const scores = Float64Array.from(model.bias);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    const value = values[at] as number;
    const end = starts[place + 1] as number;
    for (let each = starts[place] as number; each < end; each += 1) {
      const owner = owners[each] as number;
      scores[owner] = (scores[owner] as number) + (weights[each] as number) * value;
    }
  }
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(model.sharpness * (score - top)));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** The places of the largest shares, the largest first; of equal ones the first. */
function largest(shares: Float64Array, count: number): readonly number[] {
  const kept: number[] = [];
  for (const [owner, share] of shares.entries()) {
    if (kept.length === count && share <= (shares[kept[count - 1] as number] as number)) continue;
    let rank = kept.length;
    while (rank > 0 && (shares[kept[rank - 1] as number] as number) < share) rank -= 1;
    kept.splice(rank, 0, owner);
    if (kept.length > count) kept.pop();
  }
  return kept;
}
