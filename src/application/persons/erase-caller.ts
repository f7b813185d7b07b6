import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { faultyText } from '../../domain/ticket/decide/texts.ts';
import type { Actor } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { PersonStore } from '../ports.ts';

/** Removes a caller's name and number for ever; tickets and figures stay as they are. Takes a reason and a security administrator. */
export async function eraseCaller(
  ports: { readonly persons: Pick<PersonStore, 'erase'> },
  wish: { readonly city: CityId; readonly actor: Actor; readonly person: PersonId; readonly reason: string; readonly from?: string },
): Promise<Result<true, Refusal<RefusalCode>>> {
  const { city, actor, person, reason } = wish;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  if (!actor.roles.includes('securityAdministrator')) {
    return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'eraseCaller', roles: 'securityAdministrator' } });
  }
  const entry = {
    user: actor.user,
    unit: actor.unit,
    origin: wish.from ?? null,
    what: 'callerErased',
    ticket: null,
    person,
    reason,
  } as const;
  return (await ports.persons.erase(city, person, entry)) ? ok(true) : fail({ code: 'CALLER_UNKNOWN', rule: null, params: {} });
}
