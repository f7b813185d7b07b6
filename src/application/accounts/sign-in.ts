import type { Account } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { AccountStore } from './ports.ts';
import { passwordFits } from './password.ts';

/**
 * The account that a login and a password belong to. One refusal for a wrong login and a wrong password, after the
 * same work, so that nobody learns from outside who has an account.
 */
export async function signIn(
  store: AccountStore,
  credentials: { readonly city: CityId; readonly login: string; readonly password: string },
): Promise<Result<Account, 'wrongCredentials'>> {
  const found = await store.find(credentials.city, credentials.login.trim().toLowerCase());
  const fits = await passwordFits(credentials.password, found?.passwordHash);
  return found !== undefined && fits ? ok(found.account) : fail('wrongCredentials');
}
