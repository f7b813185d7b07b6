import type { Instant } from '../../domain/kernel/time.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import type { ActorRef } from '../../domain/loop/actor.ts';
import { upcast } from './upcast.ts';

/** The columns that an event is put together from. */
export type EventRow = {
  readonly type: string;
  readonly schema_version: number;
  readonly occurred_at: Instant;
  readonly data: unknown;
  readonly clocks: unknown;
  readonly by: ActorRef;
};

/** An event as the domain knows it today, whatever its shape was when it was written. */
export function storedEvent(row: EventRow): TicketEvent {
  const { type, data, clocks } = upcast({ type: row.type, schemaVersion: row.schema_version, data: row.data, clocks: row.clocks });
  // What lies in the table was written from a TicketEvent, and older shapes have been brought to today's.
  return { type, at: row.occurred_at, by: row.by, data, clocks } as TicketEvent;
}
