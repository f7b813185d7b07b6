import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, type Label } from '../vocabulary/label.ts';
import { ticketEventNames } from '../vocabulary/ticket-events.ts';
import type { TicketEventType } from './events.ts';

test('every event has a name, and every name is an event’s', () => {
  // The vocabulary lies below the events, so that its completeness is a matter of types here.
  const complete: Readonly<Record<TicketEventType, Label>> = ticketEventNames;
  const known: readonly TicketEventType[] = codesOf(ticketEventNames);
  assert.equal(known.length, Object.keys(complete).length);
});
