import { searchCallers } from '../../application/search/search-callers.ts';
import { searchTickets } from '../../application/search/search-tickets.ts';
import { callerHits, callerSearch, searchPage, searchQuery } from '../../contract/search.ts';
import { searchingRoles } from '../../domain/access/may-search-callers.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';
import { chosen, filtersOf } from './lists.ts';

const HITS = 20;

/** Looking for tickets by words, and for callers by their number. */
export function searchRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'searchTickets',
      group: 'lists',
      method: 'GET',
      url: '/search',
      access: null,
      scope: 'tickets:read',
      summary: {
        zh: '检索工单：诉求、答复、地点和编号中的词语',
        en: 'Tickets by words and fragments of request, answers, place and number',
      },
      query: searchQuery,
      answer: searchPage,
      handle: async ({ principal: { city, actor }, query }) => {
        const { q, after = null, limit = HITS, fields, ...wanted } = query;
        const filters = filtersOf(wanted);
        if (!filters.ok) return filters;
        const page = await searchTickets(ports, { city, actor, query: q, filters: filters.value, after, limit });
        return page.ok ? ok(chosen(page.value, fields)) : page;
      },
    }),
    staffRoute({
      id: 'searchCallers',
      group: 'lists',
      method: 'POST',
      url: '/search/phone',
      access: searchingRoles,
      scope: 'callers:read',
      summary: { zh: '按电话号码片段查找诉求人的工单，记入痕迹', en: 'Tickets of callers by digits of their number; stands in the trail' },
      body: callerSearch,
      answer: callerHits,
      handle: async ({ principal: { city, actor }, body, origin }) => {
        const found = await searchCallers(ports, { city, actor, from: origin, ...body });
        return found.ok ? ok({ items: found.value }) : found;
      },
    }),
  ];
}
