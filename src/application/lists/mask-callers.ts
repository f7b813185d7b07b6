import type { CityId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Caller, PersonStore } from '../ports.ts';
import type { ListReader, ListedTicket } from './ports.ts';
import { isMasked, personsOf } from './ticket-line.ts';

/** Reads who called for the tickets of a page that are masked: their names are hidden wherever they stand in a title. */
export async function callersToMask(
  ports: { readonly lists: Pick<ListReader, 'callersOf'>; readonly persons: Pick<PersonStore, 'read'> },
  city: CityId,
  unit: UnitCode | null,
  tickets: readonly Pick<ListedTicket, 'ticket' | 'privacy'>[],
): Promise<ReadonlyMap<TicketId, readonly Caller[]>> {
  const masked = tickets.filter((ticket) => isMasked(ticket, unit)).map(({ ticket }) => ticket);
  if (masked.length === 0) return new Map();
  const persons = await ports.lists.callersOf(city, [...new Set(masked)]);
  const known = await ports.persons.read(city, personsOf(persons));
  return new Map([...persons].map(([ticket, ids]) => [ticket, ids.flatMap((id) => known.get(id) ?? [])]));
}
