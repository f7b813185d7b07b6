import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import type { EventStore } from '../ports.ts';
import { isOutage } from './is-outage.ts';

/** Whole histories; `broken` are the tickets whose history cannot be read, with why. */
export type Histories = {
  readonly histories: ReadonlyMap<TicketId, readonly TicketEvent[]>;
  readonly broken: ReadonlyMap<TicketId, unknown>;
};

/** Loads the histories of several tickets at once; one that cannot be read does not spoil the others. Rejects when the database is away. */
export async function loadHistories(events: Pick<EventStore, 'loadAll'>, city: CityId, tickets: readonly TicketId[]): Promise<Histories> {
  const wanted = [...new Set(tickets)];
  try {
    return { histories: await events.loadAll(city, wanted), broken: new Map() };
  } catch (error) {
    if (isOutage(error)) throw error;
    if (wanted.length <= 1) return { histories: new Map(), broken: new Map(wanted.map((ticket) => [ticket, error])) };
    const middle = Math.ceil(wanted.length / 2);
    const one = await loadHistories(events, city, wanted.slice(0, middle));
    const other = await loadHistories(events, city, wanted.slice(middle));
    return { histories: new Map([...one.histories, ...other.histories]), broken: new Map([...one.broken, ...other.broken]) };
  }
}
