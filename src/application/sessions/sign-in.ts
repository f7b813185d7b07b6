import { loginSubject } from '../../domain/access/guessing.ts';
import { isLogin, isUsable } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { passwordFits } from '../accounts/password.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import { reserveTry } from './guard-tries.ts';
import type { Principal } from './ports.ts';
import type { Place, SignInPorts } from './sign-in-ports.ts';

/** What somebody types to sign in; without a city there must be one only. */
export type SignInWish = {
  readonly city: string | null;
  readonly login: string;
  readonly password: string;
  readonly place: Place;
  /** Who the browser was until now. */
  readonly replaces: Principal | null;
};

/**
 * Signs somebody in by login and password. A wrong login and a wrong password are one refusal after the same work, so that nobody
 * learns from outside who has an account; that an account is disabled is said to those alone who know its password.
 */
export async function signIn(ports: SignInPorts, wish: SignInWish): Promise<Result<SignedIn, AccessRefusal>> {
  const city = await chooseCity(ports, wish.city);
  if (!city.ok) return city;
  const typed = wish.login.normalize('NFKC').trim().toLowerCase();
  const login = isLogin(typed) ? typed : '';
  const guarded = await reserveTry(ports, city.value, loginSubject(login), wish.place.origin);
  if (!guarded.ok) return guarded;

  const found = await ports.accounts.find(city.value, login);
  const fits = await passwordFits(wish.password, found?.password?.hash);
  const at = ports.time.now();
  const { origin } = wish.place;
  if (found === undefined || !fits || !isUsable(found.account)) {
    const cause = fits && found !== undefined ? 'disabled' : 'password';
    const detail = { cause: found === undefined ? 'login' : cause, failures: guarded.value.failures };
    const account = found?.account.userId ?? null;
    await ports.accountLog.append({ city: city.value, at, act: 'signInFailed', account, by: null, origin, reason: null, detail });
    return refuseAccess(cause === 'disabled' ? 'auth.accountDisabled' : 'auth.wrongCredentials');
  }
  await guarded.value.release();
  return ok(await beginSession(ports, found.account, { way: 'password', place: wish.place, replaces: wish.replaces, at }));
}

/** The city that somebody signs in to: the one named, or the only one. */
export async function chooseCity(
  { profiles }: Pick<SignInPorts, 'profiles'>,
  named: string | null,
): Promise<Result<CityId, AccessRefusal>> {
  const cities = await profiles.cities();
  const chosen = named === null && cities.length === 1 ? cities[0] : cities.find((city) => city === named);
  return chosen === undefined ? refuseAccess('auth.cityUnknown', { cities: cities.join(', ') }) : ok(chosen);
}
