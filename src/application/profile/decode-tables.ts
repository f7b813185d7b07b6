import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import { optional, required } from '../structured/decoder.ts';
import { placeKinds } from '../../domain/vocabulary/place-kinds.ts';
import { code, decimal, localDate, oneOf, oneOfLabels, text, yesNo } from '../structured/scalars.ts';

/** `units.csv`: a row a unit. */
export const unitRow = {
  code: required(code<UnitCode>()),
  zh: required(text()),
  en: required(text()),
  kind: required(code<string>()),
  level: required(oneOf([2, 3])),
  parent: optional(code<UnitCode>(), null),
  area: optional(code<AreaCode>(), null),
} as const;

/** `classes.csv`: a row a class; its level follows from its parents. */
export const classRow = {
  code: required(code<ClassCode>()),
  parent: optional(code<ClassCode>(), null),
  zh: required(text()),
  en: required(text()),
  longCycle: optional(yesNo(), false),
} as const;

/** `catalogue.csv`: a row a duty. An empty area means anywhere, an empty `validFrom` the edition's first day. */
export const catalogueRow = {
  id: required(code<string>()),
  class: required(code<ClassCode>()),
  area: optional(code<AreaCode>(), null),
  unit: required(code<UnitCode>()),
  lowestLevel: required(oneOf([2, 3])),
  basis: required(text(500)),
  validFrom: optional(localDate(), null),
  validTo: optional(localDate(), null),
} as const;

/** `places.csv`: a row a place. Further names stand in `also`, with a slash between them. */
export const placeRow = {
  name: required(text(100)),
  also: optional(text(300), null),
  kind: required(oneOfLabels(placeKinds)),
  area: required(code<AreaCode>()),
  township: optional(text(100), null),
  latitude: optional(decimal(-90, 90), null),
  longitude: optional(decimal(-180, 180), null),
} as const;
