import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import { optional, required } from '../structured/decoder.ts';
import { code, localDate, oneOf, text, yesNo } from '../structured/scalars.ts';

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
