import type { CityRules } from '../../application/ports.ts';
import {
  calendarAnswer,
  calendarQuery,
  cityAnswer,
  deadlineAnswer,
  deadlineQuery,
  dutiesAnswer,
  dutiesQuery,
  peopleAnswer,
  precedentsAnswer,
  precedentsQuery,
  workCalendarAnswer,
} from '../../contract/city.ts';
import { isCountable } from '../../domain/calendar/limit-amount.ts';
import { explainDeadline } from '../../domain/calendar/explain-deadline.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { parseInstant, parseLocalDate } from '../../domain/kernel/time.ts';
import { yellowAt } from '../../domain/loop/clock.ts';
import { allDuties } from '../../domain/profile/find-duty.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route, type StaffCall } from '../route.ts';

const PRECEDENTS_SHOWN = 100;
const FIRST_YEAR = 1950;
const LAST_YEAR = 2200;
const staff = { group: 'city', method: 'GET', access: null, scope: 'profile:read' } as const;

/** What a city is made of, and what its rules make of a question. */
export function cityRoutes(ports: ApiPorts): readonly Route[] {
  const rulesFor = async ({ principal }: StaffCall<unknown, unknown, unknown>): Promise<CityRules> =>
    await ports.profiles.at(principal.city, ports.time.now());
  return [
    staffRoute({
      ...staff,
      id: 'readCity',
      url: '/city',
      summary: { zh: '区划、单位、事项分类', en: 'Areas, units and classes' },
      answer: cityAnswer,
      handle: async (call) => ok(cityOf(await rulesFor(call))),
    }),
    staffRoute({
      ...staff,
      id: 'findDuties',
      url: '/city/duties',
      summary: { zh: '这类事项归谁管', en: 'Whose duty a class is, the best line first' },
      query: dutiesQuery,
      answer: dutiesAnswer,
      handle: async (call) => {
        const { profile, calendar } = await rulesFor(call);
        const { class: classCode, area = null, on = calendar.localDate(ports.time.now()) } = call.query;
        if (!profile.classes.has(classCode)) return fail({ code: 'http.unknownClass', params: { class: classCode } });
        if (parseLocalDate(on) === undefined) return fail({ code: 'http.badPeriod', params: { from: on, to: on } });
        const duties = allDuties(profile, classCode, area, on);
        return ok({
          items: duties.map(({ entry: { id, classCode: of, area: where, unit, lowestLevel, basis }, reason }) => ({
            ...{ id, unit, lowestLevel, basis, ...reason },
            classCode: of,
            area: where,
          })),
        });
      },
    }),
    staffRoute({
      ...staff,
      id: 'countDeadline',
      url: '/city/deadline',
      summary: { zh: '期限何时到', en: 'When a limit ends, and why' },
      query: deadlineQuery,
      answer: deadlineAnswer,
      handle: async (call) => {
        const { profile, calendar } = await rulesFor(call);
        const { at, unit, amount } = call.query;
        const limit = { unit, amount };
        // No calendar says anything of other years, and the first and last ones leave no room for a light before a limit.
        const year = Number(at.slice(0, 4));
        if (parseInstant(at) === undefined || year < FIRST_YEAR || year > LAST_YEAR)
          return fail({ code: 'http.badPeriod', params: { from: at, to: at } });
        if (!isCountable(limit)) return fail({ code: 'http.badLimit', params: { unit, amount } });
        const { deadline, countsFrom, days } = explainDeadline(calendar, at, limit);
        const { provisional, calendarEdition } = deadline;
        const yellow = yellowAt(calendar, deadline, profile.profile.policy.lights.yellowBefore);
        return ok({ at: deadline.at, countsFrom, limit, provisional, calendarEdition, yellowAt: yellow, days });
      },
    }),
    staffRoute({
      ...staff,
      id: 'readCalendar',
      url: '/city/calendar',
      summary: { zh: '一年的工作日、节假日、调休', en: 'The days of a year' },
      query: calendarQuery,
      answer: calendarAnswer,
      handle: async (call) => ok(calendarOf(await rulesFor(call), call.query.year)),
    }),
    staffRoute({
      ...staff,
      id: 'readWorkCalendar',
      url: '/city/work-calendar',
      summary: { zh: '工作日历全部数据', en: 'All data of the work calendar' },
      answer: workCalendarAnswer,
      handle: async (call) => ok((await rulesFor(call)).profile.profile.calendar),
    }),
    staffRoute({
      ...staff,
      id: 'listPrecedents',
      url: '/city/precedents',
      summary: { zh: '会商先例', en: 'What case conferences decided' },
      query: precedentsQuery,
      answer: precedentsAnswer,
      handle: async ({ principal, query }) => {
        const found = await ports.precedents.find(principal.city, query.class ?? null, query.limit ?? PRECEDENTS_SHOWN);
        return ok({ items: found });
      },
    }),
    staffRoute({
      ...staff,
      id: 'listPeople',
      url: '/city/people',
      summary: { zh: '工作人员姓名', en: 'Names of members of staff' },
      answer: peopleAnswer,
      handle: async ({ principal }) => {
        const accounts = await ports.accounts.list(principal.city);
        return ok({ items: accounts.map(({ userId, name, unit, roles }) => ({ user: userId, name, unit, roles })) });
      },
    }),
  ];
}

function cityOf({ profile }: CityRules) {
  const { city, name, edition, calendar, areas, unitKinds, units, classes, roles } = profile.profile;
  return { city, name, edition, timeZone: calendar.timeZone, areas, unitKinds, units, classes, roles };
}

function calendarOf({ profile, calendar }: CityRules, year: number) {
  const published = profile.profile.calendar.years.find((candidate) => candidate.year === year);
  const days = [];
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  for (let day = first; day.year === year; day = day.add({ days: 1 })) days.push(calendar.describeDay(day.toString() as LocalDate));
  return { year, edition: calendar.edition, notice: published?.notice ?? null, days };
}
