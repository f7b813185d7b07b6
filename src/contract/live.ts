import { Type } from 'typebox';
import { workLists } from '../domain/vocabulary/work-lists.ts';
import { object, oneOf, orNull, text, ticketId } from './fields.ts';

/** Where a stream goes on: an id of an event, for clients that cannot send `Last-Event-ID`. */
export const liveQuery = object({ after: Type.Optional(Type.String({ maxLength: 64 })) });

/** The data of an event `change`: tickets whose pages and lists whose content are not what they were. */
export const liveChange = object({
  tickets: Type.Array(object({ ticket: ticketId, version: Type.Integer() })),
  lists: Type.Array(oneOf(workLists)),
  /** Sent back as `Huiyin-Position` it makes sure that what is read shows the change; null where everything does. */
  position: orNull(text),
});

/** The data of the events `ready` (all that was missed has been told) and `reset` (too much was missed: read everything anew). */
export const liveMark = object({ position: orNull(text) });
