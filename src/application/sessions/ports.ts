import type { Account } from '../../domain/access/account.ts';
import type { GuessCounts } from '../../domain/access/guessing.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Scope } from '../../domain/vocabulary/scopes.ts';
import type { SignInStep } from '../../domain/vocabulary/sign-in-steps.ts';
import type { AccountLogLine } from '../accounts/ports.ts';

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

/** How somebody signed in. */
export type SignInWay = 'password' | 'oidc';

/** A session as it is kept; its secret is known to the browser alone. */
export type StoredSession = {
  readonly city: CityId;
  readonly id: string;
  readonly account: UserId;
  readonly way: SignInWay;
  readonly mfa: boolean;
  readonly origin: string | null;
  /** What the browser calls itself, shortened. */
  readonly agent: string | null;
  readonly createdAt: Instant;
  /** When its secret was changed last; also tells two changes apart. */
  readonly rotatedAt: Instant;
  readonly lastSeenAt: Instant;
};

/** What a shown secret leads to. */
export type FoundSession = {
  readonly session: StoredSession;
  readonly account: Account;
  readonly mustChangePassword: boolean;
  readonly hasSecondStep: boolean;
  /** Which secret was shown: the one that counts, or the one before it. */
  readonly shown: 'current' | 'previous';
  /** Whether the current secret has ever been shown. */
  readonly currentWasShown: boolean;
  /** Until when the secret before is good, once the current one was shown. */
  readonly previousUntil: Instant | null;
};

/** Sessions of people. Hashes are SHA-256 of the secrets. */
export type SessionStore = {
  /** Begins a session, ending the one that it replaces, and writes its line. */
  create(session: StoredSession, hash: Uint8Array, replaces: string | null, line: AccountLogLine): Promise<void>;
  find(city: CityId, hash: Uint8Array): Promise<FoundSession | undefined>;
  get(city: CityId, id: string): Promise<StoredSession | undefined>;
  /**
   * Gives a session a new secret if nobody else did since `session` was read. `previous` stays good until the new one was shown;
   * null: no other secret is good from now on.
   */
  rotate(
    session: StoredSession,
    hash: Uint8Array,
    rotation: { readonly previous: Uint8Array | null; readonly mfa: boolean; readonly at: Instant },
  ): Promise<boolean>;
  /** Notes that a session was seen; with `previousUntil`, that its current secret was shown for the first time. */
  touch(session: StoredSession, at: Instant, previousUntil: Instant | null): Promise<void>;
  /** Ends sessions of an account: one, all but one, or all. Gives how many there were; writes the line if there were any. */
  end(
    city: CityId,
    account: UserId,
    which: { readonly only: string } | { readonly except: string | null },
    line: AccountLogLine,
  ): Promise<number>;
  /** Sessions of an account seen since, latest first. */
  listOf(city: CityId, account: UserId, seenSince: Instant): Promise<readonly StoredSession[]>;
};

/** A token of a program, without its secret. */
export type StoredToken = {
  readonly city: CityId;
  readonly id: string;
  readonly account: UserId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
};

/** Tokens of programs. */
export type TokenStore = {
  /** Adds a token; false when the account holds `most` that are good already. */
  create(token: StoredToken, hash: Uint8Array, most: number, line: AccountLogLine): Promise<boolean>;
  find(city: CityId, hash: Uint8Array): Promise<{ readonly token: StoredToken; readonly account: Account } | undefined>;
  touch(token: StoredToken, at: Instant): Promise<void>;
  /** Revokes one token of an account, or all (null). Gives how many were good; writes the line if there were any. */
  revoke(city: CityId, account: UserId, id: string | null, line: AccountLogLine): Promise<number>;
  /** Every token that is not revoked, latest first. */
  listOf(city: CityId, account: UserId): Promise<readonly StoredToken[]>;
};

/** Counters of tries; all of them behind one lock per subject and place. */
export type GuessStore = {
  /** Replaces the three counts of a subject from a place by what `change` makes of them, and gives these. */
  update(city: CityId, subject: string, origin: string, change: (counts: GuessCounts) => GuessCounts): Promise<void>;
};

/** The second step of an account. `sealed` is the shared secret as `SecretBox` sealed it. */
export type StoredSecondStep = { readonly sealed: Uint8Array; readonly confirmedAt: Instant | null; readonly recoveryCodes: number };

/** Second steps. */
export type SecondStepStore = {
  get(city: CityId, account: UserId): Promise<StoredSecondStep | undefined>;
  /** Keeps a secret until it is confirmed; false when one is confirmed already. */
  begin(city: CityId, account: UserId, sealed: Uint8Array, at: Instant): Promise<boolean>;
  /** The secret counts from now on, and the step of time is used; false when nothing was begun, or it is confirmed already. */
  confirm(city: CityId, account: UserId, step: number, codes: readonly Uint8Array[], line: AccountLogLine): Promise<boolean>;
  /** Uses a step of time; false when this or a later one was used before. */
  useStep(city: CityId, account: UserId, step: number): Promise<boolean>;
  /** Uses a recovery code; false when there is none or it was used. */
  useCode(city: CityId, account: UserId, code: Uint8Array, at: Instant): Promise<boolean>;
  /** Puts new recovery codes in the place of all. */
  replaceCodes(city: CityId, account: UserId, codes: readonly Uint8Array[], line: AccountLogLine): Promise<void>;
};

/** What signing in leaves behind. */
export type SignInRemains = {
  /** Deletes what nobody needs any more; gives how many rows. */
  prune(before: {
    readonly sessionsSeenBefore: Instant;
    readonly guessesBefore: Instant;
    readonly knownBefore: Instant;
    readonly tokensBefore: Instant;
  }): Promise<number>;
};

/** Who somebody is for a provider of identities. `login` is the agreed claim, if there is one. */
export type ForeignIdentity = { readonly issuer: string; readonly subject: string; readonly login: string | null };

/** Which account a foreign identity is. */
export type IdentityStore = {
  find(city: CityId, identity: ForeignIdentity): Promise<UserId | undefined>;
  /** Links for good; false when the identity, or the account with this provider, is linked otherwise. */
  link(city: CityId, identity: ForeignIdentity, account: UserId, line: AccountLogLine): Promise<boolean>;
};

/** A provider of identities. `memory` is what the way back is checked against; it must come back with the same browser only. */
export type IdentityProvider = {
  /** The name under which the provider answers for its identities; else a word on why it cannot be learnt. */
  issuer(): Promise<Result<string, string>>;
  begin(): Promise<Result<{ readonly url: string; readonly memory: string }, string>>;
  /** The identity that the address of the way back proves; else a word on what was wrong. */
  finish(address: URL, memory: string): Promise<Result<ForeignIdentity, string>>;
};
