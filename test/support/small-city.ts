import type { AreaCode, CityId, ClassCode, UnitCode, UserId } from '../../src/domain/kernel/ids.ts';
import type { LocalDate, LocalTime } from '../../src/domain/kernel/time.ts';
import { compileCalendar } from '../../src/domain/calendar/compile-calendar.ts';
import type { CalendarData, Limit } from '../../src/domain/calendar/types.ts';
import { compileProfile } from '../../src/domain/profile/profile-index.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { codesOf } from '../../src/domain/vocabulary/label.ts';
import { roles } from '../../src/domain/vocabulary/roles.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';

const workdays = (amount: number): Limit => ({ unit: 'workday', amount });
const minutes = (amount: number): Limit => ({ unit: 'minute', amount });
const name = (en: string) => ({ zh: en, en });
const date = (text: string) => text as LocalDate;
const time = (text: string) => text as LocalTime;

/** Office hours 8-12 and 14-18 in Shanghai; 2026 published with its spring festival and two make-up workdays; 2027 not published. */
export const smallCalendarData: CalendarData = {
  edition: 'test-1',
  timeZone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [
    {
      from: '01-01',
      segments: [
        { from: time('08:00'), to: time('12:00') },
        { from: time('14:00'), to: time('18:00') },
      ],
    },
  ],
  fixedHolidays: [{ name: 'New Year', month: 1, day: 1 }],
  years: [
    {
      year: 2026,
      notice: { title: 'notice', number: '1', issuedOn: date('2025-11-04') },
      holidays: [{ name: 'Spring Festival', from: date('2026-02-15'), to: date('2026-02-23') }],
      makeUpWorkdays: [date('2026-02-14'), date('2026-02-28')],
    },
  ],
  workdayRule: 'endOfDay',
};

export const unit = {
  housing: 'housing' as UnitCode,
  water: 'water' as UnitCode,
  county: 'county' as UnitCode,
  countyHousing: 'county-housing' as UnitCode,
};
export const classOf = {
  heating: 'heating' as ClassCode,
  pipes: 'pipes' as ClassCode,
  demolition: 'demolition' as ClassCode,
};
export const east = 'east' as AreaCode;

/** A city of three units, four classes and one county, with the default numbers of LOOP.md. */
export const smallProfile: Profile = {
  city: 'small' as CityId,
  name: name('Small City'),
  edition: '1',
  validFrom: date('2020-01-01'),
  validTo: null,
  areas: [{ code: east, name: name('East'), adcode: null, parent: null }],
  unitKinds: [
    { code: 'department', name: name('Department') },
    { code: 'county', name: name('County') },
  ],
  units: [
    { code: unit.housing, name: name('Housing'), kind: 'department', level: 2, parent: null, area: null },
    { code: unit.water, name: name('Water'), kind: 'department', level: 2, parent: null, area: null },
    { code: unit.county, name: name('East County'), kind: 'county', level: 2, parent: null, area: east },
    { code: unit.countyHousing, name: name('East County Housing'), kind: 'county', level: 3, parent: unit.county, area: east },
  ],
  classes: [
    { code: 'city' as ClassCode, name: name('City'), level: 1, parent: null, longCycle: false },
    { code: classOf.heating, name: name('Heating'), level: 2, parent: 'city' as ClassCode, longCycle: false },
    { code: classOf.pipes, name: name('Pipes'), level: 2, parent: 'city' as ClassCode, longCycle: false },
    { code: classOf.demolition, name: name('Demolition'), level: 2, parent: 'city' as ClassCode, longCycle: true },
  ],
  catalogue: [
    {
      id: '1',
      classCode: classOf.heating,
      area: null,
      unit: unit.housing,
      lowestLevel: 2,
      basis: 'Duty list',
      validFrom: date('2020-01-01'),
      validTo: null,
    },
    {
      id: '2',
      classCode: classOf.pipes,
      area: null,
      unit: unit.water,
      lowestLevel: 2,
      basis: 'Duty list',
      validFrom: date('2020-01-01'),
      validTo: null,
    },
    {
      id: '3',
      classCode: classOf.demolition,
      area: east,
      unit: unit.county,
      lowestLevel: 3,
      basis: 'Duty list',
      validFrom: date('2020-01-01'),
      validTo: null,
    },
  ],
  roles: codesOf(roles).map((role) => ({ role, title: roles[role] })),
  policy: {
    limits: {
      acceptAndDispatch: workdays(0.5),
      firstAnswer: { sms: minutes(3), web: minutes(3), app: minutes(3), mailbox: { unit: 'hour', amount: 24 } },
      urgentResponse: minutes(30),
      handling: {
        consult: workdays(3),
        help: workdays(5),
        complaint: workdays(5),
        report: workdays(5),
        suggestion: workdays(5),
        praise: workdays(5),
      },
      handlingByClass: [],
      sign: workdays(1),
      judgeSendBack: workdays(0.5),
      contact: workdays(1),
      decideExtension: workdays(0.5),
      level3: workdays(3),
      review: workdays(1),
      conference: workdays(2),
      redo: workdays(3),
      objection: { unit: 'calendarDay', amount: 30 },
    },
    sendBack: { maxApproved: 2 },
    extension: { maxCount: 3, maxWorkdaysEach: 3 },
    longCycle: { maxCalendarDays: 180, reportEveryCalendarDays: 30 },
    followUp: { tryAfterWorkdays: [0, 1, 3], contactHours: { from: time('08:00'), to: time('20:00') }, rateWithinCalendarDays: 30 },
    archive: { afterCalendarDays: 30 },
    lights: { yellowBefore: workdays(1) },
    supervision: {
      remindOn: ['unit', 'longCycleReport'],
      ladderOn: ['unit', 'longCycleReport'],
      ladder: [
        { level: 1, afterRed: workdays(0), issuer: name('Centre'), role: 'supervisor', replyLimit: workdays(2) },
        { level: 2, afterRed: workdays(2), issuer: name('Government office'), role: 'deputySecretaryGeneral', replyLimit: workdays(2) },
        { level: 3, afterRed: workdays(5), issuer: name('Leadership'), role: 'mayor', replyLimit: workdays(3) },
      ],
    },
    conference: [
      { step: 1, role: 'deputySecretaryGeneral', title: name('Deputy secretary-general') },
      { step: 2, role: 'viceMayor', title: name('Vice mayor') },
      { step: 3, role: 'mayor', title: name('Mayor') },
    ],
    measures: { satisfiedLevels: 3, suppressBelow: 5 },
  },
  calendar: smallCalendarData,
};

export const smallCity = { profile: compileProfile(smallProfile), calendar: compileCalendar(smallCalendarData) };

function person(user: string, role: Role, inUnit: UnitCode | null = null): Actor {
  return { user: user as UserId, roles: [role], unit: inUnit };
}

/** One person for each role that the tests need; two where a second person matters. */
export const people = {
  caller: { user: null, roles: ['caller'], unit: null } satisfies Actor,
  system: { user: null, roles: ['system'], unit: null } satisfies Actor,
  agent: person('agent', 'agent'),
  dispatcher: person('dispatcher', 'dispatcher'),
  judge: person('judge', 'sendBackJudge'),
  checker: person('checker', 'qualityChecker'),
  checker2: person('checker2', 'qualityChecker'),
  officer: person('officer', 'followUpOfficer'),
  supervisor: person('supervisor', 'supervisor'),
  assessor: person('assessor', 'assessor'),
  assessor2: person('assessor2', 'assessor'),
  secretary: person('secretary', 'deputySecretaryGeneral'),
  viceMayor: person('vice-mayor', 'viceMayor'),
  mayor: person('mayor', 'mayor'),
  housingReceiver: person('h-receiver', 'unitReceiver', unit.housing),
  housingHandler: person('h-handler', 'handler', unit.housing),
  housingReviewer: person('h-reviewer', 'unitReviewer', unit.housing),
  housingLeader: person('h-leader', 'unitLeader', unit.housing),
  waterReceiver: person('w-receiver', 'unitReceiver', unit.water),
  waterHandler: person('w-handler', 'handler', unit.water),
  waterReviewer: person('w-reviewer', 'unitReviewer', unit.water),
  countyReceiver: person('c-receiver', 'unitReceiver', unit.county),
  countyHandler: person('c-handler', 'handler', unit.county),
  countyReviewer: person('c-reviewer', 'unitReviewer', unit.county),
  countyHousingHandler: person('ch-handler', 'handler', unit.countyHousing),
} as const;
