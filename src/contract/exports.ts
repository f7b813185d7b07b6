import { Type } from 'typebox';
import { exportActs, exportStates } from '../domain/vocabulary/exports.ts';
import { listColumns } from '../domain/vocabulary/list-columns.ts';
import { workLists } from '../domain/vocabulary/work-lists.ts';
import { instant, object, oneOf, orNull, text, unitCode, userId, uuid } from './fields.ts';
import { ticketFilters } from './lists.ts';

const filters = object(ticketFilters);
const order = Type.Union([Type.Literal('newest'), Type.Literal('oldest')]);
const columns = Type.Array(oneOf(listColumns), { minItems: 1, maxItems: Object.keys(listColumns).length, uniqueItems: true });
const format = Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]);
const exportedTickets = object({ list: orNull(oneOf(workLists)), filters, order, columns });

/** A view in a path, and what a page of tickets shows: a list or all tickets, or what a search finds, narrowed, in these columns. */
export const viewInPath = object({ view: uuid });
const shownTickets = object({
  list: orNull(oneOf(workLists)),
  search: orNull(Type.String({ maxLength: 400 })),
  filters,
  order,
  columns,
});
export const viewBody = object({ name: Type.String({ maxLength: 500 }), shows: shownTickets });
export const savedView = object({ id: uuid, name: text, shows: shownTickets, createdAt: instant });
export const savedViews = object({ items: Type.Array(savedView) });

/** S-5: which list is wanted as a file. A reason is needed above the city's limit. */
export const exportBody = object({
  shows: exportedTickets,
  format,
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  reason: orNull(text),
});
export const exportInPath = object({ export: uuid });

const exportFields = {
  id: uuid,
  by: userId,
  unit: orNull(unitCode),
  askedAt: instant,
  shows: exportedTickets,
  format,
  lines: Type.Integer(),
  reason: orNull(text),
  state: oneOf(exportStates),
  /** Until when it can be taken or decided on. */
  until: instant,
  decidedBy: orNull(userId),
  decidedAt: orNull(instant),
  decidedReason: orNull(text),
};
export const exported = object(exportFields);
/** The own ones, and those that wait for one's decision. */
export const exportsAnswer = object({ own: Type.Array(exported), waiting: Type.Array(exported) });

export const grantBody = object({ reason: orNull(text) });
export const refuseBody = object({ reason: text });

export const exportLogQuery = object({
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

/** Who took what out of the house, newest first. `before` of the next page is `next`; null: there is none. */
export const exportLogAnswer = object({
  items: Type.Array(
    object({
      position: Type.Integer(),
      at: instant,
      act: oneOf(exportActs),
      export: uuid,
      user: userId,
      unit: orNull(unitCode),
      origin: orNull(text),
      lines: Type.Integer(),
      reason: orNull(text),
      shows: exportedTickets,
      format,
    }),
  ),
  next: orNull(Type.Integer()),
});
