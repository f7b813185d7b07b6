import type { Prediction } from './prediction.ts';
import { reliabilityOf, type ReliabilityStep } from './reliability.ts';

/** How a label was met: F1 is the harmonic mean of precision and recall. */
export type LabelQuality = {
  readonly label: string;
  readonly texts: number;
  readonly predicted: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** How predictions did. `confusion[i][j]` counts texts of the i-th label that were given the j-th of `labels`. */
export type Quality = {
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** The mean distance between certainty and truth, weighted by texts: 0 is perfect. */
  readonly calibrationError: number;
  readonly perClass: readonly LabelQuality[];
  readonly labels: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  /** Texts that nothing was said of; they count as wrong. */
  readonly unread: number;
  readonly reliability: readonly ReliabilityStep[];
};

/** Counts how predictions did. Macro-F1 is over the labels that are true of a text. */
export function qualityOf(predictions: readonly Prediction[]): Quality {
  const labels = [...new Set(predictions.flatMap(({ truth, label }) => (label === null ? [truth] : [truth, label])))].toSorted();
  const places = new Map(labels.map((label, place) => [label, place]));
  const confusion = labels.map(() => labels.map(() => 0));
  let right = 0;
  for (const { truth, label } of predictions) {
    if (truth === label) right += 1;
    const row = confusion[places.get(truth) ?? 0];
    const column = label === null ? undefined : places.get(label);
    if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  const texts = new Map<string, number>();
  for (const { truth } of predictions) texts.set(truth, (texts.get(truth) ?? 0) + 1);
  const perClass = labels.map((label, place): LabelQuality => {
    const hits = confusion[place]?.[place] ?? 0;
    const predicted = confusion.reduce((sum, row) => sum + (row[place] ?? 0), 0);
    const count = texts.get(label) ?? 0;
    return {
      ...{ label, texts: count, predicted },
      precision: share(hits, predicted),
      recall: share(hits, count),
      f1: share(2 * hits, predicted + count),
    };
  });
  const reliability = reliabilityOf(predictions);
  const met = perClass.filter((each) => each.texts > 0);
  return {
    texts: predictions.length,
    accuracy: share(right, predictions.length),
    macroF1: share(
      met.reduce((sum, { f1 }) => sum + f1, 0),
      met.length,
    ),
    calibrationError: share(
      reliability.reduce((sum, step) => sum + Math.abs(step.certainty * step.texts - step.right), 0),
      predictions.length,
    ),
    ...{ perClass, labels, confusion, reliability },
    unread: predictions.filter(({ label }) => label === null).length,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
