import { compileCalendar } from '../src/domain/calendar/compile-calendar.ts';
import { instantFromMs, instantToMs } from '../src/domain/kernel/time.ts';
import type { Limit, WorkCalendar } from '../src/domain/calendar/types.ts';
import type { Instant } from '../src/domain/kernel/time.ts';
import { lvliangCalendarData, newYorkCalendarData } from '../test/golden/deadlines.calendars.ts';
import type { Bench } from './bench.ts';

const COUNT = 200_000;
const STEP_MS = 7919 * 60;

const limits: readonly Limit[] = [
  { unit: 'workday', amount: 5 },
  { unit: 'workday', amount: 0.5 },
  { unit: 'minute', amount: 30 },
  { unit: 'calendarDay', amount: 180 },
];

/** Deadlines per second; the yardstick is reading and writing the same instants, which no deadline can do without. */
export const bench: Bench = {
  summary: 'deadlines per second, against reading and writing the instants alone',
  usage: 'npm run bench -- deadlines\n\nratio 1.0 means that counting costs nothing beside reading the start and writing the end',
  run(_words, report) {
    const starts = Array.from({ length: COUNT }, (_, index) => instantFromMs(Date.UTC(2025, 0, 1) + index * STEP_MS));
    const yardstick = perSecond(starts, (start) => instantFromMs(instantToMs(start)));
    report(`read and write an instant: ${rounded(yardstick)} per second`);
    const calendars: readonly (readonly [string, WorkCalendar])[] = [
      ['Asia/Shanghai', compileCalendar(lvliangCalendarData())],
      ['America/New_York', compileCalendar(newYorkCalendarData())],
    ];
    for (const [zone, calendar] of calendars) {
      for (const limit of limits) {
        const rate = perSecond(starts, (start) => calendar.deadline(start, limit).at);
        report(`${zone}, ${String(limit.amount)} ${limit.unit}: ${rounded(rate)} per second, ratio ${(rate / yardstick).toFixed(2)}`);
      }
    }
    return Promise.resolve();
  },
};

/** The best of three rounds, so that warming up and the neighbours on the machine do not count. */
function perSecond(starts: readonly Instant[], work: (start: Instant) => Instant): number {
  const rounds = [1, 2, 3].map(() => {
    const begun = performance.now();
    let length = 0;
    for (const start of starts) length += work(start).length;
    if (length === 0) throw new Error('nothing was computed');
    return (starts.length / (performance.now() - begun)) * 1000;
  });
  return Math.max(...rounds);
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}
