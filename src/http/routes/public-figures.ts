import { publicTable } from '../../application/measures/figure-tables.ts';
import { reportPublicFigures, type PublicFigures } from '../../application/measures/report-public-figures.ts';
import { cityInPath } from '../../contract/city.ts';
import { publicFiguresAnswer, publicFiguresQuery, publicFileQuery } from '../../contract/figures.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { presentPublicFigures } from '../present-figures.ts';
import { publicRoute, type ApiRefusal, type Route } from '../route.ts';
import { sendTable } from '../send-table.ts';
import { knownCity } from './known-city.ts';

const anyone = { group: 'citizen', method: 'GET', params: cityInPath } as const;

/** Figures of months that are over change late and little. */
const KEPT = 'public, max-age=300';

/** M-7: figures for everybody. */
export function publicFigureRoutes(ports: ApiPorts): readonly Route[] {
  const report = async (inPath: string, { from, to }: Months): Promise<Result<PublicFigures, ApiRefusal>> => {
    const city = await knownCity(ports, inPath);
    if (!city.ok) return city;
    if (from !== undefined && to !== undefined && from > to) return fail({ code: 'http.badPeriod', params: { from, to } });
    return ok(await reportPublicFigures(ports, { city: city.value, from: from ?? null, to: to ?? null, now: ports.time.now() }));
  };
  return [
    publicRoute({
      ...anyone,
      id: 'readPublicMeasures',
      url: '/cities/:city/measures',
      summary: { zh: '公开指标，按月、按区域，小于下限的数字不显示', en: 'Public measures by month and area; small cells are hidden' },
      query: publicFiguresQuery,
      answer: publicFiguresAnswer,
      handle: async ({ params: { city }, query, reply }) => {
        const figures = await report(city, query);
        if (!figures.ok) return figures;
        reply.header('cache-control', KEPT);
        return ok(presentPublicFigures(figures.value));
      },
    }),
    publicRoute({
      ...anyone,
      id: 'keepPublicMeasures',
      url: '/cities/:city/measures/file',
      summary: { zh: '下载公开指标', en: 'Public measures as a file' },
      query: publicFileQuery,
      answer: 'application/octet-stream',
      handle: async ({ params: { city }, query, reply }) => {
        const figures = await report(city, query);
        if (!figures.ok) return figures;
        const { format, language = 'zh' } = query;
        const table = publicTable(figures.value, language);
        return ok(sendTable(reply, { name: `${table.name}.${format}`, format, content: () => ports.writeTable(format, table) }));
      },
    }),
  ];
}

type Months = { readonly from?: string | undefined; readonly to?: string | undefined };
