import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CalendarData } from '../../src/domain/calendar/types.ts';

const root = join(import.meta.dirname, '..', '..');

/** The calendar that Lüliang's profile ships: hours and the published years. */
export function lvliangCalendarData(): CalendarData {
  const folder = join(root, 'profiles', 'lvliang', 'calendar');
  const years = ['2025', '2026'].map((year) => parsed(join(folder, `${year}.yaml`)));
  return { ...(parsed(join(folder, 'hours.yaml')) as Omit<CalendarData, 'years'>), years: years as CalendarData['years'] };
}

/** A calendar in a zone that changes its clocks. */
export function newYorkCalendarData(): CalendarData {
  return parsed(join(import.meta.dirname, 'deadlines.new-york.yaml')) as CalendarData;
}

function parsed(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}
