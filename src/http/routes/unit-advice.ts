import { adviseTicketUnits } from '../../application/dispatch-advice/advise-ticket.ts';
import { ticketInPath } from '../../contract/tickets.ts';
import { unitAdviceAnswer, unitAdviceQuery } from '../../contract/unit-advice.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

/** What whoever dispatches asks before choosing a unit. */
export function unitAdviceRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'adviseUnits',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/:ticket/unit-advice',
      summary: {
        zh: '建议承办单位：目录在先，历史在后；不保存',
        en: 'Units for a ticket, by the duty catalogue first and by history second; nothing is stored',
      },
      access: ['dispatcher', 'sendBackJudge'],
      scope: 'tickets:read',
      params: ticketInPath,
      query: unitAdviceQuery,
      answer: unitAdviceAnswer,
      handle: async ({ principal: { city, actor }, params: { ticket }, query }) =>
        await adviseTicketUnits(ports, { city, actor, ticketId: ticket, ...query }),
    }),
  ];
}
