import type { Instant, LocalDate, LocalTime } from '../kernel/time.ts';

/** A published run of free days, both ends included. */
export type PublicHoliday = { readonly name: string; readonly from: LocalDate; readonly to: LocalDate };

/** The official notice that a year's free days and make-up workdays come from. */
export type CalendarNotice = { readonly title: string; readonly number: string; readonly issuedOn: LocalDate };

/** One published year. A year that is not in the list is provisional (C-3). */
export type CalendarYear = {
  readonly year: number;
  readonly notice: CalendarNotice;
  readonly holidays: readonly PublicHoliday[];
  readonly makeUpWorkdays: readonly LocalDate[];
};

/** A holiday on the same day of every year, used for years without a notice (C-3). */
export type FixedHoliday = { readonly name: string; readonly month: number; readonly day: number };

/** Hours of work of a day; several segments leave room for a lunch break. Ordered, not overlapping. */
export type WorkingSegment = { readonly from: LocalTime; readonly to: LocalTime };

/** Working hours from a date on (summer and winter hours are two entries). `from` is `MM-DD`, repeating every year. */
export type WorkingHours = { readonly from: string; readonly segments: readonly WorkingSegment[] };

/** A city's calendar as profile data. `edition` names this state of the data and is stored with every deadline (C-3). */
export type CalendarData = {
  readonly edition: string;
  readonly timeZone: string;
  /** ISO weekdays (1 Monday … 7 Sunday) that are free without a notice. */
  readonly weekend: readonly number[];
  readonly hours: readonly WorkingHours[];
  readonly fixedHolidays: readonly FixedHoliday[];
  readonly years: readonly CalendarYear[];
  /** C-2: `endOfDay` ends at the close of the n-th workday; `sameMinute` counts n × a day's working minutes. */
  readonly workdayRule: 'endOfDay' | 'sameMinute';
};

/** A span of time that a rule allows. Workdays may be halves (0.5); the others are whole. */
export type Limit =
  | { readonly unit: 'workday'; readonly amount: number }
  | { readonly unit: 'minute'; readonly amount: number }
  | { readonly unit: 'hour'; readonly amount: number }
  | { readonly unit: 'calendarDay'; readonly amount: number };

/** The instant a limit ends, with all that explains it; computed once and stored (C-4). */
export type Deadline = {
  /** The last instant that is in time: an act at `at` itself is still on time, red begins after it. */
  readonly at: Instant;
  /** What set the clock off, as given. Workday limits count from `nextWorkingTime(startedAt)` (C-1); kept raw so that a new edition can recompute (C-3). */
  readonly startedAt: Instant;
  readonly limit: Limit;
  /** True when a year without a published notice was counted through (C-3). */
  readonly provisional: boolean;
  readonly calendarEdition: string;
};

/** Why a day is worked or free. */
export type DayKind = 'workday' | 'makeUpWorkday' | 'weekend' | 'publicHoliday';

/** What the calendar knows of one day. `name` is the holiday's, as the notice spells it; null on other days. */
export type CalendarDay = {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly name: string | null;
  readonly works: boolean;
  readonly provisional: boolean;
};

/**
 * Compiled calendar: what the rules ask. Working time is half-open: the opening instant belongs to it, the closing instant does not,
 * so a clock set off at 18:00:00 sharp starts the next morning. An end (`at`, `before`) may be a closing instant.
 * Days and instants outside the years 0000 to 9999 throw a RangeError.
 * Build it once per profile with `compileCalendar`.
 */
export type WorkCalendar = {
  readonly edition: string;
  readonly timeZone: string;
  readonly workdayRule: CalendarData['workdayRule'];
  /** The local day an instant falls on. */
  localDate(instant: Instant): LocalDate;
  /** The instant of a local wall-clock time on a day. */
  instantAt(date: LocalDate, time: LocalTime): Instant;
  isWorkday(date: LocalDate): boolean;
  /** The day with its kind and the holiday's name, for people. */
  describeDay(date: LocalDate): CalendarDay;
  /** True when the year of the day has no published notice. */
  isProvisional(date: LocalDate): boolean;
  /** True when the instant lies inside working hours. */
  isWorkingTime(instant: Instant): boolean;
  /** The instant itself when inside working hours, else the next opening. */
  nextWorkingTime(instant: Instant): Instant;
  /** C-1, C-2: the deadline of `limit` started at `start`. A limit of zero ends at once. Throws RangeError unless `isCountable(limit)`. */
  deadline(start: Instant, limit: Limit): Deadline;
  /** The instant `limit` before `instant` (the yellow light: same place in the working day, that many workdays earlier). */
  before(instant: Instant, limit: Limit): Instant;
  /**
   * H-3: a deadline moved on by whole workdays: the close of the n-th workday after the day it lies on (the same minute under `sameMinute`).
   * `startedAt` and `limit` stay those of the original. Throws RangeError unless `workdays` is whole and countable.
   */
  extend(deadline: Deadline, workdays: number): Deadline;
  /** Working milliseconds between two instants, negative if `to` lies before `from`. */
  workingMsBetween(from: Instant, to: Instant): number;
  /** Working milliseconds of a full day at that date (for "1.5 workdays left"). */
  workingMsOfDay(date: LocalDate): number;
};
