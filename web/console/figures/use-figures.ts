import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { behindAnswer, figuresAnswer, matrixAnswer, seriesAnswer } from '../../../src/contract/figures.ts';
import type { MeasureId } from '../../../src/domain/vocabulary/measure.ts';
import { api } from '../frame/api.ts';
import type { Narrowing } from './figure-address.ts';
import type { Days } from './period.ts';

/** Figures of a period. */
export type Figures = Static<typeof figuresAnswer>;
export type MeasureFigures = Figures['measures'][number];
/** Figures over time. */
export type Series = Static<typeof seriesAnswer>;
export type MeasureSeries = Series['measures'][number];
/** A measure by two dimensions. */
export type Matrix = Static<typeof matrixAnswer>;
/** A ticket behind a figure. */
export type CountedTicket = Static<typeof behindAnswer>['items'][number];

/** What is asked of `/measures`, beside days and narrowing. */
export type FiguresAsked = {
  readonly measure?: readonly MeasureId[];
  readonly by?: 'unit' | 'unitKind' | 'class' | 'area' | 'channel';
  readonly medians?: boolean;
};

/** Figures move with every ticket; on an open page they are looked at again this often. */
const FRESH_MS = 60_000;

const shared = { placeholderData: keepPreviousData, refetchInterval: FRESH_MS } as const;

/** Figures of a period; the old ones stay while others load. */
export function useFigures(days: Days, narrowing: Narrowing, asked: FiguresAsked = {}, enabled = true): UseQueryResult<Figures> {
  const query = { ...days, ...narrowing, ...asked };
  return useQuery({
    ...shared,
    enabled,
    queryKey: ['figures', query],
    queryFn: async ({ signal }) => await api.get<Figures>('/measures', query, signal),
  });
}

/** Figures over time. */
export function useSeries(
  days: Days,
  narrowing: Narrowing,
  interval: Series['interval'],
  measure: readonly MeasureId[],
): UseQueryResult<Series> {
  const query = { ...days, ...narrowing, interval, measure };
  return useQuery({
    ...shared,
    queryKey: ['figure-series', query],
    queryFn: async ({ signal }) => await api.get<Series>('/measures/series', query, signal),
  });
}

/** A measure by unit and class of the first level. */
export function useMatrix(days: Days, narrowing: Narrowing, measure: MeasureId): UseQueryResult<Matrix> {
  const query = { ...days, ...narrowing, rows: 'unit', columns: 'class' };
  return useQuery({
    ...shared,
    queryKey: ['figure-matrix', measure, query],
    queryFn: async ({ signal }) => await api.get<Matrix>(`/measures/${measure}/matrix`, query, signal),
  });
}
