import path from 'node:path';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import { explainDeadline, type DeadlineExplanation } from '../domain/calendar/explain-deadline.ts';
import type { Limit, WorkCalendar } from '../domain/calendar/types.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { yellowAt } from '../domain/loop/clock.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import type { Command, Terminal } from './command.ts';
import { readLimit, readStart } from './deadline-input.ts';
import { deadlineLines } from './deadline-lines.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import { profileInFolder } from './profile-folder.ts';

/** What clocks need of a city: its compiled calendar and when a light turns yellow (S-1). */
export type CityClock = { readonly calendar: WorkCalendar; readonly yellowBefore: Limit };

const DEFAULT_PROFILE = path.resolve(import.meta.dirname, '..', '..', 'profiles', 'lvliang');

const usage = `用法 Usage: ./huiyin deadline --at TIME (--workdays N | --minutes N | --hours N | --days N) [--profile DIR] [--json]

  --at TIME       起点 when the clock is set off: 2026-02-13T16:40+08:00，或当地时间 or local time 2026-02-13T16:40
  --workdays N    工作日，可带半天 workdays, halves allowed: 0.5
  --minutes N     分钟，昼夜连续 minutes around the clock
  --hours N       小时，昼夜连续 hours around the clock
  --days N        自然日 calendar days
  --profile DIR   城市配置目录 folder of the city's profile (profiles/lvliang)

例 Example: ./huiyin deadline --at 2026-02-13T16:40+08:00 --workdays 5`;

/**
 * C-1 to C-4: when a limit ends, which days were counted and why the others were not. `loadCity` reads the profile in a
 * folder; undefined means that it printed what is wrong with it.
 */
export function deadlineCommandOf(loadCity: (dir: string, terminal: Terminal) => Promise<CityClock | undefined>): Command<unknown> {
  return {
    name: 'deadline',
    usage,
    options: {
      at: { type: 'string' },
      workdays: { type: 'string' },
      minutes: { type: 'string' },
      hours: { type: 'string' },
      days: { type: 'string' },
      profile: { type: 'string' },
    },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const limit = orFail(readLimit(input.values));
      const city = await loadCity(optionText(input, 'profile') ?? DEFAULT_PROFILE, terminal);
      if (city === undefined) return 1;
      const { calendar, yellowBefore } = city;
      const start = orFail(readStart(optionText(input, 'at'), calendar.timeZone));
      const explanation = explainDeadline(calendar, start, limit);
      const yellow = yellowAt(calendar, explanation.deadline, yellowBefore);
      if (terminal.json) terminal.print(JSON.stringify(deadlineRecord(explanation, yellow, calendar.timeZone)));
      else for (const line of deadlineLines(explanation, yellow, calendar.timeZone)) terminal.print(line);
      return 0;
    },
  };
}

/** The command as the command line knows it. */
export const deadlineCommand: Command<unknown> = deadlineCommandOf(async (dir, terminal) => {
  const profile = await profileInFolder(dir, terminal);
  if (profile === undefined) return undefined;
  return { calendar: compileCalendar(profile.calendar), yellowBefore: profile.policy.lights.yellowBefore };
});

/** The answer for machines. Instants are UTC, `deadlineLocal` is the city's time with its offset. */
function deadlineRecord({ deadline, countsFrom, days }: DeadlineExplanation, yellow: Instant, timeZone: string): unknown {
  return {
    at: deadline.startedAt,
    limit: deadline.limit,
    startedAt: countsFrom,
    deadline: deadline.at,
    deadlineLocal: Temporal.Instant.from(deadline.at).toString({ timeZone, smallestUnit: 'second' }),
    yellowAt: yellow,
    provisional: deadline.provisional,
    calendarEdition: deadline.calendarEdition,
    timeZone,
    days: days.map(({ date, counts, why, ...rest }) => ({ date, counts, why, ...rest })),
  };
}

function orFail<Value>(result: Result<Value, Label>): Value {
  if (result.ok) return result.value;
  throw new Failure('cli.deadline', result.error, 1);
}
