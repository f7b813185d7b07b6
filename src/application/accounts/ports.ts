import type { Account } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';

/** An account with the hash of its first password. */
export type NewAccount = { readonly account: Account; readonly passwordHash: string };

/** Where accounts are kept. */
export type AccountStore = {
  /** Every account of one city, or of all (null), by city and login. */
  list(city: CityId | null): Promise<readonly Account[]>;
  /** The account of that login with its hash; `undefined` when there is none. */
  find(city: CityId, login: string): Promise<NewAccount | undefined>;
  /** Adds accounts, all or none; false when a login of one is taken. */
  add(accounts: readonly NewAccount[], at: Instant): Promise<boolean>;
  /** Adds accounts if the installation has none yet; false when it has. Of two callers at once only one adds. */
  addFirst(accounts: readonly NewAccount[], at: Instant): Promise<boolean>;
  /** Replaces the hash of an account's password. */
  setPasswordHash(account: Account, passwordHash: string, at: Instant): Promise<void>;
};
