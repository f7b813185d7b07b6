import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';

/** the master's state is not the business of who merges; that it is no longer open is. */
export function asMasterNotOpen(refusal: Refusal<RefusalCode>): Refusal<RefusalCode> {
  return refusal.code === 'ACTION_NOT_IN_STATE' ? { code: 'MASTER_NOT_OPEN', rule: 'R-5', params: {} } : refusal;
}
