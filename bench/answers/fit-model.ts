import { featureNames, type FeatureName, type PairFeatures } from '../../src/analysis/answers/compare-pair.ts';
import type { PairModel } from '../../src/analysis/answers/pair-model.ts';

export type LabelledPair = { readonly features: PairFeatures; readonly right: boolean };

const ROUNDS = 12;
const RIDGE = 3;

/** Fits a logistic model by Newton's method, on features of one size, with a pull of all weights towards nothing. */
export function fitModel(pairs: readonly LabelledPair[]): PairModel {
  const size = featureNames.length + 1;
  const means = featureNames.map((name) => pairs.reduce((sum, { features }) => sum + features[name], 0) / pairs.length);
  const spreads = featureNames.map((name, at) => {
    const variance = pairs.reduce((sum, { features }) => sum + (features[name] - (means[at] ?? 0)) ** 2, 0) / pairs.length;
    return Math.sqrt(variance) || 1;
  });
  const rows = pairs.map(({ features }) => [
    1,
    ...featureNames.map((name, at) => (features[name] - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  ]);
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const system = weights.map((weight, row) => [...weights.map((_, column) => (row === column ? RIDGE : 0)), -RIDGE * weight]);
    rows.forEach((row, at) => {
      const odds = row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-odds));
      const error = (pairs[at]?.right === true ? 1 : 0) - chance;
      const curve = chance * (1 - chance);
      for (let a = 0; a < size; a += 1) {
        const equation = system[a] ?? [];
        const value = row[a] ?? 0;
        for (let b = 0; b < size; b += 1) equation[b] = (equation[b] ?? 0) + curve * value * (row[b] ?? 0);
        equation[size] = (equation[size] ?? 0) + error * value;
      }
    });
    const step = solve(system);
    weights = weights.map((weight, at) => weight + (step[at] ?? 0));
  }
  const plain = featureNames.map((name, at): [FeatureName, number] => [name, (weights[at + 1] ?? 0) / (spreads[at] ?? 1)]);
  const bias = plain.reduce((sum, [, weight], at) => sum - weight * (means[at] ?? 0), weights[0] ?? 0);
  return { bias, weights: Object.fromEntries(plain) as Record<FeatureName, number> };
}

/** Solves equations, each a row with its right side last, by elimination. */
function solve(system: readonly number[][]): readonly number[] {
  const size = system.length;
  const rows = [...system];
  for (let column = 0; column < size; column += 1) {
    const best = rows.map((row, at) => (at < column ? -1 : Math.abs(row[column] ?? 0)));
    const pivot = best.indexOf(Math.max(...best));
    const [taken = [], other = []] = [rows[pivot], rows[column]];
    [rows[column], rows[pivot]] = [taken, other];
    rows.forEach((row, at) => {
      if (at === column) return;
      const factor = (row[column] ?? 0) / (taken[column] ?? 1);
      for (let k = column; k <= size; k += 1) row[k] = (row[k] ?? 0) - factor * (taken[k] ?? 0);
    });
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
