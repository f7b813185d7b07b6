import { Type } from 'typebox';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { instant, object, oneOf, orNull, requestId, text, ticketId, uuid } from './fields.ts';

/** A ticket in a path. */
export const ticketInPath = object({ ticket: ticketId });

/** A ticket's number in a path; its form is not checked, since other systems have other numbers. */
export const numberInPath = object({ number: Type.String({ maxLength: 64 }) });

/** A file of a ticket in a path. */
export const fileOfTicket = object({ ticket: ticketId, file: uuid });

/** what the caller gets; the code is shown this once. */
export const receipt = object({
  ticket: ticketId,
  number: text,
  queryCode: text,
  callerDueAt: orNull(instant),
  replayed: Type.Boolean(),
});

/** What a command did. `state` is null for a repetition: the ticket may have moved on since. */
export const commandAnswer = object({
  ticket: ticketId,
  version: Type.Integer(),
  state: orNull(oneOf(ticketStates)),
  replayed: Type.Boolean(),
  events: Type.Array(text),
});

/** S-5: why somebody wants to see who called; of a merged request when it is named. */
export const revealBody = object({ reason: text, request: Type.Optional(requestId) });
export const revealedCaller = object({ name: orNull(text), phone: orNull(text) });

/** R-5, E-7: commands on two tickets. */
export const mergeBody = object({ master: ticketId, reason: text });
export const splitBody = object({ reason: text });
export const repeatBody = object({ earlier: ticketId, reason: text });

/** two tickets that are not the same matter; why may be left out. */
export const ticketsInPath = object({ ticket: ticketId, other: ticketId });
export const notSameBody = object({ reason: Type.Optional(text) });
export const notSameAnswer = object({ said: Type.Boolean() });

/** S-5: a line of "who saw this ticket". */
export const trailLine = object({
  at: instant,
  user: orNull(text),
  unit: orNull(text),
  origin: orNull(text),
  what: text,
  reason: orNull(text),
});

/** The audit administrator sees no ticket, and so asks by number. */
export const trailOfNumber = object({ ticket: ticketId, lines: Type.Array(trailLine) });
