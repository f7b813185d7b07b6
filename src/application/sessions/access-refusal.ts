import type { PasswordFault } from '../../domain/access/password-quality.ts';
import type { RefusalParams } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail } from '../../domain/kernel/result.ts';
import type { DutyConflict } from '../../domain/access/duties.ts';

/** Why something about signing in or about accounts was refused: codes of the interface, which words them. */
export type AccessCode =
  | 'auth.wrongCredentials'
  | 'auth.tooManyTries'
  | 'auth.accountDisabled'
  | 'auth.cityUnknown'
  | 'auth.wrongCode'
  | 'auth.stepNotDue'
  | 'auth.noSecondStep'
  | 'auth.hasSecondStep'
  | 'auth.oidcNotSetUp'
  | 'auth.oidcRefused'
  | 'auth.oidcUnavailable'
  | 'auth.oidcNoAccount'
  | `auth.password.${PasswordFault | 'unchanged'}`
  | 'session.unknown'
  | 'token.unknown'
  | 'token.tooMany'
  | 'token.badExpiry'
  | 'account.unknown'
  | 'account.own'
  | 'account.identityTaken'
  | 'account.noReason'
  | 'account.badLogin'
  | 'account.loginTaken'
  | 'account.badName'
  | 'account.unknownUnit'
  | 'account.lastAdministrator'
  | `account.${DutyConflict['code']}`;

/** A refusal, with what a client needs to word it. `retryAfter` is in seconds. */
export type AccessRefusal = { readonly code: AccessCode; readonly params: RefusalParams; readonly retryAfter?: number };

/** A refusal as the answer of a use case. */
export function refuseAccess(code: AccessCode, params: RefusalParams = {}): Result<never, AccessRefusal> {
  return fail({ code, params });
}
