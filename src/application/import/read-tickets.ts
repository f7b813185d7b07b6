import { nearest } from '../../domain/kernel/nearest.ts';
import type { RefusalParams } from '../../domain/kernel/refusal.ts';
import type { TicketDraft } from './map-row.ts';
import { compileMapping } from './map-row.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import { columnsOf, type ImportMapping } from './mapping.ts';
import type { DraftResolver } from './profile-directory.ts';
import type { RowProblem } from './row-problem.ts';
import { RowReport } from './row-report.ts';
import { findColumns, type RowSource } from './row-source.ts';
import { SeenNumbers } from './seen-numbers.ts';

/** Some rows of a file, read. `rows` counts all that were there: tickets, refused and skipped ones. */
export type ReadBatch<Item> = {
  readonly items: readonly Item[];
  readonly problems: readonly RowProblem[];
  readonly rows: number;
  readonly skipped: number;
};

/** Makes an item of a draft, or `null` and a report of why not. */
type Finish<Item> = (draft: TicketDraft, report: RowReport) => Item | null;

/** Enough to share the cost of a transaction, few enough to be prepared between two looks at the network. */
export const TICKETS_PER_BATCH = 2000;

/** Reads a file's rows as drafts: what `profile derive` learns a profile from. `nowMs` bounds the times. */
export function readDrafts(source: RowSource, mapping: ImportMapping, nowMs: number): AsyncGenerator<ReadBatch<TicketDraft>> {
  return readBatches(source, mapping, nowMs, (draft) => draft);
}

/** Reads a file's rows as tickets of a profile, in batches of `TICKETS_PER_BATCH`. Memory does not grow with the file, but for the numbers seen. */
export function readTickets(
  source: RowSource,
  mapping: ImportMapping,
  resolve: DraftResolver,
  nowMs: number,
): AsyncGenerator<ReadBatch<MappedTicket>> {
  return readBatches(source, mapping, nowMs, resolve);
}

async function* readBatches<Item>(
  source: RowSource,
  mapping: ImportMapping,
  nowMs: number,
  finish: Finish<Item>,
): AsyncGenerator<ReadBatch<Item>> {
  const map = compileMapping(mapping, nowMs);
  const report = new RowReport();
  const seen = new SeenNumbers();
  let items: Item[] = [];
  let problems: RowProblem[] = [];
  let rows = 0;
  let skipped = 0;
  const take = (): ReadBatch<Item> => {
    const batch = { items, problems, rows, skipped };
    [items, problems, rows, skipped] = [[], [], 0, 0];
    return batch;
  };
  for await (const batch of source.rows(columnsOf(mapping))) {
    for (const problem of batch.problems) problems.push(problem);
    rows += batch.problems.length;
    for (const row of batch.rows) {
      rows += 1;
      const draft = map(row, report);
      if (draft === 'skipped') skipped += 1;
      else if (draft !== null && isFirst(draft, seen, report)) {
        const item = finish(draft, report);
        if (item !== null) items.push(item);
      }
      if (items.length === TICKETS_PER_BATCH) {
        for (const problem of report.take()) problems.push(problem);
        yield take();
      }
    }
    for (const problem of report.take()) problems.push(problem);
    if (problems.length >= TICKETS_PER_BATCH) yield take();
  }
  if (rows > 0) yield take();
}

function isFirst(draft: TicketDraft, seen: SeenNumbers, report: RowReport): boolean {
  const first = seen.add(draft.sourceNumber, draft.line);
  if (first !== undefined) report.reject('duplicateNumber', 'number', { first });
  return first === undefined;
}

/** Something wrong between a mapping and a file's header. */
export type ColumnProblem = { readonly code: keyof typeof columnProblemTexts; readonly params: RefusalParams };

/** Texts of column problems. */
export const columnProblemTexts = {
  columnMissing: {
    zh: '文件没有“{column}”这一列{nearest?，是不是“{nearest}”}（有：{columns}）',
    en: 'the file has no column "{column}"{nearest?, did you mean "{nearest}"} (it has: {columns})',
  },
  columnTwice: {
    zh: '列名“{column}”出现 {count} 次，请用 #序号 指明',
    en: 'the column "{column}" is there {count} times: name it as #NUMBER',
  },
} as const;

/** Columns that a mapping reads and a file's header does not name, or names twice. Rows that name their own columns have no header. */
export function checkColumns(header: readonly string[] | null, mapping: ImportMapping): readonly ColumnProblem[] {
  if (header === null) return [];
  return columnsOf(mapping).flatMap((column): readonly ColumnProblem[] => {
    const count = findColumns(header, column).length;
    if (count === 1) return [];
    if (count > 1) return [{ code: 'columnTwice', params: { column, count } }];
    const columns = header.filter((name) => name !== '').join(' ');
    return [{ code: 'columnMissing', params: { column, nearest: nearest(column, header) ?? '', columns } }];
  });
}
