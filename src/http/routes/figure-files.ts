import { filterWords } from '../../application/measures/figure-filter.ts';
import type { FastifyReply } from 'fastify';
import type { Table, TableFormat } from '../../application/tables/ports.ts';
import { figuresTable, matrixTable, seriesTable, type TableWords } from '../../application/measures/figure-tables.ts';
import { reportMatrix } from '../../application/measures/report-matrix.ts';
import { reportMeasures } from '../../application/measures/report-measures.ts';
import { reportSeries } from '../../application/measures/report-series.ts';
import { figuresFileQuery, matrixFileQuery, measureInPath, seriesFileQuery } from '../../contract/figures.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';
import { sendTable } from '../send-table.ts';
import { filterOf, periodOf, pointsOf, type Narrowing } from './figure-query.ts';

const staff = { group: 'figures', method: 'GET', access: null, scope: 'measures:read', answer: 'application/octet-stream' } as const;

/** M-7: the tables of figures as files, with formulas and where they come from. */
export function figureFileRoutes(ports: ApiPorts): readonly Route[] {
  const words = async (
    city: CityId,
    query: Narrowing & { readonly language?: TableWords['language'] | undefined },
  ): Promise<TableWords> => {
    const { language = 'zh' } = query;
    const { profile } = await ports.profiles.at(city, ports.time.now());
    return { language, narrowed: filterWords(profile, filterOf(query), language) };
  };
  const send = (reply: FastifyReply, format: TableFormat, table: Table) =>
    sendTable(reply, { name: `${table.name}.${format}`, format, content: () => ports.writeTable(format, table) });
  return [
    staffRoute({
      ...staff,
      id: 'keepMeasures',
      url: '/measures/file',
      summary: { zh: '下载指标', en: 'Measures of a period as a file' },
      query: figuresFileQuery,
      handle: async ({ principal: { city }, query, reply }) => {
        const { measure = null, by = null, level = 1, medians = false, format } = query;
        const period = periodOf(ports, city, query);
        if (!period.ok) return period;
        const asked = { measures: measure, filter: filterOf(query), by, level, medians, suppress: false, recount: false };
        const report = await reportMeasures(ports, { ...period.value, ...asked });
        return ok(send(reply, format, figuresTable(report, await words(city, query))));
      },
    }),
    staffRoute({
      ...staff,
      id: 'keepMeasureSeries',
      url: '/measures/series/file',
      summary: { zh: '下载指标走势', en: 'Measures over time as a file' },
      query: seriesFileQuery,
      handle: async ({ principal: { city }, query, reply }) => {
        const { measure = null, interval, format } = query;
        const period = periodOf(ports, city, query);
        if (!period.ok) return period;
        const points = pointsOf(period.value, interval);
        if (!points.ok) return points;
        const report = await reportSeries(ports, { ...period.value, measures: measure, filter: filterOf(query), interval });
        return ok(send(reply, format, seriesTable(report, await words(city, query))));
      },
    }),
    staffRoute({
      ...staff,
      id: 'keepMeasureMatrix',
      url: '/measures/:measure/matrix/file',
      summary: { zh: '下载交叉指标', en: 'A measure by two dimensions as a file' },
      params: measureInPath,
      query: matrixFileQuery,
      handle: async ({ principal: { city }, params: { measure }, query, reply }) => {
        const { rows, columns, level = 1, format } = query;
        const period = periodOf(ports, city, query);
        if (!period.ok) return period;
        const report = await reportMatrix(ports, { ...period.value, measure, filter: filterOf(query), rows, columns, level });
        return ok(send(reply, format, matrixTable(report, await words(city, query))));
      },
    }),
  ];
}
