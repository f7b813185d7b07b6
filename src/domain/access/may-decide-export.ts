import type { UnitCode, UserId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { ProfileIndex } from '../profile/profile-index.ts';
import type { Actor } from '../loop/actor.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Who decides on large exports: in the centre supervisors and leaders, in a unit its leader. */
export const exportDeciders: readonly Role[] = ['supervisor', 'deputySecretaryGeneral', 'viceMayor', 'mayor', 'unitLeader'];

/**
 * S-5: whether an actor may let somebody take a large export: one of the centre for everybody, the leader of a unit for his unit and
 * those under it, nobody for himself.
 */
export function mayDecideExport(
  actor: Actor,
  asked: { readonly by: UserId; readonly unit: UnitCode | null },
  profile: Pick<ProfileIndex, 'units'>,
): Result<true, Refusal<RefusalCode>> {
  if (!exportDeciders.some((role) => actor.roles.includes(role))) {
    return refusal('ROLE_MAY_NOT', { action: 'decideExport', roles: exportDeciders.join(', ') });
  }
  if (asked.by === actor.user) return refusal('OWN_ACT');
  if (actor.unit === null) return ok(true);
  const own = asked.unit !== null && (asked.unit === actor.unit || profile.units.get(asked.unit)?.parent === actor.unit);
  return own ? ok(true) : refusal('NOT_YOUR_UNIT');
}

function refusal(
  code: 'ROLE_MAY_NOT' | 'OWN_ACT' | 'NOT_YOUR_UNIT',
  params: Refusal['params'] = {},
): { readonly ok: false; readonly error: Refusal<RefusalCode> } {
  return fail({ code, rule: 'S-5', params });
}
