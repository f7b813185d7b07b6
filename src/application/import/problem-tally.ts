import type { RowProblem } from './row-problem.ts';
import type { TallyLine } from './ticket-tally.ts';

/** More different values of one kind than anyone reads; the rest is only counted. */
const VALUES_KEPT = 10_000;

/** Problems whose values a person goes through to complete a mapping or a profile. */
const LISTED: ReadonlySet<RowProblem['code']> = new Set(['unknownValue', 'unitUnknown', 'areaUnknown', 'classUnknown', 'nameAmbiguous']);

type Kind = Pick<RowProblem, 'code' | 'severity' | 'field'> & { count: number; readonly values: Map<string, number> };

/** How often one kind of problem occurred; for values that the mapping or the profile does not know, which ones, most frequent first. */
export type ProblemCount = Pick<RowProblem, 'code' | 'severity' | 'field'> & {
  readonly count: number;
  readonly values: readonly TallyLine[];
};

/** Counts problems by kind, in memory that does not grow with the file. */
export class ProblemTally {
  readonly #kinds = new Map<string, Kind>();

  add(problem: RowProblem): void {
    const { code, severity, field, params } = problem;
    const key = `${code} ${severity} ${field ?? ''}`;
    const kind = this.#kinds.get(key) ?? { code, severity, field, count: 0, values: new Map<string, number>() };
    if (kind.count === 0) this.#kinds.set(key, kind);
    kind.count += 1;
    const value = params['found'];
    if (!LISTED.has(code) || typeof value !== 'string') return;
    const before = kind.values.get(value);
    if (before !== undefined || kind.values.size < VALUES_KEPT) kind.values.set(value, (before ?? 0) + 1);
  }

  /** All kinds, the most frequent first. */
  counts(): readonly ProblemCount[] {
    return [...this.#kinds.values()]
      .map(({ values, ...kind }) => ({
        ...kind,
        values: [...values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
      }))
      .sort((a, b) => b.count - a.count);
  }
}
