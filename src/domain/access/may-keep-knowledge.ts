import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Actor } from '../loop/actor.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import type { Role } from '../vocabulary/roles.ts';

/** Those of the centre who write answers for others to give. */
export const knowledgeRoles: readonly Role[] = ['knowledgeEditor', 'dispatcher', 'qualityChecker'];

/** R-6, LOOP section 8: who may write, change and retire entries of the knowledge base. Whoever uses them may say that one is wrong. */
export function mayKeepKnowledge(actor: Pick<Actor, 'unit' | 'roles'>): Result<true, Refusal<RefusalCode>> {
  if (actor.unit === null && knowledgeRoles.some((role) => actor.roles.includes(role))) return ok(true);
  return fail({ code: 'ROLE_MAY_NOT', rule: 'R-6', params: { action: 'keepKnowledge', roles: knowledgeRoles.join(', ') } });
}
