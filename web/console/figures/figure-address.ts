import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { LocalDate } from '../../../src/domain/kernel/time.ts';
import { measureNames, type MeasureId } from '../../../src/domain/vocabulary/measure.ts';
import type { PlainSearch } from '../frame/plain-search.ts';
import { daysOf, periodNames, type Days, type PeriodName } from './period.ts';

/** What figures can be narrowed to: codes; what is left out is all. */
export const narrowings = ['unit', 'unitKind', 'class', 'area', 'channel'] as const;
export type Narrowing = Readonly<Partial<Record<(typeof narrowings)[number], string>>>;

/** What the page of figures shows, as its address says. */
export type FigureAddress = {
  readonly period: PeriodName;
  readonly days: Days;
  readonly narrowing: Narrowing;
  readonly measure: MeasureId;
};

/** What of an address changes; undefined takes it out. */
export type AddressChange = Readonly<
  Partial<Record<(typeof narrowings)[number] | 'period' | 'from' | 'to' | 'measure', string | undefined>>
>;

/** Reads an address; what makes no sense in it counts as left out. */
export function readAddress(search: PlainSearch, today: LocalDate): FigureAddress {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [from, to] = [dayOf(text('from')), dayOf(text('to'))];
  const own = from !== undefined && to !== undefined && from <= to;
  const asked = text('period') ?? 'month';
  const period: PeriodName = own ? 'own' : isPeriod(asked) && asked !== 'own' ? asked : 'month';
  const measure = text('measure') ?? '';
  return {
    period,
    days: period === 'own' && own ? { from, to } : daysOf(period === 'own' ? 'month' : period, today),
    narrowing: Object.fromEntries(narrowings.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]]))),
    measure: isMeasure(measure) ? measure : 'onTimeRate',
  };
}

function dayOf(text: string | undefined): LocalDate | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : (text as LocalDate);
}

function isPeriod(text: string): text is PeriodName {
  return Object.hasOwn(periodNames, text);
}

function isMeasure(text: string): text is MeasureId {
  return Object.hasOwn(measureNames, text);
}

/** The address of the page and the means to change it; a change is a step back in the browser. */
export function useFigureAddress(today: LocalDate): { readonly address: FigureAddress; readonly change: (change: AddressChange) => void } {
  // Every page reads its own part of the address: the router knows them as plain texts.
  const search = useSearch({ strict: false }) as PlainSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (changed: AddressChange) => {
      void navigate({ to: '.', search: (before: PlainSearch) => ({ ...before, ...changed }), resetScroll: false } as never);
    },
    [navigate],
  );
  return { address: useMemo(() => readAddress(search, today), [search, today]), change };
}
