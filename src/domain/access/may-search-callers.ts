import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Actor } from '../loop/actor.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Those of the centre who may reveal callers. */
export const searchingRoles: readonly Role[] = ['agent', 'dispatcher', 'followUpOfficer', 'qualityChecker', 'supervisor'];

/** LOOP section 8: who may look for callers by their number. A unit sees callers of its own tickets only, and has no use for it. */
export function maySearchCallers(actor: Pick<Actor, 'unit' | 'roles'>): Result<true, Refusal<RefusalCode>> {
  if (actor.unit === null && searchingRoles.some((role) => actor.roles.includes(role))) return ok(true);
  return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'searchCallers', roles: searchingRoles.join(', ') } });
}
