import type { Prediction } from './prediction.ts';

/** Texts of one step of certainty: how certain they were on average, and how many were right. */
export type ReliabilityStep = {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  readonly certainty: number;
  readonly right: number;
};

const STEPS = 10;

/** How often predictions were right, by how certain they said they were; texts that nothing was said of are in no step. */
export function reliabilityOf(predictions: readonly Prediction[]): readonly ReliabilityStep[] {
  return Array.from({ length: STEPS }, (_, step): ReliabilityStep => {
    const inStep = predictions.filter(
      ({ label, certainty }) => label !== null && Math.min(Math.floor(certainty * STEPS), STEPS - 1) === step,
    );
    return {
      from: step / STEPS,
      to: (step + 1) / STEPS,
      texts: inStep.length,
      certainty: inStep.reduce((sum, { certainty }) => sum + certainty, 0) / Math.max(inStep.length, 1),
      right: inStep.filter(({ truth, label }) => truth === label).length,
    };
  });
}
