import { Type } from 'typebox';
import { measureNames } from '../domain/vocabulary/measure.ts';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { areaCode, classCode, instant, localDate, month, object, oneOf, orNull, text, ticketId, unitCode } from './fields.ts';

const number = Type.Number();
const label = object({ zh: text, en: text });
const dimension = Type.Enum(['unit', 'unitKind', 'class', 'area', 'channel'] as const);
const level = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);
const measures = Type.Array(oneOf(measureNames), { maxItems: 50 });
const file = { format: Type.Enum(['xlsx', 'csv'] as const), language: Type.Optional(Type.Enum(['zh', 'en'] as const)) };
const share = object({ numerator: number, denominator: number, value: orNull(number), median: orNull(number) });
const group = orNull(object({ code: text, name: orNull(label) }));

/** E-6: a figure before and after exclusions, and how much of it they leave out; null is hidden (M-7). */
export const figure = { before: orNull(share), after: orNull(share), excluded: orNull(number) };

/** What a measure is, for whoever reads its figures. */
const definition = {
  id: oneOf(measureNames),
  name: label,
  rule: text,
  kind: Type.Enum(['ratio', 'mean', 'hours'] as const),
  formula: object({ denominator: label, numerator: label, day: label }),
};

const narrowing = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));

/**
 * What figures are narrowed to; `-` is "has none". A class or an area counts with all below it, a kind of unit with its units, a unit
 * by itself.
 */
export const figureFilters = { unit: narrowing, unitKind: narrowing, class: narrowing, area: narrowing, channel: narrowing };

const days = { from: localDate, to: localDate };
const grouped = { by: Type.Optional(dimension), level: Type.Optional(level), medians: Type.Optional(Type.Boolean()) };
const pieces = Type.Enum(['day', 'week', 'month'] as const);
const crossed = { rows: dimension, columns: dimension, level: Type.Optional(level) };

/** Days with both ends; which measures (all if none is named), of what, by what, which level of classes; medians only where they are wanted. */
export const figuresQuery = object({ ...days, measure: Type.Optional(measures), ...figureFilters, ...grouped });

/** The same over time: by day, by week from Monday on, or by month. */
export const seriesQuery = object({ ...days, measure: Type.Optional(measures), ...figureFilters, interval: pieces });

/** One measure by two dimensions. */
export const matrixQuery = object({ ...days, ...figureFilters, ...crossed });

/** The same as files. */
export const figuresFileQuery = object({ ...days, measure: Type.Optional(measures), ...figureFilters, ...grouped, ...file });
export const seriesFileQuery = object({ ...days, measure: Type.Optional(measures), ...figureFilters, interval: pieces, ...file });
export const matrixFileQuery = object({ ...days, ...figureFilters, ...crossed, ...file });

const head = { city: text, cityName: label, timeZone: text, ...days, asOf: instant };

/** M-7: figures with what they are made of, before and after exclusions, with the definition beside them. */
export const figuresAnswer = object({
  ...head,
  by: orNull(dimension),
  measures: Type.Array(object({ ...definition, ...figure, groups: Type.Array(object({ group, ...figure })) })),
});

/** Figures over time: a point for every piece that has begun, also where nothing counts. */
export const seriesAnswer = object({
  ...head,
  interval: pieces,
  measures: Type.Array(object({ ...definition, points: Type.Array(object({ ...days, ...figure })) })),
});

/** A measure by two dimensions: lines with their sums, and the cells in which something counts, by place of row and column. */
export const matrixAnswer = object({
  ...head,
  ...definition,
  rows: dimension,
  columns: dimension,
  ...figure,
  rowLines: Type.Array(object({ group, ...figure })),
  columnLines: Type.Array(object({ group, ...figure })),
  cells: Type.Array(object({ row: Type.Integer(), column: Type.Integer(), ...figure })),
});

/** Which tickets behind which figure. */
export const behindQuery = object({
  ...days,
  ...figureFilters,
  part: Type.Enum(['numerator', 'rest', 'excluded'] as const),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

export const measureInPath = object({ measure: oneOf(measureNames) });
export const behindAnswer = object({
  items: Type.Array(
    object({
      ticketId,
      number: text,
      at: instant,
      state: oneOf(ticketStates),
      classCode: orNull(classCode),
      area: orNull(areaCode),
      unit: orNull(unitCode),
      numerator: number,
      denominator: number,
    }),
  ),
});

/** For everybody: months that are over, both ends included; the last twelve if none is named (M-7). */
export const publicFiguresQuery = object({ from: Type.Optional(month), to: Type.Optional(month) });
export const publicFileQuery = object({ from: Type.Optional(month), to: Type.Optional(month), ...file });

/** M-7: the three rates month by month, whole and by area; what is hidden cannot be had by subtraction either. */
export const publicFiguresAnswer = object({
  city: text,
  cityName: label,
  timeZone: text,
  asOf: instant,
  suppressedBelow: number,
  months: Type.Array(month),
  areas: Type.Array(group),
  measures: Type.Array(
    object({
      ...definition,
      months: Type.Array(object({ month, ...figure, areas: Type.Array(object({ area: orNull(text), ...figure })) })),
    }),
  ),
});
