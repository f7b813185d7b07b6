import type { CityId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';

/** A sign-in by its kind and id, as a principal names it. */
export type SignInName = { readonly kind: 'session' | 'token'; readonly city: CityId; readonly id: string };

/** What is stored of a sign-in and of whose it is. */
export type SignInState = {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly unit: UnitCode | null;
  /** False for a revoked token and for an account that is disabled. */
  readonly usable: boolean;
  readonly createdAt: Instant;
  /** Of a session. */
  readonly lastSeenAt: Instant | null;
  /** Of a token. */
  readonly expiresAt: Instant | null;
};

/** Looks at many sign-ins at once, without marking them as seen. */
export type SignInStates = {
  /** Sessions and tokens that are there, by id; ended sessions are missing. */
  read(names: readonly SignInName[]): Promise<ReadonlyMap<string, SignInState>>;
};
