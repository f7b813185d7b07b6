import type { Refusal, RefusalParams } from '../kernel/refusal.ts';
import { fail } from '../kernel/result.ts';
import type { RefusalCode } from '../vocabulary/refusals.ts';

/** A decision that says no, and why. */
export type Refused = { readonly ok: false; readonly error: Refusal<RefusalCode> };

/** A refusal with the rule it follows. */
export function refuse(code: RefusalCode, rule: string | null, params: RefusalParams = {}): Refused {
  return fail({ code, rule, params });
}
