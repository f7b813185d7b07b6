import { Type } from 'typebox';
import { policySettings, policyUnits } from '../domain/vocabulary/policy-settings.ts';
import { requestKinds } from '../domain/vocabulary/request.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { clockKinds } from '../domain/vocabulary/ticket.ts';
import { dutiesAnswer } from './city.ts';
import { areaCode, classCode, instant, localDate, object, oneOf, orNull, text, unitCode } from './fields.ts';
import { adviceAnswer } from './intake.ts';
import { limit } from './ticket-view.ts';

const label = object({ zh: text, en: text });
const code = Type.String({ maxLength: 64 });

/** Every number of the policy that holds now, with what it is counted in, and the ladders. */
export const policyAnswer = object({
  edition: text,
  validFrom: localDate,
  validTo: orNull(localDate),
  rows: Type.Array(
    object({
      setting: oneOf(policySettings),
      rule: text,
      name: label,
      /** A channel, a kind, a class, the number of a try; null: the setting has one row. */
      of: orNull(text),
      amount: Type.Number(),
      unit: oneOf(policyUnits),
    }),
  ),
  /** E-1: local times between which callers are contacted. */
  contactHours: object({ from: text, to: text }),
  /** S-2 */
  remindOn: Type.Array(oneOf(clockKinds)),
  ladderOn: Type.Array(oneOf(clockKinds)),
  ladder: Type.Array(object({ level: Type.Integer(), afterRed: limit, issuer: label, role: oneOf(roles), replyLimit: limit })),
  /** D-7 */
  conference: Type.Array(object({ step: Type.Integer(), role: oneOf(roles), title: label })),
});

/** Editions of the city's profile, the first day of validity first. */
export const editionsAnswer = object({
  items: Type.Array(
    object({
      edition: text,
      digest: text,
      validFrom: localDate,
      validTo: orNull(localDate),
      loadedAt: instant,
      /** True for the one that holds today. */
      holds: Type.Boolean(),
    }),
  ),
});

export const catalogueQuery = object({
  /** Words that all stand in the line: in its id, its basis, the name of its class or unit. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  class: Type.Optional(classCode),
  area: Type.Optional(areaCode),
  unit: Type.Optional(unitCode),
  on: Type.Optional(localDate),
  after: Type.Optional(code),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

const catalogueLine = object({
  id: text,
  classCode,
  area: orNull(areaCode),
  unit: unitCode,
  lowestLevel: Type.Integer(),
  basis: text,
  validFrom: localDate,
  validTo: orNull(localDate),
});

/** D-8: lines of the duty catalogue. `total` is how many there are on all pages. */
export const catalogueAnswer = object({ items: Type.Array(catalogueLine), next: orNull(text), total: Type.Integer() });

export const tryDutyQuery = object({
  class: classCode,
  area: Type.Optional(areaCode),
  unit: Type.Optional(unitCode),
  on: Type.Optional(localDate),
});

/** What somebody would say; in the body, for what callers say does not belong into addresses. */
export const readMatterBody = object({ text: Type.String({ minLength: 1, maxLength: 10_000 }) });

const { model, classes, sure, areas } = adviceAnswer.properties;
/** D-9: what a text is about and where, with the words that decided. */
export const readMatterAnswer = object({ model, classes, sure, areas });

/** Where a matter would go, and what is forbidden. */
export const tryDutyAnswer = object({
  on: localDate,
  lines: dutiesAnswer.properties.items,
  /** Lines for this class and area that hold on other days only. */
  otherDays: Type.Array(catalogueLine),
  /** Whether the units under the best line's unit, and the one asked for, may hold it. */
  units: Type.Array(object({ unit: unitCode, may: Type.Boolean(), rule: orNull(text), message: orNull(label) })),
  limits: Type.Array(object({ kind: oneOf(requestKinds), limit })),
  longCycle: Type.Boolean(),
});

/** Who may do what: actions on tickets by role and standing, and what of the interface is for some roles only. */
export const rightsAnswer = object({
  actions: Type.Array(object({ action: text, name: label, rules: Type.Array(text), roles: Type.Array(oneOf(roles)), scope: text })),
  functions: Type.Array(object({ id: text, group: text, name: label, roles: Type.Array(oneOf(roles)) })),
});
