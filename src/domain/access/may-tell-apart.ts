import type { Refusal } from '../kernel/refusal.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import type { Actor } from '../loop/actor.ts';
import { ticketTransitions } from '../ticket/transitions.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

/** those who may merge two tickets may say that they are not the same matter. */
export const tellApartRoles: readonly Role[] = ticketTransitions.mergeInto.roles;

/** whether somebody may say of two tickets that they are not the same matter. */
export function mayTellApart(actor: Pick<Actor, 'unit' | 'roles'>): Result<true, Refusal<RefusalCode>> {
  if (actor.unit === null && tellApartRoles.some((role) => actor.roles.includes(role))) return ok(true);
  return fail({ code: 'ROLE_MAY_NOT', rule: 'R-5', params: { action: 'sayNotSame', roles: tellApartRoles.join(', ') } });
}
