import { advise } from '../../application/intake/advise.ts';
import { enterCall } from '../../application/intake/enter-call.ts';
import { adviceAnswer, adviceBody, callAnswer, callBody } from '../../contract/intake.ts';
import { ok } from '../../domain/kernel/result.ts';
import { wordRefusal } from '../../domain/vocabulary/word-refusal.ts';
import type { ApiPorts } from '../api-ports.ts';
import { ANSWERED, staffRoute, type Route } from '../route.ts';
import { wishOf } from './ticket-actions.ts';

/** What the intake desk needs while somebody is on the line. */
export function intakeRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'adviseIntake',
      group: 'tickets',
      method: 'POST',
      url: '/intake/advice',
      summary: {
        zh: '边登记边建议：事项分类、区域、承办单位、相似工单、知识',
        en: 'Classes, areas, units, tickets alike and answers for a request as far as it is written',
      },
      access: ['agent', 'dispatcher'],
      scope: 'tickets:read',
      body: adviceBody,
      answer: adviceAnswer,
      handle: async ({ principal: { city }, body }) =>
        ok(await advise(ports, { city, question: { notSame: [], samePerson: [], ...body } })),
    }),
    staffRoute({
      id: 'enterCall',
      group: 'tickets',
      method: 'POST',
      url: '/intake/tickets',
      summary: { zh: '登记诉求并当即处理', en: 'Enter a request, with the advice that was shown and what becomes of it at once' },
      access: ['agent'],
      scope: 'tickets:write',
      body: callBody,
      answer: callAnswer,
      status: 201,
      headers: { idempotency: true },
      handle: async (call) => {
        const idempotencyKey = call.idempotencyKey ?? ports.ids.uuid();
        const entered = await enterCall(ports, { ...wishOf(call), idempotencyKey, ...call.body, notSame: call.body.notSame ?? [] });
        if (!entered.ok) return entered;
        const { refused, ...receipt } = entered.value;
        return ok({ ...receipt, refused: refused === null ? null : { code: refused.code, message: wordRefusal(refused) } });
      },
    }),
    staffRoute({
      id: 'readCityMap',
      group: 'city',
      method: 'GET',
      url: '/city/map',
      summary: { zh: '区划地图（GeoJSON）', en: 'The areas on a map, as GeoJSON' },
      access: null,
      scope: 'profile:read',
      answer: 'application/geo+json',
      handle: async ({ principal: { city }, reply }) => {
        // An empty map rather than none: whoever draws it needs no other case.
        const map = (await ports.cityMaps.read(city)) ?? JSON.stringify({ type: 'FeatureCollection', features: [] });
        await reply.header('cache-control', 'private, max-age=3600').type('application/geo+json; charset=utf-8').send(map);
        return ok(ANSWERED);
      },
    }),
  ];
}
