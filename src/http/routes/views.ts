import { addView, changeView, removeView } from '../../application/views/keep-views.ts';
import { savedView, savedViews, viewBody, viewInPath } from '../../contract/exports.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { UserId } from '../../domain/kernel/ids.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route, type StaffCall } from '../route.ts';
import { filtersOf } from './lists.ts';

const views = { group: 'lists', access: null, scope: null } as const;

/** Views of lists that people keep for themselves. */
export function viewRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...views,
      id: 'listViews',
      method: 'GET',
      url: '/views',
      summary: { zh: '我保存的视图', en: 'The views I keep' },
      answer: savedViews,
      handle: async (call) => {
        const { city, user } = ownerOf(call);
        return ok({ items: await ports.views.list(city, user) });
      },
    }),
    staffRoute({
      ...views,
      id: 'addView',
      method: 'POST',
      url: '/views',
      summary: { zh: '保存视图', en: 'Keep a view' },
      body: viewBody,
      answer: savedView,
      status: 201,
      handle: async (call) => {
        const filters = filtersOf(call.body.shows.filters);
        return filters.ok ? await addView(ports, { ...ownerOf(call), ...call.body }) : filters;
      },
    }),
    staffRoute({
      ...views,
      id: 'changeView',
      method: 'PUT',
      url: '/views/:view',
      summary: { zh: '修改视图', en: 'Change a view' },
      params: viewInPath,
      body: viewBody,
      answer: null,
      handle: async (call) => {
        const filters = filtersOf(call.body.shows.filters);
        return filters.ok ? await changeView(ports, { ...ownerOf(call), id: call.params.view, ...call.body }) : filters;
      },
    }),
    staffRoute({
      ...views,
      id: 'removeView',
      method: 'DELETE',
      url: '/views/:view',
      summary: { zh: '删除视图', en: 'Forget a view' },
      params: viewInPath,
      answer: null,
      handle: async (call) => await removeView(ports, { ...ownerOf(call), id: call.params.view }),
    }),
  ];
}

function ownerOf({ principal }: StaffCall<unknown, unknown, unknown>): {
  readonly city: StaffCall<unknown, unknown, unknown>['principal']['city'];
  readonly user: UserId;
} {
  return { city: principal.city, user: principal.account.userId };
}
