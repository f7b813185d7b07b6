import { Type } from 'typebox';
import { channels, privacies, requestKinds, urgencies } from '../domain/vocabulary/request.ts';
import { lights, ticketStates } from '../domain/vocabulary/ticket.ts';
import { workLists } from '../domain/vocabulary/work-lists.ts';
import { areaCode, classCode, instant, localDate, object, oneOf, orNull, text, ticketId, unitCode } from './fields.ts';

const MOST_LINES = 200;

function someOf<Table extends Parameters<typeof oneOf>[0]>(table: Table) {
  return Type.Optional(Type.Array(oneOf(table), { minItems: 1, maxItems: 30 }));
}

/** What lists of tickets can be narrowed to. Classes and areas count with all below them, days with both ends. */
export const ticketFilters = {
  state: someOf(ticketStates),
  kind: someOf(requestKinds),
  urgency: someOf(urgencies),
  privacy: someOf(privacies),
  channel: someOf(channels),
  class: Type.Optional(classCode),
  area: Type.Optional(areaCode),
  unit: Type.Optional(unitCode),
  light: Type.Optional(oneOf(lights)),
  from: Type.Optional(localDate),
  to: Type.Optional(localDate),
};

/** A work list in a path. */
export const listInPath = object({ list: oneOf(workLists) });

/** A ticket in a list. */
export const ticketFields = {
  ticket: ticketId,
  number: text,
  version: Type.Integer(),
  state: oneOf(ticketStates),
  kind: oneOf(requestKinds),
  urgency: oneOf(urgencies),
  privacy: oneOf(privacies),
  channel: orNull(oneOf(channels)),
  classCode: orNull(classCode),
  area: orNull(areaCode),
  unit: orNull(unitCode),
  level3Unit: orNull(unitCode),
  receivedAt: orNull(instant),
  receivedOn: localDate,
  title: text,
  masked: Type.Boolean(),
  followers: Type.Integer(),
  hops: Type.Integer(),
  extensions: Type.Integer(),
  round: Type.Integer(),
  supervisionLevel: Type.Integer(),
  longCycle: Type.Boolean(),
  repeatOf: orNull(ticketId),
  dueAt: orNull(instant),
  light: orNull(oneOf(lights)),
};

const workFields = { ...ticketFields, dueAt: instant, desk: text, item: text };

/** Which page, and which fields of its lines (names with commas between; all if none is named). */
export function pageOf(fields: Readonly<Record<string, unknown>>) {
  const name = `(${Object.keys(fields).join('|')})`;
  return {
    after: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_LINES })),
    fields: Type.Optional(Type.String({ pattern: `^${name}(,${name})*$`, maxLength: 1_000 })),
  };
}

/** What a work list is narrowed to, and which page of it. Classes and areas count with all below them, days with both ends. */
export const workQuery = object({ ...ticketFilters, ...pageOf(workFields) });

/** The same for all tickets, in the order of entry. */
export const ticketsQuery = object({
  ...ticketFilters,
  order: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')])),
  ...pageOf(ticketFields),
});

/** A ticket in a list. Each field may be left out by `fields`. */
export const ticketLine = Type.Partial(object(ticketFields));

/** What waits in a work list: `item` names a request, a sheet or an exclusion, and is empty for the ticket itself. */
export const workLine = Type.Partial(object(workFields));

/** A page of a list; `next` goes on from its end, null when there is no more. */
export const ticketPage = object({ items: Type.Array(ticketLine), next: orNull(text) });
export const workPage = object({ items: Type.Array(workLine), next: orNull(text) });

/** S-1: somebody's lists with how much waits in each, and how much of it is yellow and red by now. */
export const listCounts = object({
  items: Type.Array(
    object({
      list: oneOf(workLists),
      name: object({ zh: text, en: text }),
      total: Type.Integer(),
      due: Type.Integer(),
      overdue: Type.Integer(),
    }),
  ),
});
