import type { RequestId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Actor } from '../loop/actor.ts';
import type { Follower, Ticket } from '../ticket/ticket.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Who has to speak with callers, or to check that others did. */
const revealingRoles: readonly Role[] = [
  ...(['agent', 'dispatcher', 'unitReceiver', 'handler', 'unitReviewer', 'unitLeader'] as const),
  ...(['followUpOfficer', 'qualityChecker', 'supervisor'] as const),
];

/**
 * LOOP section 8: which caller of a ticket may be shown in plain to somebody who may see the ticket. A confidential request
 * is not shown to a unit, also after it was merged into an open ticket; `requestTicket` is the ticket it was opened as.
 */
export function mayReveal(
  actor: Actor,
  ticket: Ticket,
  request: RequestId,
  requestTicket: Pick<Ticket, 'privacy'>,
): Result<NonNullable<Follower['person']>, Refusal<RefusalCode>> {
  if (!revealingRoles.some((role) => actor.roles.includes(role))) {
    return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'reveal', roles: revealingRoles.join(', ') } });
  }
  const follower = ticket.followers.find((candidate) => candidate.request === request);
  if (follower === undefined) return fail({ code: 'FOLLOWER_UNKNOWN', rule: 'R-5', params: {} });
  const protectedCaller = ticket.privacy !== 'open' || requestTicket.privacy !== 'open';
  if (actor.unit !== null && protectedCaller) return fail({ code: 'CALLER_HIDDEN', rule: 'R-3', params: {} });
  return follower.person === null ? fail({ code: 'CALLER_UNKNOWN', rule: 'R-3', params: {} }) : ok(follower.person);
}
