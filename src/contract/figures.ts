import { Type } from 'typebox';
import { measureNames } from '../domain/vocabulary/measure.ts';
import { instant, localDate, object, oneOf, orNull, text, ticketId } from './fields.ts';

const number = Type.Number();
const label = object({ zh: text, en: text });
const dimension = Type.Union([Type.Literal('unit'), Type.Literal('class'), Type.Literal('area'), Type.Literal('channel')]);
const level = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);
const share = object({ numerator: number, denominator: number, value: orNull(number), median: orNull(number) });
const figure = { before: orNull(share), after: orNull(share), excluded: orNull(number) };

/** Days with both ends; which measures (all if none is named), by what, and which level of classes. */
export const figuresQuery = object({
  from: localDate,
  to: localDate,
  measure: Type.Optional(Type.Array(oneOf(measureNames), { maxItems: 50 })),
  by: Type.Optional(dimension),
  level: Type.Optional(level),
});

/** The same for everybody: by area or not at all, small cells hidden (M-7). */
export const publicFiguresQuery = object({ from: localDate, to: localDate, by: Type.Optional(Type.Literal('area')) });

/** M-7: figures with what they are made of, before and after exclusions, with the definition beside them. */
export const figuresAnswer = object({
  city: text,
  cityName: label,
  timeZone: text,
  from: localDate,
  to: localDate,
  asOf: instant,
  by: orNull(dimension),
  suppressedBelow: orNull(number),
  measures: Type.Array(
    object({
      id: oneOf(measureNames),
      name: label,
      rule: text,
      kind: Type.Union([Type.Literal('ratio'), Type.Literal('mean'), Type.Literal('hours')]),
      formula: object({ denominator: label, numerator: label, day: label }),
      ...figure,
      groups: Type.Array(object({ group: orNull(object({ code: text, name: orNull(label) })), ...figure })),
    }),
  ),
});

/** Which tickets behind which figure. */
export const behindQuery = object({
  from: localDate,
  to: localDate,
  part: Type.Union([Type.Literal('numerator'), Type.Literal('rest'), Type.Literal('excluded')]),
  by: Type.Optional(dimension),
  level: Type.Optional(level),
  group: Type.Optional(text),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

export const measureInPath = object({ measure: oneOf(measureNames) });
export const behindAnswer = object({
  items: Type.Array(object({ ticketId, number: text, at: instant, numerator: number, denominator: number })),
});
