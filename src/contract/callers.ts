import { Type } from 'typebox';
import { callerActs } from '../domain/vocabulary/caller-acts.ts';
import { callerActions } from '../domain/vocabulary/citizen.ts';
import { fileKinds } from '../domain/vocabulary/file.ts';
import { declineReasons, privacies, requestKinds } from '../domain/vocabulary/request.ts';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { areaCode, classCode, file, instant, object, oneOf, orNull, text, uuid } from './fields.ts';
import { callersWord } from './ticket-commands.ts';

const label = object({ zh: text, en: text });
const labelled = Type.Array(object({ code: text, name: label }));
const maxFiles = 20;
const fileIds = Type.Array(Type.String({ maxLength: 36 }), { maxItems: maxFiles, uniqueItems: true });

/** The cities of this installation. */
export const citiesAnswer = object({ items: Type.Array(object({ city: text, name: label })) });

/** What the form of a city needs. */
export const formAnswer = object({
  city: text,
  name: label,
  edition: text,
  timeZone: text,
  areas: Type.Array(object({ code: areaCode, name: label, parent: orNull(areaCode) })),
  classes: Type.Array(object({ code: classCode, name: label, parent: orNull(classCode) })),
  kinds: labelled,
  privacies: labelled,
  satisfactions: labelled,
  files: object({
    maxBytes: Type.Integer(),
    maxFiles: Type.Integer(),
    kinds: Type.Array(object({ code: oneOf(fileKinds), name: label, mediaType: text, extension: text })),
  }),
  texts: object({ maxText: Type.Integer(), maxSubject: Type.Integer() }),
});

/** what a caller fills in. */
export const callersRequest = object({
  channel: Type.Union([Type.Literal('web'), Type.Literal('app')]),
  subject: orNull(text),
  text,
  place: orNull(object({ text, latitude: orNull(Type.Number()), longitude: orNull(Type.Number()) })),
  kind: oneOf(requestKinds),
  privacy: oneOf(privacies),
  classCode: orNull(classCode),
  area: orNull(areaCode),
  caller: orNull(object({ name: orNull(text), phone: orNull(text) })),
  /** Ids of files that were uploaded within the last day. */
  files: fileIds,
});

/** what a caller gets; the code is shown this once. */
export const callersReceipt = object({
  number: text,
  queryCode: text,
  callerDueAt: orNull(instant),
  next: label,
  replayed: Type.Boolean(),
});

/** A file that was taken in. */
export const uploadedFile = object({ id: text, name: text, kind: oneOf(fileKinds), mediaType: text, size: Type.Integer() });

/** number and code, in the body and never in an address. */
export const numberAndCode = object({ number: Type.String({ maxLength: 64 }), queryCode: Type.String({ maxLength: 64 }) });

const rating = object({
  at: instant,
  round: Type.Integer(),
  contactedByUnit: orNull(Type.Boolean()),
  resolved: orNull(Type.Boolean()),
  satisfaction: orNull(Type.Integer({ minimum: 1, maximum: 5 })),
  leftOpen: orNull(text),
});

const stage = object({ code: oneOf(ticketStates), name: label, next: label });

/** The progress page of one request, with the token that keeps it open. */
export const pageAnswer = object({
  token: text,
  tokenUntil: instant,
  progress: object({
    number: text,
    enteredAt: instant,
    kind: oneOf(requestKinds),
    privacy: oneOf(privacies),
    classCode: orNull(classCode),
    area: orNull(areaCode),
    subject: orNull(text),
    text,
    place: orNull(object({ text, latitude: orNull(Type.Number()), longitude: orNull(Type.Number()) })),
    files: Type.Array(file),
    stage,
    merged: Type.Boolean(),
    steps: Type.Array(object({ at: instant, stage: oneOf(ticketStates), name: label })),
    unit: orNull(label),
    deadline: orNull(
      object({
        at: instant,
        originalAt: instant,
        extended: Type.Boolean(),
        provisional: Type.Boolean(),
        ofRedo: Type.Boolean(),
        running: Type.Boolean(),
        nextReportAt: orNull(instant),
        /** Working time until then, in workdays; negative once it is over. */
        workdaysLeft: Type.Number(),
      }),
    ),
    firstAnswer: orNull(object({ at: instant, text })),
    declined: orNull(object({ reason: oneOf(declineReasons), name: label, text, lawfulWay: orNull(text) })),
    handedOver: orNull(object({ to: text, text })),
    answers: Type.Array(object({ at: instant, text, solved: orNull(Type.Boolean()), final: Type.Boolean(), files: Type.Array(file) })),
    statements: Type.Array(object({ at: instant, text, files: Type.Array(file) })),
    ratings: Type.Array(rating),
    possible: Type.Array(object({ action: oneOf(callerActions), name: label, until: orNull(instant) })),
  }),
});

/** A file in a path. */
export const fileInCity = object({ city: Type.String({ maxLength: 64 }), file: uuid });

/** What a caller adds (H-9). */
export const callersStatement = object({ text, files: fileIds });

/** E-3: the caller's word; levels of satisfaction 5 (best) to 1. */
export const callersRating = object({ word: callersWord, wantsRedo: Type.Boolean() });

/** Lines of the log of callers before a position, newest first. */
export const callerLogQuery = object({
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export const callerLogAnswer = object({
  items: Type.Array(object({ position: Type.Integer(), at: instant, act: oneOf(callerActs), origin: text, ticket: orNull(uuid) })),
  next: orNull(Type.Integer()),
});

/** Why something is to be handled again, is objected to, or is to be confidential. */
export const callersReason = object({ reason: text });
