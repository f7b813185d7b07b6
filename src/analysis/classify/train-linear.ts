import type { LinearModel, TextVector } from './linear-model.ts';
import { vectorOf } from './linear-model.ts';
import { requestFeatures, type RequestText } from './text-features.ts';

/** A text whose label is known. */
export type Example = RequestText & { readonly label: string };

/** The least texts that a fragment stands in, once there are many: what stands in one text only may be a name. */
const MANY_EXAMPLES = 2_000;
/** Passes over the examples; more changes little. */
const PASSES = 8;
/** A pass that moves nothing further than this is the last. */
const SETTLED = 0.02;
const SOFTNESS = 1;
/** What a fragment counts on a side where it was never seen. */
const UNSEEN = 0.5;
/** Weights that a model holds in all; the small ones of a label are left out first. */
const MOST_WEIGHTS = 1_500_000;
/** Until examples that were held back tell better. */
const FIRST_SHARPNESS = 8;
/** Texts that are cut into fragments in one turn. */
const TEXTS_A_TURN = 250;

/**
 * Learns a linear model: one support vector machine a label (squared hinge, by coordinates of the dual), on fragments
 * weighted by rarity and by how telling they are for the label. Gives its turn back every
 * now and then, so that whoever waits for it can do something else between. The same examples give the same model.
 */
export function* trainLinear(examples: readonly Example[]): Generator<undefined, LinearModel, undefined> {
  const features: ReadonlyMap<string, number>[] = [];
  for (const example of examples) {
    features.push(requestFeatures(example));
    if (features.length % TEXTS_A_TURN === 0) yield;
  }
  const { fragments, rarity } = vocabularyOf(features);
  const places = new Map(fragments.map((fragment, place) => [fragment, place]));
  const vectors = features.map((each) => vectorOf(each, places, rarity));
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const perLabel = Math.floor(MOST_WEIGHTS / labels.length);
  const bias = new Float32Array(labels.length);
  const chosen: Chosen[] = [];
  const order = mixedOrder(examples.length);
  for (const [owner, label] of labels.entries()) {
    const positive = examples.map((example) => example.label === label);
    const telling = tellingFragments(vectors, positive, fragments.length);
    const weights = separate(vectors, positive, order, telling);
    bias[owner] = weights[fragments.length] ?? 0;
    const places = Uint32Array.from(largest(weights, fragments.length, perLabel));
    chosen.push({ places, weights: Float32Array.from(places, (place) => weights[place] ?? 0) });
    yield;
  }
  return {
    labels,
    fragments,
    rarity: Float32Array.from(rarity),
    ...byFragment(chosen, fragments.length),
    bias,
    sharpness: FIRST_SHARPNESS,
  };
}

/** The weights of one label that are kept. */
type Chosen = { readonly places: Uint32Array; readonly weights: Float32Array };

/** The same weights, fragment by fragment. */
function byFragment(chosen: readonly Chosen[], size: number): Pick<LinearModel, 'starts' | 'owners' | 'weights'> {
  const starts = new Uint32Array(size + 1);
  for (const { places } of chosen) for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < size; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const owners = new Uint16Array(starts[size] ?? 0);
  const weights = new Float32Array(owners.length);
  for (const [owner, { places, weights: own }] of chosen.entries()) {
    for (const [at, place] of places.entries()) {
      const index = next[place] ?? 0;
      owners[index] = owner;
      weights[index] = own[at] ?? 0;
      next[place] = index + 1;
    }
  }
  return { starts, owners, weights };
}

function vocabularyOf(features: readonly ReadonlyMap<string, number>[]): {
  readonly fragments: readonly string[];
  readonly rarity: readonly number[];
} {
  const texts = new Map<string, number>();
  for (const each of features) for (const fragment of each.keys()) texts.set(fragment, (texts.get(fragment) ?? 0) + 1);
  const least = features.length >= MANY_EXAMPLES ? 2 : 1;
  const kept = [...texts].filter(([, count]) => count >= least);
  return {
    fragments: kept.map(([fragment]) => fragment),
    rarity: kept.map(([, count]) => Math.log((features.length + 1) / (count + 1)) + 1),
  };
}

/**
 * How strongly each fragment stands on one side: the root of the log ratio of its shares among positive and among other texts. A fragment
 * that both sides use alike is thereby dear to weigh, and names that one text has say less.
 */
function tellingFragments(vectors: readonly TextVector[], positive: readonly boolean[], size: number): Float64Array {
  const sides = [new Float64Array(size).fill(UNSEEN), new Float64Array(size).fill(UNSEEN)] as const;
  const sums: [number, number] = [UNSEEN * size, UNSEEN * size];
  for (const [index, { places, values }] of vectors.entries()) {
    const side = positive[index] === true ? 1 : 0;
    const seen = sides[side];
    for (let at = 0; at < places.length; at += 1) {
      seen[places[at] as number] = (seen[places[at] as number] as number) + (values[at] as number);
      sums[side] += values[at] as number;
    }
  }
  const [others, own] = sides;
  const usual = Math.log(sums[1] / sums[0]);
  return own.map((share, place) => Math.sqrt(Math.abs(Math.log(share / (others[place] as number)) - usual)));
}

/**
 * The weights that tell the positive texts from the others; the last one is the bias. It learns on vectors stretched by what is telling
 * and put back to length one; the weights are those for the vectors as they were.
 */
function separate(
  vectors: readonly TextVector[],
  positive: readonly boolean[],
  order: readonly number[],
  telling: Float64Array,
): Float64Array {
  const size = telling.length;
  const stretched = vectors.map((vector) => stretch(vector, telling));
  const weights = new Float64Array(size + 1);
  const shares = new Float64Array(vectors.length);
  const diagonal = 1 / (2 * SOFTNESS);
  for (let pass = 0, largestStep = 1; pass < PASSES && largestStep > SETTLED; pass += 1) {
    largestStep = 0;
    for (const index of order) {
      const { places } = vectors[index] as TextVector;
      const values = stretched[index] as Float32Array;
      const side = positive[index] === true ? 1 : -1;
      let score = weights[size] as number;
      for (let at = 0; at < places.length; at += 1) score += (weights[places[at] as number] as number) * (values[at] as number);
      const share = shares[index] as number;
      const moved = Math.max(share - (side * score - 1 + diagonal * share) / (2 + diagonal), 0);
      const step = (moved - share) * side;
      if (step === 0) continue;
      largestStep = Math.max(largestStep, Math.abs(step));
      shares[index] = moved;
      weights[size] = (weights[size] as number) + step;
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] as number;
        weights[place] = (weights[place] as number) + step * (values[at] as number);
      }
    }
  }
  for (let place = 0; place < size; place += 1) weights[place] = (weights[place] as number) * (telling[place] as number);
  return weights;
}

/** The values of a vector, each by how telling its fragment is, together of length one. */
function stretch({ places, values }: TextVector, telling: Float64Array): Float32Array {
  const stretched = values.map((value, at) => value * (telling[places[at] as number] as number));
  const length = Math.sqrt(stretched.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? stretched : stretched.map((value) => value / length);
}

/** Places of the weights that say most, at most `count`, in their order. */
function largest(weights: Float64Array, size: number, count: number): readonly number[] {
  const places = Array.from({ length: size }, (_, place) => place).filter((place) => Math.abs(weights[place] ?? 0) > 1e-4);
  if (places.length <= count) return places;
  return places
    .toSorted((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0))
    .slice(0, count)
    .toSorted((a, b) => a - b);
}

/** All indices in an order that has nothing to do with theirs, the same each time. */
function mixedOrder(count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 42;
  for (let last = count - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
