import type { CityId, PersonId, TicketId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import { importTicket } from '../../domain/ticket/import-ticket.ts';
import { ticketNumber } from '../../domain/ticket/number.ts';
import type { CityRules, EventMetadata, Ids, PersonStore, SealedPerson, TimeSource } from '../ports.ts';
import { ticketRows } from '../ticket/ticket-rows.ts';
import { idBlock } from './id-block.ts';
import type { MappedTicket } from './mapped-ticket.ts';
import type { ImportTickets, ImportWrite, TicketImporter } from './ports.ts';

/** What the writing of imported tickets needs from outside. */
export type ImportTicketPorts = {
  readonly importer: TicketImporter;
  readonly ids: Ids;
  readonly persons: Pick<PersonStore, 'seal'>;
  readonly time: TimeSource;
};

/**
 * takes tickets of another system into a city, batch by batch, under the city's rules. A batch is written in one
 * transaction; tickets whose source number is known, and later ones of the same number in the batch, are left out. Several
 * batches may be under way at once. Rejects when the database fails; the batch was then not written, unless the connection was
 * lost in the very moment of its commit, which a repetition finds out.
 */
export function createImportTickets(ports: ImportTicketPorts, city: CityId, rules: CityRules): ImportTickets {
  const metadata: EventMetadata = {
    command: 'import',
    rules: ['R-1'],
    calendarEdition: rules.calendar.edition,
    key: null,
    cause: null,
    origin: null,
  };
  return {
    importBatch: async (batch) => {
      for (;;) {
        const fresh = await withoutKnown(ports.importer, city, batch);
        if (fresh.length === 0) return { inserted: 0, alreadyThere: batch.length };
        const writes = await prepare(ports, city, rules, fresh);
        // Taken: another import has committed some of them meanwhile, so the next look finds fewer.
        const outcome = await ports.importer.write(city, writes, metadata);
        if (outcome === 'written') return { inserted: fresh.length, alreadyThere: batch.length - fresh.length };
      }
    },
  };
}

async function withoutKnown(importer: TicketImporter, city: CityId, batch: readonly MappedTicket[]): Promise<readonly MappedTicket[]> {
  const bySystem = Map.groupBy(batch, ({ sourceSystem }) => sourceSystem);
  const fresh: MappedTicket[] = [];
  for (const [system, tickets] of bySystem) {
    const firsts = new Map<string, MappedTicket>();
    for (const ticket of tickets) if (!firsts.has(ticket.sourceNumber)) firsts.set(ticket.sourceNumber, ticket);
    const known = await importer.known(city, system, [...firsts.keys()]);
    for (const [number, ticket] of firsts) if (!known.has(number)) fresh.push(ticket);
  }
  return fresh;
}

async function prepare(
  ports: ImportTicketPorts,
  city: CityId,
  rules: CityRules,
  tickets: readonly MappedTicket[],
): Promise<readonly ImportWrite[]> {
  const days = tickets.map(({ receivedAt }) => rules.calendar.localDate(receivedAt));
  const [numbers, callers] = await Promise.all([takeNumbers(ports.importer, city, days), sealCallers(ports, city, tickets)]);
  const context = {
    now: ports.time.now(),
    actor: { user: null, roles: ['system'], unit: null },
    calendar: rules.calendar,
    profile: rules.profile,
  } as const;
  const ids = idBlock(ports.ids.uuid(), tickets.length);
  return tickets.map((mapped, index) => {
    const { person, sealed } = callers.get(mapped) ?? { person: null, sealed: null };
    const { caller: _caller, line: _line, ...told } = mapped;
    // There are as many ids and numbers as tickets.
    const ticket = (ids[index] ?? '') as TicketId;
    const event = importTicket({ ...told, ticket, number: numbers[index] ?? '', person }, context);
    const rows = ticketRows(null, evolve(null, event), event);
    return { event, rows, person: sealed };
  });
}

/** the number of each ticket, of the day it was received on. */
async function takeNumbers(importer: TicketImporter, city: CityId, days: readonly LocalDate[]): Promise<readonly string[]> {
  const counts = new Map<LocalDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const last = await importer.takeNumbers(city, counts);
  return days.map((day) => {
    const left = counts.get(day) ?? 0;
    counts.set(day, left - 1);
    return ticketNumber(day, (last.get(day) ?? 0) - left + 1);
  });
}

/** The record of a ticket's caller, and the record to be stored when it is new. */
type FoundCaller = { readonly person: PersonId; readonly sealed: SealedPerson | null };

/** Callers of the same phone and name are one person, in the batch and in what is stored. */
async function sealCallers(
  ports: Pick<ImportTicketPorts, 'importer' | 'ids' | 'persons'>,
  city: CityId,
  tickets: readonly MappedTicket[],
): Promise<ReadonlyMap<MappedTicket, FoundCaller>> {
  const found = new Map<MappedTicket, FoundCaller>();
  const firstOf = new Map<string, SealedPerson>();
  const given: { readonly ticket: MappedTicket; readonly sealed: SealedPerson; readonly first: boolean }[] = [];
  for (const ticket of tickets) {
    if (ticket.caller === null) continue;
    const key = JSON.stringify([ticket.caller.phone, ticket.caller.name]);
    const earlier = ticket.caller.phone === null ? undefined : firstOf.get(key);
    const sealed = earlier ?? ports.persons.seal(city, ports.ids.uuid() as PersonId, ticket.caller);
    if (earlier === undefined) firstOf.set(key, sealed);
    given.push({ ticket, sealed, first: earlier === undefined });
  }
  if (given.length === 0) return found;
  const withPhone = [...firstOf.values()].filter(({ phoneHash }) => phoneHash !== null);
  const stored = await ports.importer.samePersons(city, withPhone);
  for (const { ticket, sealed, first } of given) {
    const known = stored.get(sealed.id);
    found.set(ticket, { person: known ?? sealed.id, sealed: known === undefined && first ? sealed : null });
  }
  return found;
}
