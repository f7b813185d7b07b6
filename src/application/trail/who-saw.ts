import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Trail, TrailLine } from '../ports.ts';

/** S-5: who saw a ticket and who did something with it, oldest first. For the audit administrator alone. */
export async function whoSaw(
  ports: { readonly trail: Pick<Trail, 'whoSaw'> },
  wish: { readonly city: CityId; readonly actor: Actor; readonly ticketId: TicketId },
): Promise<Result<readonly TrailLine[], Refusal<RefusalCode>>> {
  if (!wish.actor.roles.includes('auditAdministrator')) {
    return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'whoSaw', roles: 'auditAdministrator' } });
  }
  return ok(await ports.trail.whoSaw(wish.city, wish.ticketId));
}
