import type { LinearModel } from './linear-model.ts';
import { featureLetters, inSubject, placedFragments, standingOf, type RequestText } from './text-features.ts';
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

const MOST_WORDS = 4;
/** A letter belongs to a deciding word when it says at least this part of what the loudest says. */
const LOUD = 0.3;

/** Makes a model ready to read. */
export function createClassifier(model: LinearModel): Classifier {
  const places = new Map(model.fragments.map((fragment, place) => [fragment, place]));
  const read = createVectorReader(model);
  const shares = (request: RequestText): Float64Array | undefined => {
    const { places: known, values } = read(request);
    if (known.length === 0) return undefined;
    const scores = Float64Array.from(model.bias);
    for (const [at, place] of known.entries()) {
      for (let index = model.starts[place] ?? 0; index < (model.starts[place + 1] ?? 0); index += 1) {
        const owner = model.owners[index] ?? 0;
        scores[owner] = (scores[owner] ?? 0) + (model.weights[index] ?? 0) * (values[at] ?? 0);
      }
    }
    return softened(scores, model.sharpness);
  };
  return {
    shares,
    classify(request, count, explained = count) {
      const all = shares(request);
      if (all === undefined) return [];
      const best = [...all.keys()].toSorted((a, b) => (all[b] ?? 0) - (all[a] ?? 0)).slice(0, count);
      return best.map((owner, rank) => ({
        label: model.labels[owner] ?? '',
        score: all[owner] ?? 0,
        words: rank < explained ? wordsFor(model, places, request, owner) : [],
      }));
    },
    rarityOf(fragment) {
      const place = places.get(fragment);
      return place === undefined ? undefined : model.rarity[place];
    },
  };
}

function softened(scores: Float64Array, sharpness: number): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(sharpness * (score - top)));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** The stretches of a text whose letters say most for a label. */
function wordsFor(
  model: LinearModel,
  places: ReadonlyMap<string, number>,
  { subject = null, text }: RequestText,
  owner: number,
): readonly string[] {
  const opening = subject === null ? 0 : featureLetters(subject).length;
  const letters = featureLetters(subject === null ? text : `${subject}\n${text}`);
  const said = new Float64Array(letters.length);
  const saidBy = (fragment: string): number => {
    const place = places.get(fragment);
    return place === undefined ? 0 : weightOf(model, place, owner) * (model.rarity[place] ?? 0) * standingOf(fragment);
  };
  for (const { fragment, at } of placedFragments(letters)) {
    const length = [...fragment].length;
    const weight = saidBy(fragment) + (at + length <= opening ? saidBy(inSubject(fragment)) : 0);
    for (let letter = at; letter < at + length; letter += 1) said[letter] = (said[letter] ?? 0) + weight / length;
  }
  const least = LOUD * said.reduce((a, b) => Math.max(a, b), 0);
  const words = new Map<string, number>();
  let word = '';
  let loudness = 0;
  for (let at = 0; at <= letters.length; at += 1) {
    const saying = said[at] ?? 0;
    const letter = letters[at] ?? ' ';
    if (letter !== ' ' && saying > 0 && saying >= least) {
      word += letter;
      loudness += saying;
      continue;
    }
    if ([...word].length > 1) words.set(word, Math.max(loudness, words.get(word) ?? 0));
    word = '';
    loudness = 0;
  }
  return [...words]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([each]) => each);
}

function weightOf(model: LinearModel, place: number, owner: number): number {
  for (let index = model.starts[place] ?? 0; index < (model.starts[place + 1] ?? 0); index += 1) {
    if (model.owners[index] === owner) return model.weights[index] ?? 0;
  }
  return 0;
}
