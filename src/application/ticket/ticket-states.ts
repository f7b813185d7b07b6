import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { EventStore } from '../ports.ts';

/** Tickets folded from their history. */
export type TicketStates = {
  /** The ticket as the store has it now; null when there is none. */
  load(city: CityId, id: TicketId): Promise<Ticket | null>;
  /** The ticket as last seen; undefined when it is not at hand. Only for commands, whose append finds out what was missed. */
  recall(city: CityId, id: TicketId): Ticket | undefined;
  /** Keeps a state that is known to be committed. */
  remember(city: CityId, ticket: Ticket): void;
  /** Forgets a state that may be ahead of the store. */
  forget(city: CityId, id: TicketId): void;
};

/**
 * Keeps the last `capacity` folded tickets, so that a load reads only events that are new. The store is asked each time
 * and every append checks the version, so several processes can work on one ticket.
 */
export function createTicketStates(events: Pick<EventStore, 'load'>, capacity = 5_000): TicketStates {
  // A Map keeps insertion order: the first key is the one unused for longest.
  const kept = new Map<string, Ticket>();
  const keyOf = (city: CityId, id: TicketId): string => `${city} ${id}`;

  function keep(city: CityId, ticket: Ticket): void {
    const key = keyOf(city, ticket.id);
    const known = kept.get(key);
    kept.delete(key);
    kept.set(key, known !== undefined && known.version > ticket.version ? known : ticket);
    if (kept.size <= capacity) return;
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      break;
    }
  }

  return {
    load: async (city, id) => {
      const known = kept.get(keyOf(city, id)) ?? null;
      const ticket = fold(await events.load(city, id, known?.version ?? 0), known);
      if (ticket !== null) keep(city, ticket);
      return ticket;
    },
    recall: (city, id) => kept.get(keyOf(city, id)),
    remember: keep,
    forget: (city, id) => void kept.delete(keyOf(city, id)),
  };
}
