import type { CityId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Role } from '../vocabulary/roles.ts';

/** A member of staff. `unit` is null for people of the centre, the leaders and administrators. */
export type Account = {
  readonly userId: UserId;
  readonly city: CityId;
  /** Lower-case ASCII; unique in its city. */
  readonly login: string;
  readonly name: string;
  /** Empty until the security administrator has given some. */
  readonly roles: readonly Role[];
  readonly unit: UnitCode | null;
  /** Null while the account can be used. */
  readonly disabledAt: Instant | null;
};

/** True for an account that somebody can be signed in with: not disabled, and with a role. */
export function isUsable({ disabledAt, roles }: Account): boolean {
  return disabledAt === null && roles.length > 0;
}

/** True for a text that can be a login: lower-case letters, digits, `.`, `_`, `-`; at most 63 characters. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,62}$/u.test(text);
}
