import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountStore, Doer } from './ports.ts';

/** Why a password was not reset: nobody, or several cities, have that login. */
export type ResetRefusal =
  | { readonly code: 'unknownLogin'; readonly known: readonly string[] }
  | { readonly code: 'ambiguousLogin'; readonly cities: readonly CityId[] };

/**
 * Replaces the password of a login by a new random one, which must be changed at the next sign-in; sessions end, and what held up sign-ins
 * is forgotten. `secondStep` takes the second step away too, for the last administrator whose phone is lost. Without a city the login must be
 * unique among all.
 */
export async function resetPassword(
  store: AccountStore,
  target: { readonly login: string; readonly city: CityId | null; readonly secondStep: boolean; readonly reason: string | null },
  context: { readonly now: Instant; readonly doer: Doer; readonly randomInt: (below: number) => number },
): Promise<Result<IssuedAccount, ResetRefusal>> {
  const accounts = await store.list(target.city);
  const matching = accounts.filter(({ login }) => login === target.login);
  if (matching.length > 1) return fail({ code: 'ambiguousLogin', cities: matching.map(({ city }) => city) });
  const unknown = { code: 'unknownLogin', known: accounts.map(({ login }) => login) } as const;
  const [account] = matching;
  if (account === undefined) return fail(unknown);

  const [issued] = await issuePasswords([account], context.randomInt, { mustChange: true });
  if (issued === undefined) throw new Error('one account was given and none came back');
  const { city, userId } = account;
  const detail = target.secondStep ? { secondStep: true } : {};
  const changed = await store.change(city, userId, (current) =>
    ok({
      account: current,
      password: issued.stored,
      effects: ['endSessions', 'forgetGuesses', ...(target.secondStep ? (['forgetSecondStep'] as const) : [])],
      keepSession: null,
      line: { ...context.doer, city, at: context.now, act: 'passwordReset', account: userId, reason: target.reason, detail },
    }),
  );
  return changed.ok ? ok(issued) : fail(unknown);
}
