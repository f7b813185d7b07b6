import { Type } from 'typebox';
import { object, text } from './fields.ts';

const MOST_TEXT = 50_000;
const share = Type.Number({ minimum: 0, maximum: 1 });
const label = object({ zh: text, en: text });

/** A request and an answer as far as it is written. In the body, and stored nowhere. */
export const answerToCheck = object({
  subject: Type.String({ maxLength: 1_000 }),
  request: Type.String({ maxLength: MOST_TEXT }),
  answer: Type.String({ maxLength: MOST_TEXT }),
});

/** D-9, H-6: what is said about it. `masked` is the answer without personal data, null where it holds none; places in code points. */
export const answerChecked = object({
  score: share,
  reasons: Type.Array(object({ code: text, holds: Type.Boolean(), words: label })),
  untouched: Type.Array(text),
  personal: Type.Array(object({ kind: label, start: Type.Integer(), end: Type.Integer() })),
  masked: Type.Union([text, Type.Null()]),
});
