import type { CommandOutcome } from '../../application/ticket/commit-commands.ts';
import { executeTicketCommand, type SingleTicketCommand, type Wish } from '../../application/ticket/execute-ticket-command.ts';
import { linkRepeat } from '../../application/ticket/link-repeat.ts';
import { mergeTickets } from '../../application/ticket/merge-tickets.ts';
import { splitTicket } from '../../application/ticket/split-ticket.ts';
import { ticketCommandFields, type PersonalAction } from '../../contract/ticket-commands.ts';
import { commandAnswer, mergeBody, repeatBody, splitBody, ticketInPath } from '../../contract/tickets.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { ticketTransitions } from '../../domain/ticket/transitions.ts';
import { ticketActions } from '../../domain/vocabulary/actions.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route, type StaffCall } from '../route.ts';

/** Rating is the caller's alone: it has a page of its own. */
const personalActions = (Object.keys(ticketCommandFields) as readonly PersonalAction[]).filter((action) => action !== 'rate');
const headers = { version: true, idempotency: true } as const;

/** One route for each thing that can be done with a ticket: its fields are the body, its rules decide. */
export function ticketActionRoutes(ports: ApiPorts): readonly Route[] {
  return [
    ...personalActions.map((action) => actionRoute(ports, action)),
    staffRoute({
      ...described('mergeInto'),
      params: ticketInPath,
      body: mergeBody,
      answer: commandAnswer,
      headers,
      handle: async (call) => done(await mergeTickets(ports, { ...wishOf(call), ticketId: call.params.ticket, ...call.body })),
    }),
    staffRoute({
      ...described('splitFrom'),
      params: ticketInPath,
      body: splitBody,
      answer: commandAnswer,
      headers,
      handle: async (call) => done(await splitTicket(ports, { ...wishOf(call), ticketId: call.params.ticket, ...call.body })),
    }),
    staffRoute({
      ...described('linkRepeat'),
      params: ticketInPath,
      body: repeatBody,
      answer: commandAnswer,
      headers,
      handle: async (call) => done(await linkRepeat(ports, { ...wishOf(call), ticketId: call.params.ticket, ...call.body })),
    }),
  ];
}

function actionRoute(ports: ApiPorts, action: PersonalAction): Route {
  return staffRoute({
    ...described(action),
    params: ticketInPath,
    body: ticketCommandFields[action],
    answer: commandAnswer,
    headers,
    handle: async (call) => {
      // The body was checked against the schema of this action; that it fits the command's type is held by a test of types.
      const command = { type: action, ...call.body } as SingleTicketCommand;
      return done(await executeTicketCommand(ports, { ...wishOf(call), ticketId: call.params.ticket, command }));
    },
  });
}

function described(action: keyof typeof ticketTransitions) {
  const staff = ticketTransitions[action].roles.filter((role) => role !== 'system' && role !== 'caller') as readonly Role[];
  return {
    id: action,
    group: 'actions',
    method: 'POST',
    url: `/tickets/:ticket/${action}`,
    summary: ticketActions[action],
    access: staff,
    scope: 'tickets:write',
  } as const;
}

/** Who wants it, and the promises of the headers. */
export function wishOf({ principal, origin, idempotencyKey, expectedVersion }: StaffCall<unknown, unknown, unknown>): Wish {
  return {
    city: principal.city,
    actor: principal.actor,
    from: origin,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  };
}

function done<Reason>(outcome: Result<CommandOutcome, Reason>) {
  if (!outcome.ok) return outcome;
  const { ticket, version, replayed, after, events } = outcome.value;
  return ok({ ticket, version, state: after?.state ?? null, replayed, events: events.map(({ type }) => type as string) });
}
