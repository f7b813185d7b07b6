import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RowProblem } from '../../src/application/import/row-problem.ts';
import type { SourceDescription, SourceOptions, SourceRefusal, SourceRow } from '../../src/application/import/row-source.ts';
import { openRowSource } from '../../src/channels/files/open-row-source.ts';

/** A file read to its end, or why it was refused. */
export type ReadFile =
  | { readonly refusal: SourceRefusal }
  | {
      readonly refusal: null;
      readonly description: SourceDescription;
      readonly header: readonly string[] | null;
      readonly rows: readonly SourceRow[];
      readonly problems: readonly RowProblem[];
    };

/** Calls `use` with the path of a file of this content, which is removed afterwards. */
export async function withFile<Result>(
  content: string | Uint8Array,
  use: (file: string) => Promise<Result>,
  name = 'data.bin',
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-import-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads a file of this content; without `columns` all columns of its header. */
export async function readRows(
  content: string | Uint8Array,
  options: Partial<SourceOptions> = {},
  columns?: readonly string[],
): Promise<ReadFile> {
  return withFile(content, async (file) => {
    const opened = await openRowSource(file, { headerRow: 1, ...options });
    if (!opened.ok) return { refusal: opened.error };
    const { description, header } = opened.value;
    const rows: SourceRow[] = [];
    const problems: RowProblem[] = [];
    for await (const batch of opened.value.rows(columns ?? header ?? [])) {
      for (const row of batch.rows) rows.push(row);
      for (const problem of batch.problems) problems.push(problem);
    }
    return { refusal: null, description, header, rows, problems };
  });
}

/** Rows and problems of a file as short lines, in the order of lines: `2: a | b`, `3! raggedRow`; or `refused: code`. */
export async function rowLines(
  content: string | Uint8Array,
  options: Partial<SourceOptions> = {},
  columns?: readonly string[],
): Promise<readonly string[]> {
  const read = await readRows(content, options, columns);
  if (read.refusal !== null) return [`refused: ${read.refusal.code}`];
  const lines = [
    ...read.rows.map(({ line, cells }) => ({ line, text: `${line}: ${cells.map(cellLine).join(' | ')}` })),
    ...read.problems.map(({ line, code }) => ({ line, text: `${line}! ${code}` })),
  ];
  return lines.sort((a, b) => a.line - b.line).map(({ text }) => text);
}

function cellLine(cell: SourceRow['cells'][number]): string {
  if (cell === undefined) return '∅';
  if (typeof cell !== 'object' || cell === null) return String(cell);
  return 'wallMs' in cell ? new Date(cell.wallMs).toISOString().slice(0, cell.dayOnly ? 10 : 19) : '{…}';
}
