import type { Limit } from '../domain/calendar/types.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { parseInstant, type Instant } from '../domain/kernel/time.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import type { CommandInput } from './command.ts';
import { deadlineTexts } from './deadline-texts.ts';

/** Limits are counted day by day for display; nothing in the loop comes near these amounts. */
const options = [
  { option: 'workdays', unit: 'workday', most: 2000 },
  { option: 'minutes', unit: 'minute', most: 1_000_000 },
  { option: 'hours', unit: 'hour', most: 20_000 },
  { option: 'days', unit: 'calendarDay', most: 4000 },
] as const satisfies readonly { readonly option: string; readonly unit: Limit['unit']; readonly most: number }[];

const FIRST_YEAR = 1950;
const LAST_YEAR = 2200;

/** Reads the one limit that the words give. */
export function readLimit(values: CommandInput['values']): Result<Limit, Label> {
  const [given, ...others] = options.filter(({ option }) => values[option] !== undefined);
  if (given === undefined || others.length > 0) return fail(deadlineTexts.oneLimit);
  const text = String(values[given.option]);
  const amount = /^\d{1,9}(?:\.\d)?$/u.test(text) ? Number(text) : Number.NaN;
  if (given.unit === 'workday') {
    const fits = Number.isInteger(amount * 2) && amount <= given.most;
    return fits ? ok({ unit: given.unit, amount }) : fail(deadlineTexts.badWorkdays(text, given.most));
  }
  const fits = Number.isInteger(amount) && amount <= given.most;
  return fits ? ok({ unit: given.unit, amount }) : fail(deadlineTexts.badAmount(`--${given.option}`, text, given.most));
}

/** Reads a start: an instant with its offset, or a local time of the city. */
export function readStart(text: string | null, timeZone: string): Result<Instant, Label> {
  if (text === null) return fail(deadlineTexts.missingAt);
  const instant = parseInstant(text) ?? parseLocal(text, timeZone);
  if (instant === undefined) return fail(deadlineTexts.badAt(text));
  const { year } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? ok(instant) : fail(deadlineTexts.farAt(text, FIRST_YEAR, LAST_YEAR));
}

/** A date with a time and no offset, on the wall of the city. */
function parseLocal(text: string, timeZone: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(text)) return undefined;
  try {
    const wall = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return parseInstant(wall.toZonedDateTime(timeZone).toInstant().toString());
  } catch {
    return undefined;
  }
}
