import type { Instant } from '../../../domain/kernel/time.ts';

/** What one row of history says about duties: the words of the source from the top of each tree down, `null` when it says nothing. */
export type HistoryRow = {
  readonly classPath: readonly string[] | null;
  readonly areaPath: readonly string[] | null;
  readonly unitPath: readonly string[] | null;
  readonly receivedAt: Instant;
};

/** How often a class, an area and a unit came together. */
export type HistoryGroup = {
  readonly classPath: readonly string[] | null;
  readonly areaPath: readonly string[] | null;
  readonly unitPath: readonly string[] | null;
  readonly count: number;
};

/** A data file reduced to what a profile can be made of. */
export type HistorySummary = {
  readonly rows: number;
  readonly groups: readonly HistoryGroup[];
  readonly first: Instant;
  readonly last: Instant;
  /** Rows whose path was deeper than a profile's tree and was cut there. */
  readonly cut: number;
};

const DEEPEST = { classPath: 3, areaPath: 5, unitPath: 2 } as const;

/** Gathers rows of history. Its memory grows with the combinations that occur, not with the rows. */
export class History {
  readonly #groups = new Map<string, { group: Omit<HistoryGroup, 'count'>; count: number }>();
  #rows = 0;
  #cut = 0;
  #first: Instant | undefined;
  #last: Instant | undefined;

  /** Adds one row. */
  add(row: HistoryRow): void {
    const group = {
      classPath: this.#shorten(row.classPath, DEEPEST.classPath),
      areaPath: this.#shorten(row.areaPath, DEEPEST.areaPath),
      unitPath: this.#shorten(row.unitPath, DEEPEST.unitPath),
    };
    const key = JSON.stringify([group.classPath, group.areaPath, group.unitPath]);
    const known = this.#groups.get(key);
    if (known === undefined) this.#groups.set(key, { group, count: 1 });
    else known.count += 1;
    this.#rows += 1;
    if (this.#first === undefined || row.receivedAt < this.#first) this.#first = row.receivedAt;
    if (this.#last === undefined || row.receivedAt > this.#last) this.#last = row.receivedAt;
  }

  /** What was gathered, or `undefined` when there was no row. */
  summary(): HistorySummary | undefined {
    if (this.#first === undefined || this.#last === undefined) return undefined;
    const groups = [...this.#groups.values()].map(({ group, count }) => ({ ...group, count }));
    return { rows: this.#rows, groups, first: this.#first, last: this.#last, cut: this.#cut };
  }

  #shorten(path: readonly string[] | null, deepest: number): readonly string[] | null {
    if (path === null || path.length === 0) return null;
    const names = path.map(cleanName);
    if (names.length <= deepest) return names;
    this.#cut += 1;
    return names.slice(0, deepest);
  }
}

/** A name as a profile can hold it: one line, at most 200 characters; otherwise as it was written, so that an import finds it again. */
function cleanName(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
  return Array.from(clean).slice(0, 200).join('') || '?';
}
