import { listCountedTickets } from '../../application/measures/list-counted-tickets.ts';
import { reportMatrix } from '../../application/measures/report-matrix.ts';
import { reportMeasures } from '../../application/measures/report-measures.ts';
import { reportSeries } from '../../application/measures/report-series.ts';
import { behindAnswer, behindQuery, figuresAnswer, figuresQuery, matrixAnswer, matrixQuery } from '../../contract/figures.ts';
import { measureInPath, seriesAnswer, seriesQuery } from '../../contract/figures.ts';
import { mayListBehind } from '../../domain/access/may-list-behind.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { presentFigures, presentMatrix, presentSeries } from '../present-figures.ts';
import { staffRoute, type Route } from '../route.ts';
import { filterOf, periodOf, pointsOf } from './figure-query.ts';

const BEHIND_SHOWN = 100;
const staff = { group: 'figures', method: 'GET', access: null, scope: 'measures:read' } as const;

/** M-1 to M-7: figures, and what is behind them. */
export function figureRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...staff,
      id: 'readMeasures',
      url: '/measures',
      summary: { zh: '指标', en: 'Measures of a period' },
      query: figuresQuery,
      answer: figuresAnswer,
      handle: async ({ principal, query }) => {
        const { measure = null, by = null, level = 1, medians = false } = query;
        const period = periodOf(ports, principal.city, query);
        if (!period.ok) return period;
        const asked = { measures: measure, filter: filterOf(query), by, level, medians, suppress: false, recount: false };
        return ok(presentFigures(await reportMeasures(ports, { ...period.value, ...asked })));
      },
    }),
    staffRoute({
      ...staff,
      id: 'readMeasureSeries',
      url: '/measures/series',
      summary: { zh: '指标走势', en: 'Measures over time' },
      query: seriesQuery,
      answer: seriesAnswer,
      handle: async ({ principal, query }) => {
        const { measure = null, interval } = query;
        const period = periodOf(ports, principal.city, query);
        if (!period.ok) return period;
        const points = pointsOf(period.value, interval);
        if (!points.ok) return points;
        return ok(presentSeries(await reportSeries(ports, { ...period.value, measures: measure, filter: filterOf(query), interval })));
      },
    }),
    staffRoute({
      ...staff,
      id: 'readMeasureMatrix',
      url: '/measures/:measure/matrix',
      summary: { zh: '两个维度交叉的指标', en: 'A measure by two dimensions' },
      params: measureInPath,
      query: matrixQuery,
      answer: matrixAnswer,
      handle: async ({ principal, params: { measure }, query }) => {
        const { rows, columns, level = 1 } = query;
        const period = periodOf(ports, principal.city, query);
        if (!period.ok) return period;
        return ok(presentMatrix(await reportMatrix(ports, { ...period.value, measure, filter: filterOf(query), rows, columns, level })));
      },
    }),
    staffRoute({
      ...staff,
      id: 'readTicketsBehind',
      url: '/measures/:measure/tickets',
      summary: { zh: '指标背后的工单', en: 'The tickets behind a figure' },
      params: measureInPath,
      query: behindQuery,
      answer: behindAnswer,
      handle: async ({ principal, params: { measure }, query }) => {
        const { part, limit = BEHIND_SHOWN, offset = 0 } = query;
        const period = periodOf(ports, principal.city, query);
        if (!period.ok) return period;
        const { profile } = await ports.profiles.at(principal.city, period.value.now);
        const allowed = mayListBehind(principal.actor, query.unit ?? null, profile);
        if (!allowed.ok) return allowed;
        return ok({ items: await listCountedTickets(ports, { ...period.value, measure, part, filter: filterOf(query), limit, offset }) });
      },
    }),
  ];
}
