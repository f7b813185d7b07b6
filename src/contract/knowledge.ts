import { Type } from 'typebox';
import { knowledgeActs } from '../domain/vocabulary/knowledge.ts';
import type { KnowledgeId } from '../domain/kernel/ids.ts';
import { classCode, instant, localDate, object, oneOf, orNull, text, unitCode, uuid } from './fields.ts';

const MOST_ENTRIES = 200;
const knowledgeId = Type.Unsafe<KnowledgeId>(uuid);

const shows = ['living', 'expired', 'reviewDue', 'reported', 'retired', 'all'] as const;

const contentFields = {
  title: text,
  question: text,
  answer: text,
  classCode: orNull(classCode),
  unit: orNull(unitCode),
  validFrom: localDate,
  validTo: orNull(localDate),
  /** The day it is to be looked through again. */
  reviewOn: Type.Optional(orNull(localDate)),
  source: text,
};

/** An entry of the knowledge base. `validity` is of today; `openReports` counts who said that this version is wrong. */
export const knowledgeEntry = object({
  id: knowledgeId,
  version: Type.Integer(),
  ...contentFields,
  retired: Type.Boolean(),
  validity: Type.Union([Type.Literal('valid'), Type.Literal('notYet'), Type.Literal('expired')]),
  openReports: Type.Integer(),
  changedAt: instant,
  changedBy: orNull(text),
});

/** Which entries: words that all stand in them, a class with all below it, an owner, and of what standing. */
export const knowledgeQuery = object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  class: Type.Optional(classCode),
  unit: Type.Optional(unitCode),
  show: Type.Optional(Type.Union(shows.map((show) => Type.Literal(show)))),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ENTRIES })),
});

/** Entries, latest changed first. */
export const knowledgeList = object({ items: Type.Array(knowledgeEntry) });

/** An entry in a path; whoever writes a new one chooses its id. */
export const knowledgeInPath = object({ entry: knowledgeId });

/** What a citizen writes, as far as it is written; stored nowhere. */
export const citizensQuestion = object({ text: Type.String({ maxLength: 5_000 }) });

/** Entries that may answer a citizen. */
export const citizensKnowledge = object({
  items: Type.Array(object({ id: knowledgeId, title: text, answer: text, source: text, validTo: orNull(localDate) })),
});

/** What a citizen says of an entry; a reason is needed where it is wrong. */
export const citizensOpinion = object({
  opinion: Type.Union([Type.Literal('helped'), Type.Literal('wrong')]),
  reason: orNull(Type.String({ maxLength: 500 })),
});
export const entryInCity = object({ city: text, entry: knowledgeId });

/** `seen` is the version that the writer saw, 0 for a new entry. */
export const knowledgeBody = object({ seen: Type.Integer({ minimum: 0 }), ...contentFields });
export const retireBody = object({ seen: Type.Integer({ minimum: 1 }), reason: text });
export const reportBody = object({ reason: text });

/** Everything that was done with an entry, oldest first. */
export const knowledgeChanges = object({
  items: Type.Array(
    object({
      act: oneOf(knowledgeActs),
      version: Type.Integer(),
      at: instant,
      user: orNull(text),
      reason: orNull(text),
      content: orNull(object(contentFields)),
    }),
  ),
});
