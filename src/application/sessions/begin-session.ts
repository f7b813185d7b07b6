import type { Account } from '../../domain/access/account.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { newSecret } from './bearer-secret.ts';
import type { Principal, SignInWay } from './ports.ts';
import { principalOf } from './principal-of.ts';
import type { Place, SignInPorts } from './sign-in-ports.ts';

/** Somebody signed in, perhaps with a step still to take; `cookie` is the value of the session cookie from now on. */
export type SignedIn = { readonly principal: Principal; readonly cookie: string };

const MAX_AGENT = 200;

/** Begins a session for an account that proved itself. `replaces` is the session that the same browser had. */
export async function beginSession(
  { sessionStore, ids, rules }: Pick<SignInPorts, 'sessionStore' | 'ids' | 'rules'>,
  account: Account,
  begin: { readonly way: SignInWay; readonly place: Place; readonly replaces: Principal | null; readonly at: Instant },
): Promise<SignedIn> {
  const { city, userId } = account;
  const { way, place, replaces, at } = begin;
  const { origin } = place;
  const agent = place.agent === null ? null : place.agent.slice(0, MAX_AGENT);
  const secret = newSecret(city);
  const times = { createdAt: at, rotatedAt: at, lastSeenAt: at };
  const session = { city, id: ids.uuid(), account: userId, way, mfa: false, origin, agent, ...times };
  const replaced = replaces?.kind === 'session' && replaces.city === city ? replaces.sessionId : null;
  const line = { city, at, act: 'signedIn', account: userId, by: userId, origin, reason: null, detail: { way } } as const;
  await sessionStore.create(session, secret.hash, replaced, line);
  const found = await sessionStore.find(city, secret.hash);
  if (found === undefined) throw new Error('a session that was just begun is not there');
  return { principal: principalOf(found, rules), cookie: secret.text };
}

/** Gives a session a new secret at once; the old one is worth nothing from now on. `undefined` when the session has ended. */
export async function replaceSecret(
  { sessionStore, time }: Pick<SignInPorts, 'sessionStore' | 'time'>,
  { city, sessionId }: Principal,
  { mfa }: { readonly mfa: boolean },
): Promise<string | undefined> {
  const secret = newSecret(city);
  // A parallel request may have renewed the session in between.
  for (let tries = 0; tries < 3; tries += 1) {
    const session = await sessionStore.get(city, sessionId);
    if (session === undefined) return undefined;
    if (await sessionStore.rotate(session, secret.hash, { previous: null, mfa, at: time.now() })) return secret.text;
  }
  return undefined;
}
