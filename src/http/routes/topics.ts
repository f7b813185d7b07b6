import { actOnTopic } from '../../application/topics/act-on-topic.ts';
import { lookAtTopics, readTopic } from '../../application/topics/look-at-topics.ts';
import type { StoredTopic } from '../../application/topics/ports.ts';
import { topic, topicActBody, topicInFull, topicInPath, topicsAnswer, topicsQuery } from '../../contract/topics.ts';
import { topicKeeperRoles, topicReaderRoles } from '../../domain/access/may-keep-topics.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

const SHOWN = 50;

/** D-9: hot topics, as advice to those who see the whole city. */
export function topicRoutes(ports: ApiPorts): readonly Route[] {
  const readers = { group: 'lists', access: topicReaderRoles, scope: null } as const;
  return [
    staffRoute({
      ...readers,
      id: 'listTopics',
      method: 'GET',
      url: '/topics',
      summary: { zh: '热点话题与突增预警', en: 'Hot topics and sudden rises' },
      query: topicsQuery,
      answer: topicsAnswer,
      handle: async ({ principal: { city }, query: { limit = SHOWN } }) => {
        const { items, rises, ...rest } = await lookAtTopics(ports, city, limit);
        return ok({ ...rest, items: items.map(shown), rises: [...rises] });
      },
    }),
    staffRoute({
      ...readers,
      id: 'readTopic',
      method: 'GET',
      url: '/topics/:topic',
      summary: { zh: '一个话题及其工单', en: 'One topic with its tickets' },
      params: topicInPath,
      answer: topicInFull,
      handle: async ({ principal: { city }, params }) => {
        const found = await readTopic(ports, city, params.topic);
        if (found === undefined) return fail({ code: 'TOPIC_UNKNOWN', rule: 'D-9', params: {} });
        const changes = found.changes.map(({ act, at, user, reason }) => ({ act, at, user, reason }));
        return ok({ topic: shown(found.topic), tickets: [...found.tickets], changes });
      },
    }),
    staffRoute({
      ...readers,
      access: topicKeeperRoles,
      id: 'actOnTopic',
      method: 'POST',
      url: '/topics/:topic/act',
      summary: { zh: '交办、办结、并入、拆分、移出', en: 'Give to a unit, finish, join, split, take tickets out' },
      params: topicInPath,
      body: topicActBody,
      answer: topic,
      handle: async ({ principal: { city, actor }, params, body }) => {
        const acted = await actOnTopic(ports, { city, actor, id: params.topic, ...body });
        return acted.ok ? ok(shown(acted.value)) : acted;
      },
    }),
  ];
}

function shown({ titleTicket: _titleTicket, figures, ...rest }: StoredTopic) {
  return { ...rest, figures: { ...figures, trend: [...figures.trend] } };
}
