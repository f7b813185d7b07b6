import { isUsable } from '../../domain/access/account.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { addMs, instantToMs } from '../../domain/kernel/time.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { AccountLog } from '../accounts/ports.ts';
import type { TimeSource } from '../ports.ts';
import { newSecret, readSecret, TOKEN_PREFIX, type ShownSecret } from './bearer-secret.ts';
import type { Authenticated, AuthenticationRefusal, FoundSession, Principal, SessionStore, Sessions, TokenStore } from './ports.ts';
import { principalOf } from './principal-of.ts';
import { ShortMemory } from './short-memory.ts';
import { endOfSession, GRACE_MS, ROTATE_AFTER_MS, SEEN_EVERY_MS, type SessionRules } from './session-rules.ts';

/** What tells whose a request is. `elapsedMs` only ever grows, whatever happens to the clock. */
export type AuthenticationPorts = {
  readonly time: TimeSource;
  readonly elapsedMs: () => number;
  readonly sessionStore: SessionStore;
  readonly tokenStore: TokenStore;
  readonly accountLog: AccountLog;
  readonly rules: SessionRules;
};

type Outcome = Result<Authenticated, AuthenticationRefusal>;

/** Answers are remembered for less than the second within which a revocation must be felt. */
const REMEMBER_MS = 900;
const REMEMBER_MOST = 20_000;

/** Authentication of requests by session cookie or token. */
export function createSessions(ports: AuthenticationPorts): Sessions {
  const memory = new ShortMemory<Outcome>({ forMs: REMEMBER_MS, most: REMEMBER_MOST, keep: ({ ok: known }) => known }, ports.elapsedMs);

  /** Of requests that share one look-up, only the first takes a new cookie home. */
  async function remembered(text: string, look: () => Promise<Outcome>): Promise<Outcome> {
    const known = memory.get(text);
    if (known === undefined) return await memory.put(text, look());
    const outcome = await known;
    return outcome.ok ? ok({ ...outcome.value, renewed: null }) : outcome;
  }

  async function look(credentials: { readonly session: string | null; readonly token: string | null }): Promise<Outcome> {
    const { session, token } = credentials;
    if (token !== null) {
      const shown = readSecret(token, TOKEN_PREFIX);
      return shown === undefined ? fail('auth.tokenRefused') : await remembered(token, async () => await byToken(ports, shown));
    }
    if (session === null) return fail('auth.required');
    const shown = readSecret(session);
    return shown === undefined ? fail('auth.sessionEnded') : await remembered(session, async () => await bySession(ports, shown));
  }

  return {
    async authenticate(credentials, accepts) {
      const outcome = await look(credentials);
      if (!outcome.ok) return outcome;
      const { step } = outcome.value.principal;
      return step === null || accepts === 'anyStep' ? outcome : fail(`auth.${step}Needed` as const);
    },
  };
}

async function byToken({ tokenStore, time }: AuthenticationPorts, { city, hash }: ShownSecret): Promise<Outcome> {
  const found = await tokenStore.find(city, hash);
  const now = time.now();
  if (found === undefined) return fail('auth.tokenRefused');
  const { token, account } = found;
  if (token.revokedAt !== null || token.expiresAt <= now || !isUsable(account)) return fail('auth.tokenRefused');
  if (token.lastUsedAt === null || isOlder(token.lastUsedAt, SEEN_EVERY_MS, now)) await tokenStore.touch(token, now);
  const { userId: user, roles, unit } = account;
  const actor = { user, roles, unit };
  const principal: Principal = { kind: 'token', city, account, actor, scopes: token.scopes, sessionId: token.id, mfa: false, step: null };
  return ok({ principal, renewed: null });
}

async function bySession(ports: AuthenticationPorts, { city, hash }: ShownSecret): Promise<Outcome> {
  const found = await ports.sessionStore.find(city, hash);
  const now = ports.time.now();
  if (found === undefined || !isUsable(found.account) || endOfSession(found.session, ports.rules) <= now) {
    return fail('auth.sessionEnded');
  }
  if (found.shown === 'previous' && found.currentWasShown && !(found.previousUntil !== null && now < found.previousUntil)) {
    await endReplayed(ports, found, now);
    return fail('auth.sessionEnded');
  }
  return ok({ principal: principalOf(found, ports.rules), renewed: await renew(ports, found, city, hash, now) });
}

/**
 * Keeps a session fresh, and gives the new value of its cookie if it changed. The answer with a new secret may be lost on its way:
 * as long as nobody has shown it, the one before stays good and leads to yet another.
 */
async function renew(
  { sessionStore }: AuthenticationPorts,
  { session, shown, currentWasShown }: FoundSession,
  city: CityId,
  hash: Uint8Array,
  now: Instant,
): Promise<string | null> {
  const isDue = isOlder(session.rotatedAt, ROTATE_AFTER_MS, now);
  const isLost = shown === 'previous' && !currentWasShown && isOlder(session.rotatedAt, GRACE_MS, now);
  if ((shown === 'current' && isDue) || isLost) {
    const secret = newSecret(city);
    if (await sessionStore.rotate(session, secret.hash, { previous: hash, mfa: session.mfa, at: now })) return secret.text;
    return null;
  }
  const isFirstShown = shown === 'current' && !currentWasShown;
  if (isFirstShown || isOlder(session.lastSeenAt, SEEN_EVERY_MS, now)) {
    await sessionStore.touch(session, now, isFirstShown ? addMs(now, GRACE_MS) : null);
  }
  return null;
}

/** Somebody shows a secret that was replaced long ago: two hold what one should. Neither can be told from the other. */
async function endReplayed({ sessionStore }: AuthenticationPorts, { session }: FoundSession, now: Instant): Promise<void> {
  const { city, id, account, origin } = session;
  const line = { city, at: now, act: 'sessionReplayed', account, by: null, origin, reason: null, detail: {} } as const;
  await sessionStore.end(city, account, { only: id }, line);
}

/** Also true when the clock was set back behind the instant. */
function isOlder(instant: Instant, ms: number, now: Instant): boolean {
  const age = instantToMs(now) - instantToMs(instant);
  return age >= ms || age < 0;
}
