/** What a model says of a text whose label is known. `label` is null where it says nothing; `certainty` is for its own label, `ofTruth` for the right one. */
export type Prediction = {
  readonly truth: string;
  readonly label: string | null;
  readonly certainty: number;
  readonly ofTruth: number;
};

/** The prediction that shares of certainty amount to; none for a text in which nothing is known. */
export function predictionOf(truth: string, labels: readonly string[], shares: ArrayLike<number> | undefined): Prediction {
  if (shares === undefined) return { truth, label: null, certainty: 0, ofTruth: 0 };
  let best = 0;
  for (let owner = 1; owner < labels.length; owner += 1) if ((shares[owner] ?? 0) > (shares[best] ?? 0)) best = owner;
  return { truth, label: labels[best] ?? null, certainty: shares[best] ?? 0, ofTruth: shares[labels.indexOf(truth)] ?? 0 };
}
