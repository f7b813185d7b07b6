import type { LinearModel } from './linear-model.ts';
import { trainLinear, type Example } from './train-linear.ts';

/** Learns a model in one go, for callers that nobody waits for. */
export function learnAtOnce(examples: readonly Example[]): LinearModel {
  const learning = trainLinear(examples);
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  return turn.value;
}
