import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Account } from '../../domain/access/account.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';

/** A row of `account`, as far as `ACCOUNT_COLUMNS` names it. */
export type AccountRow = {
  readonly city_id: CityId;
  readonly user_id: UserId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit_code: UnitCode | null;
  readonly disabled_at: Instant | null;
};

/** The columns of an account, from a table or alias `account`. */
export const ACCOUNT_COLUMNS =
  'account.city_id, account.user_id, account.login, account.name, account.roles, account.unit_code, account.disabled_at';

export function toAccount(row: AccountRow): Account {
  const { city_id: city, user_id: userId, login, name, roles, unit_code: unit, disabled_at: disabledAt } = row;
  return { userId, city, login, name, roles, unit, disabledAt };
}
