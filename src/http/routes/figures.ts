import { listCountedTickets } from '../../application/measures/list-counted-tickets.ts';
import { reportMeasures, type MeasureQuery, type MeasureReport } from '../../application/measures/report-measures.ts';
import { cityInPath } from '../../contract/city.ts';
import { behindAnswer, behindQuery, figuresAnswer, figuresQuery, measureInPath, publicFiguresQuery } from '../../contract/figures.ts';
import { mayListBehind } from '../../domain/access/may-list-behind.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { parseLocalDate } from '../../domain/kernel/time.ts';
import { measureNames } from '../../domain/vocabulary/measure.ts';
import type { ApiPorts } from '../api-ports.ts';
import { publicRoute, staffRoute, type ApiRefusal, type Route } from '../route.ts';
import { knownCity } from './known-city.ts';

const BEHIND_SHOWN = 100;

/** M-1 to M-7: figures, what is behind them, and those for everybody. */
export function figureRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'readMeasures',
      group: 'figures',
      method: 'GET',
      url: '/measures',
      summary: { zh: '指标', en: 'Measures of a period' },
      access: null,
      scope: 'measures:read',
      query: figuresQuery,
      answer: figuresAnswer,
      handle: async ({ principal, query }) => {
        const { measure, by, level } = query;
        return await report(ports, principal.city, query, {
          measures: measure ?? null,
          by: by ?? null,
          level: level ?? 1,
          suppress: false,
        });
      },
    }),
    staffRoute({
      id: 'readTicketsBehind',
      group: 'figures',
      method: 'GET',
      url: '/measures/:measure/tickets',
      summary: { zh: '指标背后的工单', en: 'The tickets behind a figure' },
      access: null,
      scope: 'measures:read',
      params: measureInPath,
      query: behindQuery,
      answer: behindAnswer,
      handle: async ({ principal, params, query }) => {
        const { by = null, group = null, level = 1, limit = BEHIND_SHOWN, offset = 0, part } = query;
        const days = daysOf(query);
        if (!days.ok) return days;
        const now = ports.time.now();
        const { profile } = await ports.profiles.at(principal.city, now);
        const allowed = mayListBehind(principal.actor, { by, group }, profile);
        if (!allowed.ok) return allowed;
        const wish = {
          city: principal.city,
          now,
          asOf: now,
          ...days.value,
          measure: params.measure,
          part,
          by,
          level,
          group,
          limit,
          offset,
        };
        return ok({ items: await listCountedTickets(ports, wish) });
      },
    }),
    publicRoute({
      id: 'readPublicMeasures',
      group: 'citizen',
      method: 'GET',
      url: '/cities/:city/measures',
      summary: { zh: '公开指标，小于下限的数字不显示', en: 'Public measures; small cells are hidden' },
      params: cityInPath,
      query: publicFiguresQuery,
      answer: figuresAnswer,
      handle: async ({ params, query, reply }) => {
        const city = await knownCity(ports, params.city);
        if (!city.ok) return city;
        reply.header('cache-control', 'public, max-age=300');
        return await report(ports, city.value, query, { measures: null, by: query.by ?? null, level: 1, suppress: true });
      },
    }),
  ];
}

type Days = { readonly from: LocalDate; readonly to: LocalDate };

async function report(ports: ApiPorts, city: CityId, query: Days, asked: Pick<MeasureQuery, 'measures' | 'by' | 'level' | 'suppress'>) {
  const days = daysOf(query);
  if (!days.ok) return days;
  const now = ports.time.now();
  return ok(answerOf(await reportMeasures(ports, { city, ...days.value, asOf: now, now, ...asked, recount: false })));
}

/** Both are days that exist, in order. */
function daysOf({ from, to }: Days): Result<Days, ApiRefusal> {
  if (parseLocalDate(from) === undefined) return fail({ code: 'http.badPeriod', params: { from, to } });
  if (parseLocalDate(to) === undefined || from > to) return fail({ code: 'http.badPeriod', params: { from, to } });
  return ok({ from, to });
}

function answerOf({ measures, ...report }: MeasureReport) {
  return {
    ...report,
    measures: measures.map(({ definition: { id, rule, kind, words }, total, groups }) => ({
      ...{ id, rule, kind },
      name: measureNames[id],
      formula: words,
      ...total,
      groups: groups.map(({ group, figure }) => ({ group, ...figure })),
    })),
  };
}
