import { alikeTickets } from '../../application/duplicates/alike-tickets.ts';
import { sayNotSame } from '../../application/duplicates/say-not-same.ts';
import { alikeAnswer } from '../../contract/intake.ts';
import { notSameAnswer, notSameBody, ticketInPath, ticketsInPath } from '../../contract/tickets.ts';
import { tellApartRoles } from '../../domain/access/may-tell-apart.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

/** What tickets are to each other. */
export function relatedRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'listAlike',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/:ticket/alike',
      summary: { zh: '疑似同一件事的工单', en: 'Tickets that look like the same matter, with what they share' },
      access: tellApartRoles,
      scope: 'tickets:read',
      params: ticketInPath,
      answer: alikeAnswer,
      handle: async ({ principal: { city, actor }, params: { ticket } }) => {
        const alike = await alikeTickets(ports, { city, actor, ticketId: ticket });
        return alike.ok ? ok({ items: [...alike.value] }) : alike;
      },
    }),
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
