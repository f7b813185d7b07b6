import { featureNames, type FeatureName, type PairFeatures } from './compare-pair.ts';

/** A logistic model: what each agreement adds to the log-odds that an answer answers a request. */
export type PairModel = { readonly bias: number; readonly weights: Readonly<Record<FeatureName, number>> };

/** The probability, from 0 to 1, that the answer answers the request. */
export function scorePair({ bias, weights }: PairModel, features: PairFeatures): number {
  return 1 / (1 + Math.exp(-featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias)));
}
