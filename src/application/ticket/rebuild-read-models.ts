import type { CityId } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { ReadModelReport, ReadModels, RowsOf } from '../ports.ts';
import { ticketRows } from './ticket-rows.ts';

/** What a city is checked or rebuilt with: `progress` is told of the events read so far, `onTicket` of every ticket as history has it. */
type Order = { readonly city: CityId; readonly progress?: (events: number) => void; readonly onTicket?: (ticket: Ticket) => void };

/** Compares every row of the read models with history; changes nothing. */
export async function checkReadModels(
  ports: { readonly readModels: ReadModels },
  { city, progress, onTicket }: Order,
): Promise<ReadModelReport> {
  return await ports.readModels.check(city, rowsOfHistory(onTicket), progress);
}

/** Makes the read models what history says, and tells what was not. */
export async function rebuildReadModels(
  ports: { readonly readModels: ReadModels },
  { city, progress, onTicket }: Order,
): Promise<ReadModelReport> {
  return await ports.readModels.rebuild(city, rowsOfHistory(onTicket), progress);
}

function rowsOfHistory(onTicket: Order['onTicket']): RowsOf {
  return (history) => {
    const ticket = fold(history);
    if (ticket === null) throw new Error('a history without events');
    onTicket?.(ticket);
    return ticketRows(null, ticket, history[0]);
  };
}
