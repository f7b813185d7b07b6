import { sayNotSame } from '../../application/duplicates/say-not-same.ts';
import { notSameAnswer, notSameBody, ticketsInPath } from '../../contract/tickets.ts';
import { tellApartRoles } from '../../domain/access/may-tell-apart.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

/** What tickets are to each other. */
export function relatedRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'sayNotSame',
      group: 'tickets',
      method: 'POST',
      url: '/tickets/:ticket/related/:other/not-same',
      summary: {
        zh: '注明两件工单不是同一件事，不再互相推荐',
        en: 'Two tickets are not the same matter: neither is named beside the other',
      },
      access: tellApartRoles,
      scope: 'tickets:write',
      params: ticketsInPath,
      body: notSameBody,
      answer: notSameAnswer,
      handle: async ({ principal: { city, actor }, origin: from, params: { ticket, other }, body: { reason = null } }) =>
        await sayNotSame(ports, { city, actor, ticketId: ticket, other, reason, from }),
    }),
  ];
}
