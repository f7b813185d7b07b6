import pg from 'pg';
import type { Instant } from '../domain/kernel/time.ts';
import { parseInstant } from '../domain/kernel/time.ts';

const OID = { int8: 20, date: 1082, timestamptz: 1184, int8Array: 1016, dateArray: 1182, timestamptzArray: 1185, textArray: 1009 } as const;

/** `int8` as a number. Throws `RangeError` beyond ±2^53, where a number would silently be another one. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number; select it as text`);
  return value;
}

/** `timestamptz` of a session in UTC as an `Instant`; what is finer than a millisecond is cut off. */
export function parseTimestamptz(text: string): Instant {
  const form = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/u.exec(text);
  if (form !== null) {
    const [, date, time, fraction = ''] = form;
    return `${String(date)}T${String(time)}.${fraction.slice(0, 3).padEnd(3, '0')}Z` as Instant;
  }
  const instant = parseInstant(text);
  if (instant === undefined) throw new RangeError(`${text} is not an instant`);
  return instant;
}

// The type of pg's function lists element types only.
const parserOf = pg.types.getTypeParser as unknown as (oid: number, format: string) => (text: string) => unknown;
const parseTextArray = parserOf(OID.textArray, 'text') as (text: string) => readonly (string | null)[];

function parseArray<Value>(text: string, parse: (entry: string) => Value): readonly (Value | null)[] {
  const entries = parseTextArray(text);
  return entries.map((entry) => (entry === null ? null : parse(entry)));
}

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [OID.int8, parseInt8],
  [OID.timestamptz, parseTimestamptz],
  // PostgreSQL writes a date as `YYYY-MM-DD`, which is what LocalDate is; pg would make a Date in the zone of the machine.
  [OID.date, (text) => text],
  [OID.int8Array, (text) => parseArray(text, parseInt8)],
  [OID.timestamptzArray, (text) => parseArray(text, parseTimestamptz)],
  [OID.dateArray, (text) => parseArray(text, (entry) => entry)],
]);

/** How column values become values of ours; everything not listed above is read as pg does by itself. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? parserOf(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};
