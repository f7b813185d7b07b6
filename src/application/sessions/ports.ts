import type { Account } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/ticket/ticket.ts';
import type { Scope } from '../../domain/vocabulary/scopes.ts';

/** What a person who has signed in must still do before anything else is open to them. */
export type SignInStep = 'secondStep' | 'enrolSecondStep' | 'newPassword';

/** Who is behind a request. */
export type Principal = {
  readonly kind: 'session' | 'token';
  readonly city: CityId;
  readonly account: Account;
  readonly actor: Actor;
  /** Null: everything that the account may do. */
  readonly scopes: readonly Scope[] | null;
  /** The session, or the token. */
  readonly sessionId: string;
  /** True when the second step was taken at sign-in. */
  readonly mfa: boolean;
  /** Null once the sign-in is complete. */
  readonly step: SignInStep | null;
};

/** What a request shows to be somebody's: the session cookie's value, or the token after `Bearer`. The token counts if both are there. */
export type Credentials = { readonly session: string | null; readonly token: string | null };

/** Why a request is nobody's: nothing shown, ended or unknown, or the sign-in is not complete. */
export type AuthenticationRefusal = 'auth.required' | 'auth.sessionEnded' | 'auth.tokenRefused' | `auth.${SignInStep}Needed`;

/** A request's principal. `renewed` is the value that the session cookie has from now on, when it was changed. */
export type Authenticated = { readonly principal: Principal; readonly renewed: string | null };

/** Tells whose a request is. Cheap enough for every request; what was revoked anywhere is refused within a second everywhere. */
export type Sessions = {
  /** `accepts: 'anyStep'` is for the routes of signing in itself: everywhere else an incomplete sign-in is refused. */
  authenticate(credentials: Credentials, accepts?: 'anyStep'): Promise<Result<Authenticated, AuthenticationRefusal>>;
};
