import { displayWidth, padDisplay } from './display-width.ts';

/** How a column lines up. */
export type Alignment = 'left' | 'right';

/** Lines of a table whose columns line up on a terminal, Chinese characters counted as two columns; to the left unless said otherwise. */
export function textTable(rows: readonly (readonly string[])[], alignments: readonly Alignment[] = [], indent = 0): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return alignments[column] === 'right' ? ' '.repeat(width - displayWidth(cell)) + cell : padDisplay(cell, width);
    });
    return (' '.repeat(indent) + cells.join('  ')).trimEnd();
  });
}
