import { Type } from 'typebox';
import { object, orNull, requestId, text } from './fields.ts';
import { pageOf, ticketFields, ticketFilters } from './lists.ts';

const fields = ['subject', 'text', 'place', 'publicAnswer', 'account', 'directAnswer', 'number'] as const;
const field = Type.Unsafe<(typeof fields)[number]>(Type.Enum([...fields]));

/** Where a text has what was looked for: an excerpt, with the places of the words in it (UTF-16 units), and whether it was cut. */
const match = object({
  field,
  text,
  ranges: Type.Array(Type.Array(Type.Integer(), { minItems: 2, maxItems: 2 })),
  before: Type.Boolean(),
  after: Type.Boolean(),
});

const hitFields = { ...ticketFields, matches: Type.Array(match) };

/** Words with white space between them, what the tickets are narrowed to, and which page. */
export const searchQuery = object({ q: Type.String({ maxLength: 400 }), ...ticketFilters, ...pageOf(hitFields) });

/** Tickets that have all the words, latest first. A page may be short although another follows. */
export const searchPage = object({ items: Type.Array(Type.Partial(object(hitFields))), next: orNull(text) });

/** Digits of a phone number, four at least, and why. In the body: addresses of requests are written down in many places. */
export const callerSearch = object({ phone: text, reason: text });

/** The latest tickets of callers with these digits. */
export const callerHits = object({
  items: Type.Array(object({ ...ticketFields, caller: object({ request: requestId, name: orNull(text), phone: text }) })),
});
