import { Type } from 'typebox';
import { pairRelations } from '../domain/vocabulary/relations.ts';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { knowledgeEntry } from './knowledge.ts';
import { areaCode, classCode, files, object, oneOf, orNull, text, ticketId, unitCode } from './fields.ts';
import { ticketFields } from './lists.ts';
import { incomingRequest, ticketCommandFields } from './ticket-commands.ts';
import { receipt } from './tickets.ts';

const MOST_TEXT = 50_000;
const share = Type.Number({ minimum: 0, maximum: 1 });
const words = Type.Array(text);

const placePart = object({ name: text, score: share, known: Type.Boolean() });

/** tickets that are not the same matter as what is written. */
const notSame = Type.Array(ticketId, { maxItems: 100 });

/** What stands in the form as far as it is written. In the body: what callers say does not belong into addresses. */
export const adviceBody = object({
  text: Type.String({ maxLength: MOST_TEXT }),
  place: Type.String({ maxLength: 1_000 }),
  classCode: orNull(classCode),
  area: orNull(areaCode),
  notSame: Type.Optional(notSame),
  /** E-7: other tickets of the caller, as the look-up of the caller gave them: no look-up of its own, which the trail would have to show. */
  samePerson: Type.Optional(Type.Array(ticketId, { maxItems: 50 })),
});

/** R-5, E-7: a ticket that looks like the same matter: how sure that is, what it is to the request, and what they share. */
export const similarTicket = object({
  ...ticketFields,
  place: orNull(text),
  likeness: share,
  relation: oneOf(pairRelations),
  shared: object({
    place: Type.Boolean(),
    area: Type.Boolean(),
    classCode: Type.Boolean(),
    words,
    daysBetween: Type.Number({ minimum: 0 }),
  }),
});

/** tickets that look like the same matter as one ticket, beside those that belong to it already; the likeliest first. */
export const alikeAnswer = object({ items: Type.Array(similarTicket) });

/** D-9, R-5, R-6: what is suggested for it. Scores are from 0 to 1; `words` are those that decided. */
export const adviceAnswer = object({
  model: text,
  classes: Type.Array(object({ classCode, score: share, words })),
  /** False: no class is more likely than all others together. */
  sure: Type.Boolean(),
  areas: Type.Array(object({ area: areaCode, score: share, words })),
  /** Town, road and landmark that the words say, and the point (WGS-84 degrees) of the finest that has one. `known`: by the gazetteer. */
  where: object({
    township: orNull(placePart),
    road: orNull(placePart),
    landmark: orNull(placePart),
    point: orNull(object({ latitude: Type.Number(), longitude: Type.Number(), of: text })),
  }),
  /** D-1: the line of the duty catalogue that applies first, then wider ones. */
  units: Type.Array(object({ unit: unitCode, score: share, line: text, basis: text, classCode, area: orNull(areaCode) })),
  /** Open tickets that look like the same matter, and all of the same person; the likeliest first. */
  similar: Type.Array(similarTicket),
  knowledge: Type.Array(knowledgeEntry),
});

const reasons = Type.Array(Type.String({ maxLength: 500 }), { maxItems: 10 });

function outlet<Name extends string, Fields extends Record<string, Parameters<typeof orNull>[0]>>(type: Name, fields: Fields) {
  return object({ type: Type.Literal(type), ...fields });
}

const { takeOn, dispatch, answerDirectly, handOver, decline } = ticketCommandFields;

/** a request with what was suggested and what becomes of it at once (`later`: it waits in the queue). */
export const callBody = object({
  request: object({ ...incomingRequest.properties, files }),
  /** D-9: as it was shown; null when nothing was. */
  advice: orNull(
    object({
      model: Type.String({ minLength: 1, maxLength: 200 }),
      classes: Type.Array(object({ classCode, score: share, reasons }), { maxItems: 10 }),
      units: Type.Array(object({ unit: unitCode, score: share, reasons }), { maxItems: 10 }),
    }),
  ),
  /** Kept with the ticket once it is entered. */
  notSame: Type.Optional(notSame),
  outlet: Type.Union([
    outlet('later', {}),
    outlet('takeOn', takeOn.properties),
    outlet('dispatch', dispatch.properties),
    outlet('answerDirectly', answerDirectly.properties),
    outlet('handOver', handOver.properties),
    outlet('decline', decline.properties),
    outlet('mergeInto', { master: ticketId, reason: text }),
  ]),
});

/** What the caller gets, and how the ticket stands. `refused` says why the outlet was not possible; the request is in all the same. */
export const callAnswer = object({
  ...receipt.properties,
  state: orNull(oneOf(ticketStates)),
  refused: orNull(object({ code: text, message: object({ zh: text, en: text }) })),
});
