import type { UnitCode } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { TicketAction } from '../ticket/commands.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketScope } from '../ticket/transitions.ts';
import { ticketTransitions } from '../ticket/transitions.ts';
import { holdsRole } from './holds-role.ts';

/**
 * LOOP section 8: whether the actor's roles and unit allow an action on this ticket, judged on the stored ticket.
 * Says nothing of the ticket's state, nor of "nobody judges the own act": both are `decide`'s.
 */
export function may(actor: Actor, action: TicketAction, ticket: Ticket | null): Result<true, Refusal<RefusalCode>> {
  const transition = ticketTransitions[action];
  const rule = transition.rules[0];
  if (!transition.roles.some((role) => holdsRole(actor, role))) {
    return fail({ code: 'ROLE_MAY_NOT', rule, params: { action, roles: transition.roles.join(', ') } });
  }
  return standsInScope(transition.scope, actor, ticket) ? ok(true) : fail({ code: 'NOT_YOUR_UNIT', rule, params: { action } });
}

function standsInScope(scope: TicketScope, actor: Actor, ticket: Ticket | null): boolean {
  const unit = actor.unit;
  switch (scope) {
    case 'system':
      return unit === null && holdsRole(actor, 'system');
    case 'centre':
      return unit === null && !isOnlyCaller(actor);
    case 'caller':
      return unit === null;
    case 'lead':
      return unit !== null && unit === ticket?.dispatch?.lead;
    case 'level3':
      return unit !== null && unit === ticket?.level3?.unit;
    case 'support':
      return unit !== null && supportsOf(ticket).includes(unit);
    case 'sheetReceiver':
      return !isOnlyCaller(actor) && (ticket?.sheets.some((sheet) => sheet.receiver === unit) ?? false);
    case 'unitOrCentre':
      return unit === null ? !isOnlyCaller(actor) : unit === ticket?.dispatch?.lead || unit === ticket?.level3?.unit;
  }
}

function isOnlyCaller(actor: Actor): boolean {
  return actor.roles.every((role) => role === 'caller');
}

function supportsOf(ticket: Ticket | null): readonly UnitCode[] {
  return ticket?.dispatch?.supports.map((support) => support.unit) ?? [];
}
