import type { Commitment, ProgressReport } from './commitment.ts';

/** K-4: the report that waits to be checked; there is at most one. */
export function pendingReport({ reports }: Pick<Commitment, 'reports'>): ProgressReport | undefined {
  return reports.find(({ verdict }) => verdict === null);
}

/** K-4: reports that count, in the order of their acceptance. */
export function acceptedReports({ reports }: Pick<Commitment, 'reports'>): readonly ProgressReport[] {
  return reports.filter(({ verdict }) => verdict?.accepted === true);
}

/** K-4: the share of the whole that is done, as last accepted; 0 before the first. */
export function doneShare(commitment: Pick<Commitment, 'reports'>): number {
  return acceptedReports(commitment).at(-1)?.share ?? 0;
}

/** K-4, K-6: the value of a target that was accepted last; null when none was. */
export function acceptedValue(commitment: Pick<Commitment, 'reports'>, target: string): number | null {
  for (const report of acceptedReports(commitment).toReversed()) {
    const found = report.values.find((value) => value.target === target);
    if (found !== undefined) return found.value;
  }
  return null;
}
