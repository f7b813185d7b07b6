import { Type } from 'typebox';
import { messageChannels, messageStates, messageTemplates } from '../domain/vocabulary/messages.ts';
import { instant, object, oneOf, orNull, text, unitCode, uuid } from './fields.ts';

export const messageInPath = object({ message: uuid });

export const messagesQuery = object({
  state: Type.Optional(oneOf(messageStates)),
  /** Of the ticket. */
  number: Type.Optional(Type.String({ maxLength: 64 })),
  /** The last message of the page before. */
  after: Type.Optional(uuid),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

/** A message without anything personal: what it is about, what its receiver is, how it fares. */
export const messageItem = object({
  id: uuid,
  number: text,
  template: oneOf(messageTemplates),
  receiver: Type.Enum(['caller', 'unit', 'centre', 'account']),
  unit: orNull(unitCode),
  channel: orNull(oneOf(messageChannels)),
  state: oneOf(messageStates),
  tries: Type.Integer(),
  problem: orNull(text),
  createdAt: instant,
  nextTryAt: orNull(instant),
  endedAt: orNull(instant),
});

/** The latest messages first; counts are those of the last seven days. `next` is the `after` of the next page; null: there is none. */
export const messagesAnswer = object({
  items: Type.Array(messageItem),
  next: orNull(uuid),
  counts: Type.Array(
    object({ channel: orNull(oneOf(messageChannels)), state: oneOf(messageStates), count: Type.Integer(), oldest: instant }),
  ),
  /** The ways out that this installation has; messages on others wait, and end when they are too old. */
  configured: Type.Array(oneOf(messageChannels)),
});

export const messageDetails = object({
  message: messageItem,
  /** Its words with everything personal hidden; null when there is nothing to tell any more. */
  text: orNull(text),
  tries: Type.Array(
    object({
      no: Type.Integer(),
      begunAt: instant,
      endedAt: orNull(instant),
      outcome: orNull(text),
      problem: orNull(text),
      reference: orNull(text),
    }),
  ),
});

export const retriedAnswer = object({ retried: Type.Integer() });

/** A unit by code, a member of staff by login; the centre when both are null. */
export const contactBody = object({
  unit: orNull(Type.String({ maxLength: 64 })),
  login: orNull(Type.String({ maxLength: 64 })),
  channel: oneOf(messageChannels),
  address: Type.String({ minLength: 1, maxLength: 254 }),
});

/** Addresses are masked. */
export const contactsAnswer = object({
  items: Type.Array(
    object({
      holder: Type.Enum(['unit', 'centre', 'account']),
      unit: orNull(unitCode),
      login: orNull(text),
      channel: oneOf(messageChannels),
      address: text,
    }),
  ),
});

/** The worker processes that live, and how their jobs go. */
export const workersAnswer = object({
  items: Type.Array(
    object({
      id: text,
      version: text,
      startedAt: instant,
      seenAt: instant,
      /** How far its clock is ahead of the database's, in milliseconds. */
      aheadMs: Type.Integer(),
      jobs: Type.Array(object({ name: text, lastOkAt: orNull(instant), failure: orNull(text) })),
    }),
  ),
});
