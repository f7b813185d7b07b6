import { Type } from 'typebox';
import { topicActs, topicStates } from '../domain/vocabulary/topics.ts';
import { instant, localDate, object, oneOf, orNull, text, ticketId, unitCode, userId, uuid } from './fields.ts';

const MOST_TICKETS = 500;

/** One matter at one place that several tickets are about. `figures` are the parts of `heat`, and tickets a week of the last eight. */
export const topic = object({
  id: uuid,
  version: Type.Integer(),
  title: text,
  place: orNull(text),
  area: orNull(text),
  state: oneOf(topicStates),
  unit: orNull(unitCode),
  dueOn: orNull(localDate),
  tickets: Type.Integer(),
  heat: Type.Number(),
  figures: object({
    people: Type.Number(),
    likes: Type.Number(),
    dislikes: Type.Number(),
    spanDays: Type.Number(),
    quietDays: Type.Number(),
    trend: Type.Array(Type.Number()),
  }),
  firstAt: orNull(instant),
  lastAt: orNull(instant),
  foundAt: instant,
});

/** Topics, the hottest first, and classes that rose against their habit within 24 hours; `falseAlarms` are expected in one look. */
export const topicsAnswer = object({
  formula: text,
  items: Type.Array(topic),
  rises: Type.Array(
    object({
      classCode: text,
      area: text,
      last: Type.Integer(),
      before: Type.Integer(),
      weeks: Type.Integer(),
      expected: Type.Number(),
      chance: Type.Number(),
    }),
  ),
  falseAlarms: Type.Number(),
});

export const topicsQuery = object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) });
export const topicInPath = object({ topic: uuid });

/** A topic with its tickets, the latest first, and what was done with it by hand. */
export const topicInFull = object({
  topic,
  tickets: Type.Array(object({ ticket: ticketId, title: text, receivedAt: instant, area: orNull(text) })),
  changes: Type.Array(object({ act: oneOf(topicActs), at: instant, user: orNull(userId), reason: text })),
});

const tickets = Type.Array(ticketId, { minItems: 1, maxItems: MOST_TICKETS });

/** What is to be done with a topic; `seen` is the version that was looked at. */
export const topicActBody = object({
  seen: Type.Integer({ minimum: 1 }),
  reason: text,
  deed: Type.Union([
    object({ act: Type.Literal('take'), unit: unitCode, dueOn: localDate }),
    object({ act: Type.Union([Type.Literal('finish'), Type.Literal('reopen')]) }),
    object({ act: Type.Literal('rename'), title: text }),
    object({ act: Type.Literal('join'), into: uuid }),
    object({ act: Type.Literal('split'), title: text, tickets }),
    object({ act: Type.Literal('remove'), tickets }),
  ]),
});
