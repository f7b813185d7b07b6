import { Type } from 'typebox';
import { eraseCaller } from '../../application/persons/erase-caller.ts';
import { revealCaller } from '../../application/persons/reveal-caller.ts';
import { readHistory } from '../../application/ticket/read-history.ts';
import { readTicket } from '../../application/ticket/read-ticket.ts';
import { receiveRequest } from '../../application/ticket/receive-request.ts';
import { whoSaw } from '../../application/trail/who-saw.ts';
import { ticketHistory, ticketView } from '../../contract/ticket-view.ts';
import { incomingRequest } from '../../contract/ticket-commands.ts';
import { numberInPath, receipt, revealBody, revealedCaller, ticketInPath, trailLine, trailOfNumber } from '../../contract/tickets.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';
import { wishOf } from './ticket-actions.ts';

/** Entering requests, and reading single tickets. */
export function ticketRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      id: 'receive',
      group: 'tickets',
      method: 'POST',
      url: '/tickets',
      summary: { zh: '登记诉求', en: 'Enter a request' },
      access: ['agent'],
      scope: 'tickets:write',
      body: incomingRequest,
      answer: receipt,
      status: 201,
      headers: { idempotency: true },
      handle: async (call) => await receiveRequest(ports, { ...wishOf(call), request: call.body }),
    }),
    staffRoute({
      id: 'readTicket',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/:ticket',
      summary: { zh: '工单详情', en: 'One ticket, as far as it is for these eyes' },
      access: null,
      scope: 'tickets:read',
      params: ticketInPath,
      answer: ticketView,
      handle: async (call) => {
        const { city, actor } = call.principal;
        const read = await readTicket(ports.pages, { city, actor, ticketId: call.params.ticket, from: call.origin });
        if (read.ok) call.reply.header('etag', `"${String(read.value.version)}"`);
        return read;
      },
    }),
    staffRoute({
      id: 'readHistory',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/:ticket/history',
      summary: { zh: '工单经过', en: 'What happened to a ticket' },
      access: null,
      scope: 'tickets:read',
      params: ticketInPath,
      answer: ticketHistory,
      handle: async (call) => {
        const { city, actor } = call.principal;
        const entries = await readHistory(ports.pages, { city, actor, ticketId: call.params.ticket, from: call.origin });
        return entries.ok ? ok({ entries: entries.value }) : entries;
      },
    }),
    staffRoute({
      id: 'findByNumber',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/by-number/:number',
      summary: { zh: '按编号查找', en: 'The ticket with a number' },
      access: null,
      scope: 'tickets:read',
      params: numberInPath,
      answer: ticketView,
      handle: async (call) => {
        const { city, actor } = call.principal;
        const found = await ports.reader.byNumber(city, call.params.number);
        if (found === undefined) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
        return await readTicket(ports.pages, { city, actor, ticketId: found.ticket, from: call.origin });
      },
    }),
    staffRoute({
      id: 'revealCaller',
      group: 'tickets',
      method: 'POST',
      url: '/tickets/:ticket/revealCaller',
      summary: { zh: '查看诉求人，记入痕迹', en: 'Who called, for a reason that stands in the trail' },
      access: null,
      scope: 'callers:read',
      params: ticketInPath,
      body: revealBody,
      answer: revealedCaller,
      handle: async (call) => await revealCaller(ports, { ...wishOf(call), ticketId: call.params.ticket, ...call.body }),
    }),
    staffRoute({
      id: 'eraseCaller',
      group: 'administration',
      method: 'POST',
      url: '/tickets/:ticket/eraseCaller',
      summary: { zh: '删除诉求人的姓名和电话', en: "Remove the caller's name and number for ever" },
      access: ['securityAdministrator'],
      scope: null,
      params: ticketInPath,
      body: revealBody,
      answer: null,
      handle: async (call) => await eraseCaller(ports, { ...wishOf(call), ticketId: call.params.ticket, ...call.body }),
    }),
    staffRoute({
      id: 'whoSaw',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/:ticket/trail',
      summary: { zh: '谁看过此工单', en: 'Who saw this ticket' },
      access: ['auditAdministrator'],
      scope: null,
      params: ticketInPath,
      answer: Type.Array(trailLine),
      handle: async (call) => {
        const { city, actor } = call.principal;
        const lines = await whoSaw(ports, { city, actor, ticketId: call.params.ticket });
        return lines.ok ? ok([...lines.value]) : lines;
      },
    }),
    staffRoute({
      id: 'whoSawNumber',
      group: 'tickets',
      method: 'GET',
      url: '/tickets/by-number/:number/trail',
      summary: { zh: '谁看过此编号的工单', en: 'Who saw the ticket with a number' },
      access: ['auditAdministrator'],
      scope: null,
      params: numberInPath,
      answer: trailOfNumber,
      handle: async (call) => {
        const { city, actor } = call.principal;
        const found = await ports.reader.byNumber(city, call.params.number);
        if (found === undefined) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
        const lines = await whoSaw(ports, { city, actor, ticketId: found.ticket });
        return lines.ok ? ok({ ticket: found.ticket, lines: lines.value }) : lines;
      },
    }),
  ];
}
