import { createClassifier } from './classify.ts';
import type { LinearModel } from './linear-model.ts';
import { predictionOf, type Prediction } from './prediction.ts';
import { reliabilityOf, type ReliabilityStep } from './reliability.ts';
import type { Example } from './train-linear.ts';

/** How a model did on texts that it had not seen. `surprise` is the mean of -ln(the certainty it gave to the right label). */
export type Evaluation = {
  readonly texts: number;
  readonly right: number;
  readonly amongThree: number;
  readonly surprise: number;
  readonly reliability: readonly ReliabilityStep[];
};

/** What a label that a model does not know, or gives nothing to, counts as. */
const LEAST_SHARE = 1e-6;
const SHARPNESSES = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10, 12, 15, 20];

/** Counts how often the first suggestion, and one of the first three, was right. */
export function evaluate(model: LinearModel, examples: readonly Example[]): Evaluation {
  const classifier = createClassifier(model);
  const owners = new Map(model.labels.map((label, owner) => [label, owner]));
  let right = 0;
  let amongThree = 0;
  let surprise = 0;
  const predictions: Prediction[] = [];
  for (const example of examples) {
    const { label } = example;
    const shares = classifier.shares(example);
    predictions.push(predictionOf(label, model.labels, shares));
    const own = shares?.[owners.get(label) ?? -1] ?? 0;
    const before = shares?.reduce((count, share) => (share > own ? count + 1 : count), 0) ?? Number.POSITIVE_INFINITY;
    if (own > 0 && before === 0) right += 1;
    if (own > 0 && before < 3) amongThree += 1;
    surprise -= Math.log(Math.max(own, LEAST_SHARE));
  }
  return {
    ...{ texts: examples.length, right, amongThree },
    surprise: examples.length === 0 ? 0 : surprise / examples.length,
    reliability: reliabilityOf(predictions),
  };
}

/** The model with the sharpness at which it is surprised least by texts that it has not seen: what it calls 80 % is then right 8 times in 10. */
export function calibrated(model: LinearModel, heldBack: readonly Example[]): LinearModel {
  if (heldBack.length === 0) return model;
  const tried = SHARPNESSES.map((sharpness) => ({ ...model, sharpness }));
  const surprises = tried.map((each) => evaluate(each, heldBack).surprise);
  return tried[surprises.indexOf(Math.min(...surprises))] ?? model;
}
