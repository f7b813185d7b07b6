import { createClassifier } from './classify.ts';
import { learnAtOnce } from './learn-at-once.ts';
import { predictionOf, type Prediction } from './prediction.ts';
import type { Example } from './train-linear.ts';

/** What models said of texts that they had not seen: predictions fold by fold, and the sharpness that suits all of them. */
export type CrossValidation = { readonly folds: readonly (readonly Prediction[])[]; readonly sharpness: number };

type Heard = { readonly truth: string; readonly labels: readonly string[]; readonly shares: Float64Array | undefined };

const SHARPNESSES = Array.from({ length: 60 }, (_, index) => 0.5 * 1.07 ** index);
const LEAST_SHARE = 1e-6;

/**
 * Learns on all folds but one and reads that one, for each. Folds have the labels in the same parts, and are the same each time. Scores of a
 * fold are made certainties by what the other folds told, so that no text speaks for itself. `onFold` is told how many are done.
 */
export function crossValidate(
  examples: readonly Example[],
  count: number,
  onFold: (done: number) => void = () => undefined,
): CrossValidation {
  const folds = foldsOf(examples, count);
  const heard = Array.from({ length: count }, (_, fold): readonly Heard[] => {
    const model = { ...learnAtOnce(examples.filter((_example, index) => folds[index] !== fold)), sharpness: 1 };
    const classifier = createClassifier(model);
    const held = examples.filter((_example, index) => folds[index] === fold);
    onFold(fold + 1);
    return held.map((example) => ({ truth: example.label, labels: model.labels, shares: classifier.shares(example) }));
  });
  return {
    sharpness: bestSharpness(heard.flat()),
    folds: heard.map((each) => {
      const sharpness = bestSharpness(heard.filter((other) => other !== each).flat());
      return each.map(({ truth, labels, shares }) => predictionOf(truth, labels, shares && sharpened(shares, sharpness)));
    }),
  };
}

/** The fold of each example: those of a label go round, after an order by chance that is always the same. */
function foldsOf(examples: readonly Example[], count: number): readonly number[] {
  const folds = new Array<number>(examples.length).fill(0);
  const dealt = new Map<string, number>();
  const order = examples.map((_, index) => index);
  let state = 7;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  // Labels begin at different folds, so that rare ones do not all fall into the first.
  for (const index of order) {
    const { label } = examples[index] as Example;
    const turn = dealt.get(label) ?? dealt.size;
    folds[index] = turn % count;
    dealt.set(label, turn + 1);
  }
  return folds;
}

function bestSharpness(heard: readonly Heard[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (const sharpness of SHARPNESSES) {
    let surprise = 0;
    for (const { truth, labels, shares } of heard) {
      if (shares !== undefined) surprise -= Math.log(Math.max(sharpened(shares, sharpness)[labels.indexOf(truth)] ?? 0, LEAST_SHARE));
    }
    if (surprise < least) [best, least] = [sharpness, surprise];
  }
  return best;
}

/** Shares made at sharpness 1 as they are at another. */
function sharpened(shares: Float64Array, sharpness: number): Float64Array {
  const raised = shares.map((share) => share ** sharpness);
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}
