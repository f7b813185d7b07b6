import { Type } from 'typebox';
import { areaCode, classCode, object, text, unitCode } from './fields.ts';

const words = { zh: text, en: text };

/** The class and area that stand in the form; absent: the ticket's own. */
export const unitAdviceQuery = object({ classCode: Type.Optional(classCode), area: Type.Optional(areaCode) });

/** D-1, D-8, D-9: units for a ticket, the best first. A unit by the catalogue has the score 1. */
export const unitAdviceAnswer = object({
  model: text,
  units: Type.Array(
    object({
      unit: unitCode,
      score: Type.Number({ minimum: 0, maximum: 1 }),
      reasons: Type.Array(
        Type.Union([
          object({ by: Type.Literal('catalogue'), line: text, basis: text, ...words }),
          /** Of so many orders alike so many went to the unit. */
          object({ by: Type.Literal('history'), orders: Type.Integer(), toUnit: Type.Integer(), ...words }),
        ]),
      ),
    }),
  ),
});
