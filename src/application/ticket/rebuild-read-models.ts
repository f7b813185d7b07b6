import type { CityId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { ReadModelReport, ReadModels, TicketRows } from '../ports.ts';
import { ticketRows } from './ticket-rows.ts';

/** What a city is checked or rebuilt with; `progress` is told of the events read so far. */
type Order = { readonly city: CityId; readonly progress?: (events: number) => void };

/** Compares every row of the read models with history; changes nothing. */
export async function checkReadModels(ports: { readonly readModels: ReadModels }, { city, progress }: Order): Promise<ReadModelReport> {
  return await ports.readModels.check(city, rowsOfHistory, progress);
}

/** Makes the read models what history says, and tells what was not. */
export async function rebuildReadModels(ports: { readonly readModels: ReadModels }, { city, progress }: Order): Promise<ReadModelReport> {
  return await ports.readModels.rebuild(city, rowsOfHistory, progress);
}

function rowsOfHistory(history: readonly TicketEvent[]): TicketRows {
  const ticket = fold(history);
  if (ticket === null) throw new Error('a history without events');
  return ticketRows(null, ticket, history[0]);
}
