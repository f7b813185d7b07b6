import { DAY_MS } from '../kernel/time.ts';
import { yearOfDay } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { WorkdayTable } from './workday-table.ts';
import type { WorkingPosition } from './working-position.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Finds instants (epoch milliseconds) in working time. */
export type WorkingTime = {
  /** The local day an instant falls on. */
  dayOf(epochMs: number): DayNumber;
  /** C-1: where a clock set off at this instant begins to count: there, or at the next opening. */
  startPosition(epochMs: number): WorkingPosition;
  /** There, inside working hours; else the last closing before. */
  endPosition(epochMs: number): WorkingPosition;
  /** Working milliseconds between two instants; the first is not the later one. */
  msBetween(fromMs: number, toMs: number): number;
};

/** Joins the table of workdays with the zone's clock. */
export function workingTime(table: WorkdayTable, clock: ZoneClock): WorkingTime {
  function dayOf(epochMs: number): DayNumber {
    return Math.floor((epochMs + clock.offsetAt(epochMs)) / DAY_MS);
  }

  function startPosition(epochMs: number): WorkingPosition {
    const day = dayOf(epochMs);
    const workday = table.workdayOn(day);
    const span = workday?.spans.find((candidate) => epochMs < candidate.toMs);
    if (workday === undefined || span === undefined) return { workday: table.nthAfter(day, 1), elapsedMs: 0, edge: 'opening' };
    return { workday, elapsedMs: span.beforeMs + Math.max(0, epochMs - span.fromMs), edge: 'opening' };
  }

  function endPosition(epochMs: number): WorkingPosition {
    const day = dayOf(epochMs);
    const workday = table.workdayOn(day);
    const span = workday?.spans.findLast((candidate) => epochMs >= candidate.fromMs);
    if (workday === undefined || span === undefined) {
      const earlier = table.nthAfter(day, workday === undefined ? 0 : -1);
      return { workday: earlier, elapsedMs: earlier.lengthMs, edge: 'closing' };
    }
    const elapsedMs = span.beforeMs + Math.min(epochMs, span.toMs) - span.fromMs;
    return { workday, elapsedMs, edge: epochMs < span.toMs ? 'opening' : 'closing' };
  }

  function msSinceNewYear(epochMs: number): number {
    const day = dayOf(epochMs);
    const span = table.workdayOn(day)?.spans.findLast((candidate) => epochMs > candidate.fromMs);
    const today = span === undefined ? 0 : span.beforeMs + Math.min(epochMs, span.toMs) - span.fromMs;
    return table.workingMsBefore(day) + today;
  }

  function msBetween(fromMs: number, toMs: number): number {
    const lastYear = yearOfDay(dayOf(toMs));
    let total = msSinceNewYear(toMs) - msSinceNewYear(fromMs);
    for (let year = yearOfDay(dayOf(fromMs)); year < lastYear; year += 1) total += table.workingMsOfYear(year);
    return total;
  }

  return { dayOf, startPosition, endPosition, msBetween };
}
