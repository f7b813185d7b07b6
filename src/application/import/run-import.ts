import type { Profile } from '../../domain/profile/types.ts';
import type { TicketDraft } from './map-row.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import type { ImportMapping } from './mapping.ts';
import type { ImportedBatch, ImportTickets } from './ports.ts';
import { compileResolver } from './profile-directory.ts';
import { ProblemTally, type ProblemCount } from './problem-tally.ts';
import { type ReadBatch, readDrafts, readTickets } from './read-tickets.ts';
import { breaksOff, type RowProblem } from './row-problem.ts';
import type { RowSource, SourceProgress } from './row-source.ts';
import { TicketTally } from './ticket-tally.ts';
import { watchColumns } from './watch-columns.ts';
import { writeAhead } from './write-ahead.ts';

/** What an import reads, against what it checks, and where it goes. */
export type ImportOrder = {
  readonly source: RowSource;
  readonly mapping: ImportMapping;
  /** Units, areas and classes are looked up in it; `null` counts the source's own words (nothing can be written then). */
  readonly profile: Profile | null;
  /** Where tickets go; `null` only reads and checks. */
  readonly tickets: ImportTickets | null;
  /** Now, in milliseconds since 1970: later times are mistakes. */
  readonly nowMs: number;
  /** Told of every problem, in file order. */
  readonly onProblem: (problem: RowProblem) => void;
  /** Told after every batch. */
  readonly onProgress: (progress: ImportProgress) => void;
  /** When true the import stops after the batches at hand; what was written stays, and a repetition goes on from there. */
  readonly stopped: () => boolean;
};

/** How far an import is; `written` are tickets that are in the database for good, null when nothing is to be written. */
export type ImportProgress = { readonly rows: number; readonly written: WrittenTickets | null; readonly source: SourceProgress };

/** Tickets that were new, and tickets that had been imported before. */
export type WrittenTickets = { readonly inserted: number; readonly alreadyThere: number };

/** What became of a file. `rows` = `accepted` + `rejected` + `skipped`; `accepted` = `inserted` + `alreadyThere` when written. */
export type ImportSummary = {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly written: WrittenTickets | null;
  /** True when the file could not be read to its end, or the import was stopped. */
  readonly incomplete: boolean;
  /** Columns of the mapping that no row had. */
  readonly unseenColumns: readonly string[];
  readonly problems: readonly ProblemCount[];
  readonly tally: TicketTally;
};

/**
 * Reads a whole file and, with `tickets`, writes it batch by batch while the next ones are read. Rejects when the disk or the
 * database fails; `onProgress` has then told of everything that was written before.
 */
export async function runImport(order: ImportOrder): Promise<ImportSummary> {
  const { mapping, profile, tickets, nowMs } = order;
  const { source, unseen } = watchColumns(order.source);
  const problems = new ProblemTally();
  const tally = new TicketTally();
  const written = tickets === null || profile === null ? null : { inserted: 0, alreadyThere: 0 };
  let rows = 0;
  let accepted = 0;
  let skipped = 0;
  let incomplete = false;

  const take = (batch: ReadBatch<MappedTicket | TicketDraft>): void => {
    rows += batch.rows;
    accepted += batch.items.length;
    skipped += batch.skipped;
    for (const item of batch.items) tally.add(item);
    for (const problem of batch.problems) {
      problems.add(problem);
      incomplete ||= breaksOff(problem);
      order.onProblem(problem);
    }
    order.onProgress({ rows, written: written && { ...written }, source: source.progress() });
  };

  if (profile === null) {
    for await (const batch of readDrafts(source, mapping, nowMs)) {
      take(batch);
      if (order.stopped()) break;
    }
  } else {
    const batches = readTickets(source, mapping, compileResolver(profile, mapping), nowMs);
    const write = async (batch: ReadBatch<MappedTicket>): Promise<ImportedBatch | null> =>
      tickets === null || batch.items.length === 0 ? null : await tickets.importBatch(batch.items);
    for await (const { batch, result } of writeAhead(batches, write, order.stopped)) {
      if (written !== null && result !== null) {
        written.inserted += result.inserted;
        written.alreadyThere += result.alreadyThere;
      }
      take(batch);
    }
  }
  return {
    rows,
    accepted,
    rejected: rows - accepted - skipped,
    skipped,
    written,
    incomplete: incomplete || order.stopped(),
    unseenColumns: rows === 0 || order.stopped() ? [] : unseen(),
    problems: problems.counts(),
    tally,
  };
}
