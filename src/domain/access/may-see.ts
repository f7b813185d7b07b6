import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';
import { concernedUnits } from '../ticket/concerned-units.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import { codesOf } from '../vocabulary/label.ts';
import type { Role } from '../vocabulary/roles.ts';
import { roles } from '../vocabulary/roles.ts';

/** Staff who look after systems, rights and texts: no ticket is their business. */
const withoutTickets: readonly Role[] = ['caller', 'knowledgeEditor', 'systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

const withTickets = codesOf(roles).filter((role) => role !== 'system' && !withoutTickets.includes(role));

/** LOOP section 8: the centre sees every ticket, a unit its own, a level-2 unit also those of its level 3. */
export function maySee(actor: Actor, ticket: Ticket, profile: Pick<ProfileIndex, 'units'>): Result<true, Refusal<RefusalCode>> {
  const working = worksWithTickets(actor);
  if (!working.ok) return working;
  if (actor.unit === null) return ok(true);
  const concerned = concernedUnits(ticket);
  const own = concerned.some((unit) => unit === actor.unit || profile.units.get(unit)?.parent === actor.unit);
  return own ? ok(true) : refusal('NOT_YOUR_UNIT');
}

/** LOOP section 8: whether tickets are this person's business at all. */
export function worksWithTickets(actor: Actor): Result<true, Refusal<RefusalCode>> {
  return actor.roles.every((role) => withoutTickets.includes(role)) ? refusal('ROLE_MAY_NOT') : ok(true);
}

function refusal(code: 'ROLE_MAY_NOT' | 'NOT_YOUR_UNIT'): Result<never, Refusal<RefusalCode>> {
  return fail({ code, rule: null, params: code === 'ROLE_MAY_NOT' ? { action: 'read', roles: withTickets.join(', ') } : {} });
}
