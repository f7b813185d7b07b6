import { Type } from 'typebox';
import type { LocalTime } from '../domain/kernel/time.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { areaCode, classCode, instant, localDate, object, oneOf, orNull, text, unitCode, userId } from './fields.ts';
import { limit } from './ticket-view.ts';

const label = object({ zh: text, en: text });
const level = Type.Integer();
/** The official notice that a year's free days come from. */
const notice = object({ title: text, number: text, issuedOn: localDate });
const localTime = Type.Unsafe<LocalTime>(Type.String());

/** A city in a path. */
export const cityInPath = object({ city: Type.String({ maxLength: 64 }) });

/** What a city is made of, as its profile says now: for forms, filters and names. */
export const cityAnswer = object({
  city: text,
  name: label,
  edition: text,
  timeZone: text,
  areas: Type.Array(object({ code: areaCode, name: label, adcode: orNull(text), parent: orNull(areaCode) })),
  unitKinds: Type.Array(object({ code: text, name: label })),
  units: Type.Array(object({ code: unitCode, name: label, kind: text, level, parent: orNull(unitCode), area: orNull(areaCode) })),
  classes: Type.Array(object({ code: classCode, name: label, level, parent: orNull(classCode), longCycle: Type.Boolean() })),
  roles: Type.Array(object({ role: oneOf(roles), title: label })),
});

/** D-1, D-8: who holds a class in an area; the best line first. */
export const dutiesQuery = object({ class: classCode, area: Type.Optional(areaCode), on: Type.Optional(localDate) });
export const dutiesAnswer = object({
  items: Type.Array(
    object({
      id: text,
      classCode,
      area: orNull(areaCode),
      unit: unitCode,
      lowestLevel: level,
      basis: text,
      /** How many steps above the class and the area the line was written; null when it holds for every area. */
      classSteps: level,
      areaSteps: orNull(level),
    }),
  ),
});

/** C-1 to C-3: when a limit ends. */
export const deadlineQuery = object({
  at: instant,
  unit: Type.Union([Type.Literal('workday'), Type.Literal('minute'), Type.Literal('hour'), Type.Literal('calendarDay')]),
  amount: Type.Number({ minimum: 0, maximum: 100_000 }),
});
export const deadlineAnswer = object({
  at: instant,
  countsFrom: instant,
  limit,
  provisional: Type.Boolean(),
  calendarEdition: text,
  yellowAt: instant,
  days: Type.Array(
    object({
      date: localDate,
      counts: Type.Boolean(),
      why: text,
      name: orNull(text),
      workingMs: orNull(Type.Number()),
      provisional: Type.Boolean(),
    }),
  ),
});

/** C-3: how each day of a year is worked. */
export const calendarQuery = object({ year: Type.Integer({ minimum: 1950, maximum: 2200 }) });
export const calendarAnswer = object({
  year: Type.Integer(),
  edition: text,
  /** The official notice; null for a year that is provisional. */
  notice: orNull(notice),
  days: Type.Array(object({ date: localDate, kind: text, name: orNull(text), works: Type.Boolean(), provisional: Type.Boolean() })),
});

/** C-1 to C-3: what a program needs to count workdays as the city does; `compileCalendar` of the domain takes it as it is. */
export const workCalendarAnswer = object({
  edition: text,
  timeZone: text,
  weekend: Type.Array(Type.Integer()),
  hours: Type.Array(object({ from: text, segments: Type.Array(object({ from: localTime, to: localTime })) })),
  fixedHolidays: Type.Array(object({ name: text, month: Type.Integer(), day: Type.Integer() })),
  years: Type.Array(
    object({
      year: Type.Integer(),
      notice,
      holidays: Type.Array(object({ name: text, from: localDate, to: localDate })),
      makeUpWorkdays: Type.Array(localDate),
    }),
  ),
  workdayRule: Type.Union([Type.Literal('endOfDay'), Type.Literal('sameMinute')]),
});

/** D-7: what case conferences decided. */
export const precedentsQuery = object({
  class: Type.Optional(classCode),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
export const precedentsAnswer = object({
  items: Type.Array(object({ number: text, unit: unitCode, classCode, area: orNull(areaCode), decidedAt: instant, minutes: text })),
});

/** Names of members of staff, for whom ids stand in tickets and history. */
export const peopleAnswer = object({
  items: Type.Array(object({ user: userId, name: text, unit: orNull(unitCode), roles: Type.Array(oneOf(roles)) })),
});
