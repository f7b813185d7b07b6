import type { Account } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountStore } from './ports.ts';

/** Why a password was not reset: nobody, or several cities, have that login. */
export type ResetRefusal =
  | { readonly code: 'unknownLogin'; readonly known: readonly string[] }
  | { readonly code: 'ambiguousLogin'; readonly cities: readonly CityId[] };

/** Replaces the password of a login by a new random one. Without a city the login must be unique among all. */
export async function resetPassword(
  store: AccountStore,
  target: { readonly login: string; readonly city: CityId | null },
  context: { readonly now: Instant; readonly randomInt: (below: number) => number },
): Promise<Result<IssuedAccount, ResetRefusal>> {
  const accounts = await store.list(target.city);
  const matching = accounts.filter(({ login }) => login === target.login);
  if (matching.length > 1) return fail({ code: 'ambiguousLogin', cities: matching.map(({ city }) => city) });
  const account: Account | undefined = matching[0];
  if (account === undefined) return fail({ code: 'unknownLogin', known: accounts.map(({ login }) => login) });

  const [issued] = await issuePasswords([account], context.randomInt);
  if (issued === undefined) throw new Error('one account was given and none came back');
  await store.setPasswordHash(account, issued.passwordHash, context.now);
  return ok(issued);
}
