import type { RowSource } from './row-source.ts';

/**
 * A source that remembers which of the columns asked for no row had at all: in files whose rows name their own columns, a
 * mistyped column would else only look empty. Ask `unseen` after the last row.
 */
export function watchColumns(source: RowSource): { readonly source: RowSource; readonly unseen: () => readonly string[] } {
  const missing = new Set<number>();
  let names: readonly string[] = [];
  const watched: RowSource = {
    ...source,
    async *rows(columns) {
      names = columns;
      columns.forEach((_, index) => missing.add(index));
      for await (const batch of source.rows(columns)) {
        for (const row of batch.rows) {
          if (missing.size === 0) break;
          for (const index of missing) if (row.cells[index] !== undefined) missing.delete(index);
        }
        yield batch;
      }
    },
  };
  return { source: watched, unseen: () => [...missing].flatMap((index) => names[index] ?? []) };
}
