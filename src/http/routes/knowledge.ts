import { listKnowledge, withValidity } from '../../application/knowledge/find-knowledge.ts';
import { reportKnowledge, retireKnowledge, writeKnowledge } from '../../application/knowledge/keep-knowledge.ts';
import type { KnowledgeEntry } from '../../application/knowledge/ports.ts';
import {
  knowledgeBody,
  knowledgeChanges,
  knowledgeEntry,
  knowledgeInPath,
  knowledgeList,
  knowledgeQuery,
  reportBody,
  retireBody,
} from '../../contract/knowledge.ts';
import { knowledgeRoles } from '../../domain/access/may-keep-knowledge.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

const SHOWN = 50;

/** the knowledge base. Everybody at work may read it and say that an entry is wrong. */
export function knowledgeRoutes(ports: ApiPorts): readonly Route[] {
  const shown = async <Reason>(city: CityId, result: Result<KnowledgeEntry, Reason>) => {
    if (!result.ok) return result;
    const now = ports.time.now();
    const { calendar } = await ports.profiles.at(city, now);
    return ok(withValidity(result.value, calendar.localDate(now)));
  };
  const readers = { group: 'tickets', access: null, scope: 'profile:read' } as const;
  const keepers = { group: 'tickets', access: knowledgeRoles, scope: null } as const;
  return [
    staffRoute({
      ...readers,
      id: 'listKnowledge',
      method: 'GET',
      url: '/knowledge',
      summary: { zh: '检索知识库', en: 'Entries of the knowledge base' },
      query: knowledgeQuery,
      answer: knowledgeList,
      handle: async ({ principal: { city }, query }) => {
        const { q = '', class: classCode = null, unit = null, show = 'living', limit = SHOWN } = query;
        return ok({ items: [...(await listKnowledge(ports, { city, query: q, classCode, unit, show, limit }))] });
      },
    }),
    staffRoute({
      ...readers,
      id: 'readKnowledge',
      method: 'GET',
      url: '/knowledge/:entry',
      summary: { zh: '查看一条知识', en: 'One entry' },
      params: knowledgeInPath,
      answer: knowledgeEntry,
      handle: async ({ principal: { city }, params }) => {
        const entry = await ports.knowledge.read(city, params.entry);
        return await shown(city, entry === undefined ? fail({ code: 'KNOWLEDGE_UNKNOWN', rule: 'R-6', params: {} }) : ok(entry));
      },
    }),
    staffRoute({
      ...readers,
      id: 'readKnowledgeChanges',
      method: 'GET',
      url: '/knowledge/:entry/changes',
      summary: { zh: '一条知识的改动经过', en: 'What was done with an entry, by whom and why' },
      params: knowledgeInPath,
      answer: knowledgeChanges,
      handle: async ({ principal: { city }, params }) => ok({ items: [...(await ports.knowledge.changes(city, params.entry))] }),
    }),
    staffRoute({
      ...keepers,
      id: 'writeKnowledge',
      method: 'PUT',
      url: '/knowledge/:entry',
      summary: { zh: '新建或修改一条知识', en: 'Write an entry, or change it' },
      params: knowledgeInPath,
      body: knowledgeBody,
      answer: knowledgeEntry,
      handle: async ({ principal: { city, actor }, params, body: { seen, ...content } }) =>
        await shown(city, await writeKnowledge(ports, { city, actor, id: params.entry, seen, content })),
    }),
    staffRoute({
      ...keepers,
      id: 'retireKnowledge',
      method: 'POST',
      url: '/knowledge/:entry/retire',
      summary: { zh: '停用一条知识', en: 'Take an entry out of use' },
      params: knowledgeInPath,
      body: retireBody,
      answer: knowledgeEntry,
      handle: async ({ principal: { city, actor }, params, body }) =>
        await shown(city, await retireKnowledge(ports, { city, actor, id: params.entry, ...body })),
    }),
    staffRoute({
      ...readers,
      id: 'reportKnowledge',
      scope: null,
      method: 'POST',
      url: '/knowledge/:entry/report',
      summary: { zh: '说明一条知识有误', en: 'Say that an entry is wrong' },
      params: knowledgeInPath,
      body: reportBody,
      answer: knowledgeEntry,
      handle: async ({ principal: { city, actor }, params, body }) =>
        await shown(city, await reportKnowledge(ports, { city, actor, id: params.entry, ...body })),
    }),
  ];
}
