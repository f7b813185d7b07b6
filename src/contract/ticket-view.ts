import { Type } from 'typebox';
import { ticketActions } from '../domain/vocabulary/actions.ts';
import { dispatchModes, supervisionGrounds } from '../domain/vocabulary/handling.ts';
import { channels, privacies, requestKinds, urgencies } from '../domain/vocabulary/request.ts';
import { relations } from '../domain/vocabulary/relations.ts';
import { clockKinds, ticketStates } from '../domain/vocabulary/ticket.ts';
import {
  areaCode,
  classCode,
  files,
  instant,
  localDate,
  object,
  oneOf,
  orNull,
  requestId,
  text,
  ticketId,
  unitCode,
  userId,
} from './fields.ts';

const who = object({ user: orNull(userId), unit: orNull(unitCode) });
const whole = Type.Integer();

/** A span that a rule allows. */
export const limit = object({
  unit: Type.Union([Type.Literal('workday'), Type.Literal('minute'), Type.Literal('hour'), Type.Literal('calendarDay')]),
  amount: Type.Number(),
});

const caller = object({
  request: requestId,
  number: text,
  /** Masked: 张*, 139****1234. */
  name: orNull(text),
  phone: orNull(text),
  hidden: orNull(Type.Union([Type.Literal('confidential'), Type.Literal('anonymous')])),
});

const clock = object({
  id: text,
  kind: oneOf(clockKinds),
  unit: orNull(unitCode),
  rule: text,
  limit,
  startedAt: orNull(instant),
  extendedWorkdays: Type.Number(),
  dueAt: instant,
  yellowAt: orNull(instant),
  provisional: Type.Boolean(),
  stop: orNull(object({ at: instant, outcome: Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('cancelled')]) })),
});

const dispatch = object({
  no: whole,
  at: instant,
  by: who,
  mode: oneOf(dispatchModes),
  lead: unitCode,
  supports: Type.Array(object({ unit: unitCode, reportedAt: orNull(instant) })),
  limit,
  basis: text,
  signedAt: orNull(instant),
  deemed: Type.Boolean(),
  sendBackRefused: Type.Boolean(),
});

const answer = object({
  account: text,
  publicAnswer: text,
  solved: Type.Boolean(),
  unsolvedReason: orNull(text),
  proof: files,
  by: who,
  draftedAt: instant,
  submittedAt: orNull(instant),
  unitReviewer: orNull(userId),
});

const sheet = object({
  id: text,
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
  ground: oneOf(supervisionGrounds),
  issuedAt: instant,
  receiver: orNull(unitCode),
  supervisors: Type.Array(userId),
  reply: orNull(object({ by: who, at: instant })),
  step: orNull(object({ clock: text, dueAt: instant })),
  closedAt: orNull(instant),
});

/** A ticket as one viewer may see it (LOOP section 8). */
export const ticketView = object({
  id: ticketId,
  number: text,
  version: whole,
  state: oneOf(ticketStates),
  kind: oneOf(requestKinds),
  urgency: oneOf(urgencies),
  privacy: oneOf(privacies),
  channel: orNull(oneOf(channels)),
  classCode: orNull(classCode),
  area: orNull(areaCode),
  enteredOn: localDate,
  enteredAt: orNull(instant),
  subject: orNull(text),
  text,
  place: orNull(object({ text, latitude: orNull(Type.Number()), longitude: orNull(Type.Number()) })),
  files,
  masked: Type.Boolean(),
  callers: Type.Array(caller),
  clocks: Type.Array(clock),
  dispatch: orNull(dispatch),
  level3: orNull(object({ unit: unitCode, at: instant, reportedAt: orNull(instant) })),
  answer: orNull(answer),
  sheets: Type.Array(sheet),
  hops: whole,
  extensions: whole,
  round: whole,
  concludedAt: orNull(instant),
  closedAt: orNull(instant),
  repeatOf: orNull(ticketId),
  mergedInto: orNull(ticketId),
  actions: Type.Array(oneOf(ticketActions)),
  /** R-5, E-7: tickets that belong to it, as far as this person may see them. */
  related: Type.Array(object({ how: oneOf(relations), ticket: ticketId, number: text, state: oneOf(ticketStates) })),
});

/** A ticket's history as one viewer may see it. */
export const ticketHistory = object({
  entries: Type.Array(
    object({ version: whole, at: orNull(instant), type: text, by: who, data: Type.Record(Type.String(), Type.Unknown()) }),
  ),
});
