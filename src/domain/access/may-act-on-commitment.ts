import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { ok } from '../kernel/result.ts';
import type { CommitmentAction } from '../commitment/commands.ts';
import type { Commitment } from '../commitment/commitment.ts';
import type { CommitmentScope } from '../commitment/transitions.ts';
import { commitmentTransitions } from '../commitment/transitions.ts';
import type { Actor } from '../loop/actor.ts';
import { refuse } from '../loop/refuse.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';
import { holdsRole } from './holds-role.ts';

/**
 * K-2, K-4: whether the actor's roles and unit allow an action on this promise, judged on the stored promise.
 * Says nothing of its state, nor of "nobody judges the own act": both are `decideCommitment`'s.
 */
export function mayActOnCommitment(
  actor: Actor,
  action: CommitmentAction,
  commitment: Commitment | null,
): Result<true, Refusal<RefusalCode>> {
  const { roles, rules, scope } = commitmentTransitions[action];
  if (!roles.some((role) => holdsRole(actor, role))) {
    return refuse('ROLE_MAY_NOT', rules[0], { action, roles: roles.join(', ') });
  }
  return standsInScope(scope, actor, commitment) ? ok(true) : refuse('NOT_YOUR_COMMITMENT', rules[0], { action });
}

function standsInScope(scope: CommitmentScope, actor: Actor, commitment: Commitment | null): boolean {
  const { unit } = actor;
  const office = unit === null;
  if (scope === 'office' || scope === 'system') return office;
  if (commitment === null) return false;
  const { lead, supports, checker } = commitment.responsibility;
  switch (scope) {
    case 'lead':
      return !office && unit === lead;
    case 'asked':
      return !office && commitment.commentsAsked.includes(unit);
    case 'checker':
      return office || (unit === checker && unit !== lead && !supports.includes(unit));
    case 'sheetReceiver':
      return !office && commitment.sheets.some((sheet) => sheet.unit === unit);
    case 'concerned':
      return office || unit === lead || supports.includes(unit);
  }
}
