import type { Result } from '../../domain/kernel/result.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import type { RowSource, SourceOptions, SourceRefusal } from './row-source.ts';

/** Opens a file and recognises what it is. Errors of the disk in mid-file reject the stream of `rows`. */
export type OpenRowSource = (path: string, options: SourceOptions) => Promise<Result<RowSource, SourceRefusal>>;

/** How many of a batch were written, and how many had been imported before. */
export type ImportedBatch = { readonly inserted: number; readonly alreadyThere: number };

/**
 * Writes tickets of another system. One batch is written wholly or not at all; a ticket whose source system and number are
 * known is left as it is. Rejects when the database fails.
 */
export type ImportTickets = { importBatch(batch: readonly MappedTicket[]): Promise<ImportedBatch> };
