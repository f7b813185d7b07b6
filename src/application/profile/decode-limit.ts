import { isCountable } from '../../domain/calendar/limit-amount.ts';
import type { Limit } from '../../domain/calendar/types.ts';
import { scalar, type Decoder } from '../structured/decoder.ts';

/** A limit as people write it: `5 workdays`, `0.5 workday`, `30 minutes`, `24 hours`, `180 calendarDays`. Workdays may be halves. */
export function limit(): Decoder<Limit> {
  return scalar((node) => {
    const match = /^(-?\d+(?:\.\d+)?) (workday|minute|hour|calendarDay)s?$/u.exec(node.text.trim());
    if (match === null) return { code: 'expectedLimit', params: { found: node.text } };
    // The pattern admits these four units only.
    const value = { amount: Number(match[1]), unit: match[2] } as Limit;
    if (value.amount < 0) return { code: 'negativeLimit', params: { found: node.text } };
    if (value.amount > LONGEST[value.unit]) return { code: 'limitTooLong', params: { found: node.text, max: LONGEST[value.unit] } };
    const isHalf = value.unit !== 'workday' || Number.isInteger(value.amount * 2);
    return isCountable(value) && isHalf ? { value } : { code: 'expectedLimit', params: { found: node.text } };
  });
}

/** Ten years in each unit: beyond that it is a slip of the pen, and counting would take long. */
const LONGEST: Readonly<Record<Limit['unit'], number>> = { workday: 2500, minute: 5_256_000, hour: 87_600, calendarDay: 3650 };

/** The limit in the form that `limit` reads. */
export function writeLimit(value: Limit): string {
  return `${String(value.amount)} ${value.unit}${value.amount === 1 || value.amount === 0.5 ? '' : 's'}`;
}
