import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, type Result } from '../../domain/kernel/result.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { AccessRefusal } from '../sessions/access-refusal.ts';

/** Refusals of the interface for people without an account. `retryAfter` is in seconds. */
type PageRefusal = {
  readonly code: 'caller.tooMany' | 'caller.pageClosed' | 'caller.wrongNumberOrCode';
  readonly params: Readonly<Record<string, number>>;
  readonly retryAfter?: number;
};

/** Why a caller's wish was refused: by a rule, or before any rule was asked. */
export type CallerRefusal = Refusal<RefusalCode> | PageRefusal | AccessRefusal;

/** Nothing is opened: number and code do not fit, whichever of them is wrong. */
export function wrongNumberOrCode(): Result<never, CallerRefusal> {
  return fail({ code: 'caller.wrongNumberOrCode', params: {} });
}

/** The page is not open, or not any more: number and code are asked for again. */
export function pageClosed(): Result<never, CallerRefusal> {
  return fail({ code: 'caller.pageClosed', params: {} });
}
