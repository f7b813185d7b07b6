import { countLists } from '../../application/lists/count-lists.ts';
import type { WantedFilters } from '../../application/lists/find-filters.ts';
import { listTickets } from '../../application/lists/list-tickets.ts';
import { listWork, type ListPage } from '../../application/lists/list-work.ts';
import { listCounts, listInPath, ticketPage, ticketsQuery, workPage, workQuery } from '../../contract/lists.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { parseLocalDate } from '../../domain/kernel/time.ts';
import { workLists } from '../../domain/vocabulary/work-lists.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type ApiRefusal, type Route } from '../route.ts';

const LINES = 50;
const reading = { group: 'lists', method: 'GET', access: null } as const;

/** Work lists, their counts, and all tickets. */
export function listRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...reading,
      id: 'countLists',
      url: '/lists',
      scope: 'lists:read',
      summary: { zh: '我的待办清单及数量', en: 'My work lists, and how much waits in each' },
      answer: listCounts,
      handle: async ({ principal: { city, actor } }) => {
        const counts = await countLists(ports, { city, actor });
        return ok({ items: counts.map((count) => ({ ...count, name: workLists[count.list] })) });
      },
    }),
    staffRoute({
      ...reading,
      id: 'readList',
      url: '/lists/:list',
      scope: 'lists:read',
      summary: { zh: '一个待办清单，先到期的在前', en: 'A work list, the first end first' },
      params: listInPath,
      query: workQuery,
      answer: workPage,
      handle: async ({ principal: { city, actor }, params, query }) => {
        const { after = null, limit = LINES, fields, ...wanted } = query;
        const filters = filtersOf(wanted);
        if (!filters.ok) return filters;
        const page = await listWork(ports, { city, actor, list: params.list, filters: filters.value, after, limit });
        return page.ok ? ok(chosen(page.value, fields)) : page;
      },
    }),
    staffRoute({
      ...reading,
      id: 'listTickets',
      url: '/tickets',
      scope: 'tickets:read',
      summary: { zh: '全部工单，按收到时间', en: 'All tickets, in the order of entry' },
      query: ticketsQuery,
      answer: ticketPage,
      handle: async ({ principal: { city, actor }, query }) => {
        const { after = null, limit = LINES, fields, order = 'newest', ...wanted } = query;
        const filters = filtersOf(wanted);
        if (!filters.ok) return filters;
        const page = await listTickets(ports, { city, actor, filters: filters.value, order, after, limit });
        return page.ok ? ok(chosen(page.value, fields)) : page;
      },
    }),
  ];
}

/** The filters, if their days exist and are in order. */
export function filtersOf(wanted: WantedFilters): Result<WantedFilters, ApiRefusal> {
  const { from, to } = wanted;
  const exist = [from, to].every((day) => day === undefined || parseLocalDate(day) !== undefined);
  if (exist && (from === undefined || to === undefined || from <= to)) return ok(wanted);
  return fail({ code: 'http.badPeriod', params: { from: from ?? '', to: to ?? '' } });
}

/** The lines with the chosen fields alone. */
export function chosen<Line extends object>({ items, next }: ListPage<Line>, fields: string | undefined): ListPage<Partial<Line>> {
  if (fields === undefined) return { items, next };
  const names = new Set(fields.split(','));
  const lines = items.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => names.has(name))) as Partial<Line>);
  return { items: lines, next };
}
