import { isUsable, type Account } from '../../domain/access/account.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { addMs, MINUTE_MS, type Instant } from '../../domain/kernel/time.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import type { ForeignIdentity, Principal } from './ports.ts';
import type { Place, SignInPorts } from './sign-in-ports.ts';
import { chooseCity } from './sign-in.ts';

/** What the browser keeps until it comes back from the provider: sealed, so that nobody else can read or make it. */
const MEMORY_PLACE = 'foreign sign-in';
const MEMORY_LASTS_MS = 10 * MINUTE_MS;
type Memory = { readonly city: CityId; readonly until: Instant; readonly provider: string };

/** Where the browser goes to prove who it is, and what it must bring back. */
export type ForeignSignIn = { readonly url: string; readonly memory: string };

/** Begins a sign-in at the provider of identities. */
export async function beginForeignSignIn(ports: SignInPorts, named: string | null): Promise<Result<ForeignSignIn, AccessRefusal>> {
  if (ports.provider === null) return refuseAccess('auth.oidcNotSetUp');
  const city = await chooseCity(ports, named);
  if (!city.ok) return city;
  const begun = await ports.provider.begin();
  if (!begun.ok) return refuseAccess('auth.oidcUnavailable', { cause: begun.error });
  const { url, memory: provider } = begun.value;
  const memory: Memory = { city: city.value, until: addMs(ports.time.now(), MEMORY_LASTS_MS), provider };
  return ok({ url, memory: Buffer.from(ports.box.seal(MEMORY_PLACE, JSON.stringify(memory))).toString('base64url') });
}

/** What a browser brings back from the provider. */
export type ForeignReturn = {
  /** The whole address of the way back, with what the provider put into it. */
  readonly address: URL;
  readonly memory: string | null;
  readonly place: Place;
  readonly replaces: Principal | null;
};

/**
 * Ends a sign-in elsewhere. An account is found by its link, or by the agreed claim, which links it for good; nobody gets an account by
 * signing in. The own second step, where the account has one, is asked for all the same.
 */
export async function finishForeignSignIn(ports: SignInPorts, back: ForeignReturn): Promise<Result<SignedIn, AccessRefusal>> {
  if (ports.provider === null) return refuseAccess('auth.oidcNotSetUp');
  const memory = readMemory(ports, back.memory);
  if (memory === undefined) return refuseAccess('auth.oidcRefused', { cause: 'memory' });
  const { city } = memory;
  const proved = await ports.provider.finish(back.address, memory.provider);
  if (!proved.ok) return refuseAccess('auth.oidcRefused', { cause: proved.error });
  const usable = await usableAccountOf(ports, city, proved.value, back.place);
  if (!usable.ok) {
    const { account, refusal } = usable.error;
    const { issuer } = proved.value;
    const line = { city, at: ports.time.now(), act: 'signInFailed', account, by: null, origin: back.place.origin, reason: null } as const;
    await ports.accountLog.append({ ...line, detail: { cause: 'foreignIdentity', issuer } });
    return refuseAccess(refusal);
  }
  return ok(await beginSession(ports, usable.value, { way: 'oidc', place: back.place, replaces: back.replaces, at: ports.time.now() }));
}

function readMemory({ box, time }: SignInPorts, text: string | null): Memory | undefined {
  if (text === null) return undefined;
  const opened = box.open(MEMORY_PLACE, Buffer.from(text, 'base64url'));
  if (opened === undefined) return undefined;
  // Only we can have sealed it.
  const memory = JSON.parse(opened) as Memory;
  return memory.until > time.now() ? memory : undefined;
}

type NotUsable = { readonly account: UserId | null; readonly refusal: 'auth.oidcNoAccount' | 'auth.accountDisabled' };

async function usableAccountOf(
  ports: SignInPorts,
  city: CityId,
  identity: ForeignIdentity,
  place: Place,
): Promise<Result<Account, NotUsable>> {
  const id = (await ports.identities.find(city, identity)) ?? (await linkByLogin(ports, city, identity, place));
  const account = id === undefined ? undefined : (await ports.accounts.get(city, id))?.account;
  if (account === undefined) return fail({ account: null, refusal: 'auth.oidcNoAccount' });
  return isUsable(account) ? ok(account) : fail({ account: account.userId, refusal: 'auth.accountDisabled' });
}

async function linkByLogin(ports: SignInPorts, city: CityId, identity: ForeignIdentity, { origin }: Place): Promise<UserId | undefined> {
  const { issuer, subject, login } = identity;
  const named = login === null ? undefined : (await ports.accounts.find(city, login.toLowerCase()))?.account;
  if (named === undefined || named.disabledAt !== null) return undefined;
  const { userId } = named;
  const line = { city, at: ports.time.now(), act: 'identityLinked', account: userId, by: userId, origin, reason: null } as const;
  // An account that is linked to somebody else there is not given to a second person with the same name.
  return (await ports.identities.link(city, identity, userId, { ...line, detail: { issuer, subject } })) ? userId : undefined;
}
