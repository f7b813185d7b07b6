import type { Account } from '../../domain/access/account.ts';
import { hashPassword } from './password.ts';
import type { StoredPassword } from './ports.ts';
import { randomPassword } from './random-password.ts';

/** An account whose new password is known for this moment only: it is shown once and kept as a hash. */
export type IssuedAccount = { readonly account: Account; readonly password: string; readonly stored: StoredPassword };

/** Gives each account a random password. `randomInt(n)` gives an unpredictable whole number from 0 to n - 1. */
export async function issuePasswords(
  accounts: readonly Account[],
  randomInt: (below: number) => number,
  { mustChange }: { readonly mustChange: boolean },
): Promise<readonly IssuedAccount[]> {
  return Promise.all(
    accounts.map(async (account) => {
      const password = randomPassword(randomInt);
      return { account, password, stored: { hash: await hashPassword(password), mustChange } };
    }),
  );
}
