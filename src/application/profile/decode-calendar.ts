import type { CalendarData, CalendarYear } from '../../domain/calendar/types.ts';
import { list, object, optional, required, type Decoder } from '../structured/decoder.ts';
import { localDate, localTime, monthDay, oneOf, text, whole } from '../structured/scalars.ts';

/** `calendar/hours.yaml`: all of the calendar but the published years. */
export const calendarHours: Decoder<Omit<CalendarData, 'years'>> = object({
  edition: required(text(64)),
  timeZone: required(text(64)),
  weekend: required(list(whole(1, 7))),
  workdayRule: required(oneOf(['endOfDay', 'sameMinute'])),
  hours: required(
    list(
      object({
        from: required(monthDay()),
        segments: required(list(object({ from: required(localTime()), to: required(localTime()) }))),
      }),
    ),
  ),
  fixedHolidays: optional(list(object({ name: required(text(64)), month: required(whole(1, 12)), day: required(whole(1, 31)) })), []),
});

/** `calendar/YYYY.yaml`: the free days and make-up workdays of a year, with the notice they come from. */
export const calendarYear: Decoder<CalendarYear> = object({
  year: required(whole(1990, 2200)),
  notice: required(object({ title: required(text()), number: required(text()), issuedOn: required(localDate()) })),
  holidays: required(list(object({ name: required(text(64)), from: required(localDate()), to: required(localDate()) }))),
  makeUpWorkdays: required(list(localDate())),
});
