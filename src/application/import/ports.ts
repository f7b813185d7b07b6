import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { TicketEventOf } from '../../domain/ticket/events.ts';
import type { EventMetadata, SealedPerson, TicketRows } from '../ports.ts';
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

/** One ticket of another system, ready to be written. */
export type ImportWrite = {
  readonly event: TicketEventOf<'ticketImported'>;
  readonly rows: TicketRows;
  readonly person: SealedPerson | null;
};

/** Writes tickets of other systems in bulk. */
export type TicketImporter = {
  /** Which of these source numbers are there already. */
  known(city: CityId, system: string, numbers: readonly string[]): Promise<ReadonlySet<string>>;
  /** takes so many running numbers of each day and gives the last ones; numbers taken and not used are lost. */
  takeNumbers(city: CityId, counts: ReadonlyMap<LocalDate, number>): Promise<ReadonlyMap<LocalDate, number>>;
  /** Of these callers those whose phone and name are stored already, with the id they have there. */
  samePersons(city: CityId, persons: readonly SealedPerson[]): Promise<ReadonlyMap<PersonId, PersonId>>;
  /** Writes all or nothing; `taken` when another import was quicker with one of the source numbers. */
  write(city: CityId, tickets: readonly ImportWrite[], metadata: EventMetadata): Promise<'written' | 'taken'>;
};
