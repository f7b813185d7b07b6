import type { Refusal } from '../kernel/refusal.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import type { Actor } from '../loop/actor.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

const keepers: readonly Role[] = ['dispatcher', 'supervisor', 'assessor', 'deputySecretaryGeneral', 'viceMayor', 'mayor'];

/** Those who put topics in order and give them to a unit. */
export const topicKeeperRoles: readonly Role[] = keepers;
/** Those who see what the whole city writes about. */
export const topicReaderRoles: readonly Role[] = [...keepers, 'qualityChecker', 'sendBackJudge'];

/** D-9: a topic is advice of the system; who may act on it. */
export function mayKeepTopics(actor: Pick<Actor, 'unit' | 'roles'>): Result<true, Refusal<RefusalCode>> {
  if (actor.unit === null && keepers.some((role) => actor.roles.includes(role))) return ok(true);
  return fail({ code: 'ROLE_MAY_NOT', rule: 'D-9', params: { action: 'keepTopics', roles: keepers.join(', ') } });
}
