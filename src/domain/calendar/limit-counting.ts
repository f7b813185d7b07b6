import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { countableAmount } from './limit-amount.ts';
import type { CalendarData, Limit } from './types.ts';
import type { WorkdayTable } from './workday-table.ts';
import { epochMsOf, movedByPart, movedTo } from './working-position.ts';
import type { WorkingTime } from './working-time.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Counts limits forward and back; instants are epoch milliseconds. All throw RangeError when a limit cannot be counted. */
export type LimitCounting = {
  /** The last instant in time of a limit set off at `startMs`. */
  endOf(startMs: number, limit: Limit): number;
  /** The instant so long before `endMs`. */
  startOf(endMs: number, limit: Limit): number;
  /** H-3: an end moved on by whole workdays. */
  endMovedBy(endMs: number, workdays: number): number;
};

/** C-1, C-2: the rules of counting over a table of workdays. */
export function limitCounting(rule: CalendarData['workdayRule'], table: WorkdayTable, time: WorkingTime, clock: ZoneClock): LimitCounting {
  function workdayEnd(startMs: number, amount: number): number {
    const start = time.startPosition(startMs);
    const whole = Math.floor(amount);
    const part = amount - whole;
    if (rule === 'endOfDay' && whole > 0) {
      const last = table.stepped(start.workday, whole);
      if (part === 0) return last.closeMs;
      const next = { workday: table.stepped(last, 1), elapsedMs: 0, edge: 'opening' } as const;
      return epochMsOf(movedByPart(next, part, table.stepped));
    }
    const moved = movedTo(start, table.stepped(start.workday, whole));
    return epochMsOf(part === 0 ? moved : movedByPart(moved, part, table.stepped));
  }

  function workdayStart(endMs: number, amount: number): number {
    const end = time.endPosition(endMs);
    const whole = Math.floor(amount);
    const part = amount - whole;
    const moved = movedTo(end, table.stepped(end.workday, -whole));
    return epochMsOf(part === 0 ? moved : movedByPart(moved, -part, table.stepped));
  }

  function endOf(startMs: number, limit: Limit): number {
    const amount = countableAmount(limit);
    if (amount === 0) return startMs;
    switch (limit.unit) {
      case 'workday':
        return workdayEnd(startMs, amount);
      case 'minute':
        return startMs + amount * MINUTE_MS;
      case 'hour':
        return startMs + amount * HOUR_MS;
      case 'calendarDay':
        // The last instant of the day, not midnight: midnight belongs to the next day, and figures go by the day something is due.
        return clock.epochMsAt((time.dayOf(startMs) + amount + 1) * DAY_MS) - 1;
      default:
        return assertNever(limit);
    }
  }

  function startOf(endMs: number, limit: Limit): number {
    const amount = countableAmount(limit);
    if (amount === 0) return endMs;
    switch (limit.unit) {
      case 'workday':
        return workdayStart(endMs, amount);
      case 'minute':
        return endMs - amount * MINUTE_MS;
      case 'hour':
        return endMs - amount * HOUR_MS;
      case 'calendarDay':
        return clock.epochMsAt(endMs + clock.offsetAt(endMs) - amount * DAY_MS);
      default:
        return assertNever(limit);
    }
  }

  function endMovedBy(endMs: number, workdays: number): number {
    if (countableAmount({ unit: 'workday', amount: workdays }) === 0) return endMs;
    if (!Number.isInteger(workdays)) throw new RangeError(`a deadline cannot be moved on by ${String(workdays)} workdays`);
    if (rule === 'endOfDay') return table.nthAfter(time.dayOf(endMs), workdays).closeMs;
    const end = time.endPosition(endMs);
    return epochMsOf(movedTo(end, table.stepped(end.workday, workdays)));
  }

  return { endOf, startOf, endMovedBy };
}
