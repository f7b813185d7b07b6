import { askExport } from '../../application/exports/ask-export.ts';
import { decideExport, listWaitingExports } from '../../application/exports/decide-export.ts';
import { exportState } from '../../application/exports/export-state.ts';
import { openExport } from '../../application/exports/open-export.ts';
import type { StoredExport } from '../../application/exports/ports.ts';
import {
  exportBody,
  exported,
  exportInPath,
  exportLogAnswer,
  exportLogQuery,
  exportsAnswer,
  grantBody,
  refuseBody,
} from '../../contract/exports.ts';
import { exportDeciders } from '../../domain/access/may-decide-export.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';
import { sendTable } from '../send-table.ts';
import { filtersOf } from './lists.ts';

const MOST_SHOWN = 100;
const LOG_PAGE = 100;
// Files of tickets are a matter of people: a program reads the lists themselves.
const exporting = { group: 'lists', access: null, scope: null } as const;

/** Lists as files: asking for them, deciding on large ones, taking them, and the log of it all. */
export function exportRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...exporting,
      id: 'listExports',
      method: 'GET',
      url: '/exports',
      summary: { zh: '我的导出和待我审批的导出', en: 'My exports, and those that wait for my decision' },
      answer: exportsAnswer,
      handle: async ({ principal: { city, account, actor } }) => {
        const now = ports.time.now();
        const [own, waiting] = await Promise.all([
          ports.exports.ownOf(city, account.userId, MOST_SHOWN),
          listWaitingExports(ports, { city, actor }),
        ]);
        return ok({ own: own.map((each) => viewed(each, now)), waiting: waiting.map((each) => viewed(each, now)) });
      },
    }),
    staffRoute({
      ...exporting,
      id: 'askExport',
      method: 'POST',
      url: '/exports',
      summary: { zh: '申请导出工单清单，较多时须审批', en: 'Ask for a list as a file; a large one is decided on' },
      body: exportBody,
      answer: exported,
      status: 201,
      handle: async ({ principal: { city, actor }, body, origin }) => {
        const filters = filtersOf(body.shows.filters);
        if (!filters.ok) return filters;
        const asked = await askExport(ports, { city, actor, origin, ...body });
        return asked.ok ? ok(viewed(asked.value, ports.time.now())) : asked;
      },
    }),
    ...([true, false] as const).map((grants) =>
      staffRoute({
        ...exporting,
        access: exportDeciders,
        id: grants ? 'grantExport' : 'refuseExport',
        method: 'POST',
        url: `/exports/:export/${grants ? 'grant' : 'refuse'}`,
        summary: grants ? { zh: '批准导出', en: 'Grant an export' } : { zh: '不批准导出', en: 'Refuse an export' },
        params: exportInPath,
        body: grants ? grantBody : refuseBody,
        answer: exported,
        handle: async ({ principal: { city, actor }, params, body, origin }) => {
          const decided = await decideExport(ports, { city, actor, id: params.export, grants, reason: body.reason, origin });
          return decided.ok ? ok(viewed(decided.value, ports.time.now())) : decided;
        },
      }),
    ),
    staffRoute({
      ...exporting,
      id: 'takeExport',
      method: 'GET',
      url: '/exports/:export/file',
      summary: { zh: '下载导出的文件，记入日志', en: 'Take the file, which stands in the log' },
      params: exportInPath,
      answer: 'application/octet-stream',
      handle: async ({ principal: { city, actor }, params, origin, reply }) => {
        const opened = await openExport(ports, { city, actor, id: params.export, origin });
        return opened.ok ? ok(sendTable(reply, opened.value)) : opened;
      },
    }),
    staffRoute({
      group: 'administration',
      access: ['auditAdministrator'],
      scope: 'admin',
      id: 'readExportLog',
      method: 'GET',
      url: '/export-log',
      summary: { zh: '导出日志', en: 'Every export, its decision and each time it was taken, newest first' },
      query: exportLogQuery,
      answer: exportLogAnswer,
      handle: async ({ principal: { city }, query }) => {
        const { before = null, limit = LOG_PAGE } = query;
        const items = await ports.exports.log(city, before, limit);
        return ok({ items, next: items.length < limit ? null : (items.at(-1)?.position ?? null) });
      },
    }),
  ];
}

function viewed(stored: StoredExport, now: Instant) {
  const { approval: _approval, language: _language, ...shown } = stored;
  return { ...shown, ...exportState(stored, now) };
}
