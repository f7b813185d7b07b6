import { type Cell, findColumns, type RowBatch } from '../../application/import/row-source.ts';

/** Which columns of a file a mapping wants, and where their values go in a row's cells. */
export class WantedColumns {
  /** For each column of the file its place among the wanted ones, or -1. */
  readonly slots: readonly number[];
  /** Wanted columns that are the same column of the file under two names (`#3` and its name): from which place to which. */
  readonly #twins: readonly (readonly [from: number, to: number])[];

  constructor(header: readonly string[], columns: readonly string[]) {
    const slots = header.map(() => -1);
    const twins: (readonly [number, number])[] = [];
    columns.forEach((column, slot) => {
      const [index] = findColumns(header, column);
      if (index === undefined) return;
      const taken = slots[index] ?? -1;
      if (taken >= 0) twins.push([taken, slot]);
      else slots[index] = slot;
    });
    this.slots = slots;
    this.#twins = twins;
  }

  /** Fills in the twins of a batch that was read by `slots`. */
  complete(batch: RowBatch): RowBatch {
    if (this.#twins.length === 0) return batch;
    const rows = batch.rows.map(({ line, cells }) => {
      const all: Cell[] = [...cells];
      for (const [from, to] of this.#twins) all[to] = cells[from];
      return { line, cells: all };
    });
    return { rows, problems: batch.problems };
  }
}
