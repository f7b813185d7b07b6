import type { ImportedTicket } from '../../domain/ticket/import-ticket.ts';

/** How a source says a ticket stands. Concluded is the unit's act, closed is the end of the loop. */
export const importOutcomes = ['open', 'concluded', 'closed', 'declined'] as const satisfies readonly ImportedTicket['outcome'][];
export type ImportOutcome = (typeof importOutcomes)[number];

/** Who spoke, when the source says so. Personal data: goes to the person store only. */
export type MappedCaller = { readonly name: string | null; readonly phone: string | null };

/**
 * One row of a file, read through a mapping and checked against a profile: ready to be written. It has all of a ticket of another
 * system but what it gets here: its id, our number and the record of its caller.
 */
export type MappedTicket = Omit<ImportedTicket, 'ticket' | 'number' | 'person'> & {
  readonly caller: MappedCaller | null;
  /** Physical line in the file, for reports. */
  readonly line: number;
};
