import type { ZoneClock } from '../../domain/calendar/zone-clock.ts';
import { DAY_MS, instantFromMs } from '../../domain/kernel/time.ts';
import { compilePick, shown } from './cell-text.ts';
import type { TimePick } from './mapping.ts';
import type { RowReport } from './row-report.ts';
import type { Cell, WallClock } from './row-source.ts';
import type { TimeFormat, WrittenTime } from './time-format.ts';

/** A time of a row as an instant; a day without a time is its start in the source's zone, or its end where `dayEnds`. */
export type ReadTime = { readonly epochMs: number; readonly dayOnly: boolean };

export type TimeReader = (cells: readonly Cell[], report: RowReport) => ReadTime | null;

/** How one time field is read. Times outside of `fromMs` to `toMs` are taken for mistakes. */
export type TimeRules = {
  readonly field: string;
  readonly zone: ZoneClock;
  readonly fromMs: number;
  readonly toMs: number;
  /** A row without this time is refused; else the field stays empty. */
  readonly required: boolean;
  /** A day without a time means its end (limits), not its start. */
  readonly dayEnds: boolean;
};

/** Makes the reader of a time. What cannot be read or lies out of range is reported, and `null`. */
export function compileTime(pick: TimePick, columns: readonly string[], rules: TimeRules): TimeReader {
  const slots = pick.pick.kind === 'columns' ? pick.pick.columns.map((column) => columns.indexOf(column)) : [];
  const text = compilePick(pick.pick, columns, rules.field);
  const patterns = pick.formats.map((format) => format.pattern).join(' | ');
  const standIn = pick.empty === null ? undefined : { wallMs: Date.parse(`${pick.empty}T00:00:00Z`), dayOnly: true, offsetMs: null };
  return (cells, report) => {
    const clock = wallClockOf(cells, slots);
    if (clock !== undefined) return toInstant({ ...clock, offsetMs: null }, rules, text(cells, report), report);
    const written = text(cells, report).trim();
    if (written === '') {
      if (standIn !== undefined) return toInstant(standIn, rules, '', report);
      return rules.required ? report.reject('timeMissing', rules.field) : null;
    }
    const time = parseAny(pick.formats, written);
    if (time !== undefined) return toInstant(time, rules, written, report);
    const params = { found: shown(written), formats: patterns };
    return rules.required ? report.reject('timeUnreadable', rules.field, params) : report.drop('timeUnreadable', rules.field, params);
  };
}

/** A date cell of a spreadsheet needs no format. */
function wallClockOf(cells: readonly Cell[], slots: readonly number[]): WallClock | undefined {
  for (const slot of slots) {
    const cell = cells[slot];
    if (typeof cell === 'object' && cell !== null && 'wallMs' in cell) return cell;
  }
  return undefined;
}

function parseAny(formats: readonly TimeFormat[], text: string): WrittenTime | undefined {
  for (const format of formats) {
    const time = format.parse(text);
    if (time !== undefined) return time;
  }
  // Full-width digits and colons occur in hand-made tables.
  const narrow = text.normalize('NFKC');
  return narrow === text ? undefined : parseAny(formats, narrow);
}

function toInstant(time: WrittenTime, rules: TimeRules, written: string, report: RowReport): ReadTime | null {
  const { field, zone, fromMs, toMs, required } = rules;
  const { dayOnly, offsetMs } = time;
  let epochMs = time.wallMs - (offsetMs ?? 0);
  if (offsetMs === null) {
    epochMs = zone.epochMsAt(dayOnly && rules.dayEnds ? time.wallMs + DAY_MS : time.wallMs);
    const oddity = dayOnly ? null : zone.oddityAt(time.wallMs);
    if (oddity !== null) {
      const code = oddity === 'skipped' ? 'timeInGap' : 'timeTwice';
      report.change(code, field, { found: shown(written), used: instantFromMs(epochMs) });
    }
  }
  if (epochMs >= fromMs && epochMs <= toMs) return { epochMs, dayOnly };
  const params = { found: shown(written), from: dayOf(fromMs), to: dayOf(toMs) };
  return required ? report.reject('timeOutOfRange', field, params) : report.drop('timeOutOfRange', field, params);
}

function dayOf(ms: number): string {
  return instantFromMs(ms).slice(0, 10);
}
