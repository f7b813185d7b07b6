import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { addMs, type Instant } from '../../domain/kernel/time.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { AccountAct } from '../../domain/vocabulary/account-acts.ts';
import type { AccountLogLine } from '../accounts/ports.ts';
import { refuseAccess, type AccessRefusal } from './access-refusal.ts';
import type { Principal, StoredSession } from './ports.ts';
import { endOfSession } from './session-rules.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** A session as its owner sees it. */
export type OwnSession = Pick<StoredSession, 'id' | 'way' | 'mfa' | 'origin' | 'agent' | 'createdAt' | 'lastSeenAt'> & {
  /** When it ends if nobody is seen any more. */
  readonly endsAt: Instant;
  /** The one that asks. */
  readonly current: boolean;
};

type OwnPorts = Pick<SignInPorts, 'sessionStore' | 'time' | 'rules'>;
type Asking = { readonly principal: Principal; readonly origin: string };

/** The sessions of an account that have not ended, latest first; `asking` is the one that asks, if it is among them. */
export async function listSessions(
  { sessionStore, time, rules }: OwnPorts,
  { city, account, asking }: { readonly city: CityId; readonly account: UserId; readonly asking: string },
): Promise<readonly OwnSession[]> {
  const now = time.now();
  const sessions = await sessionStore.listOf(city, account, addMs(now, -rules.idleMs));
  return sessions
    .map(({ id, way, mfa, origin, agent, createdAt, lastSeenAt }) => {
      const endsAt = endOfSession({ createdAt, lastSeenAt }, rules);
      return { id, way, mfa, origin, agent, createdAt, lastSeenAt, endsAt, current: id === asking };
    })
    .filter(({ endsAt }) => endsAt > now);
}

/** Signs out. */
export async function signOut(ports: OwnPorts, { principal, origin }: Asking): Promise<void> {
  const { city, account, sessionId } = principal;
  await ports.sessionStore.end(city, account.userId, { only: sessionId }, lineOf(ports, { principal, origin }, 'signedOut'));
}

/** Ends one of the own sessions. */
export async function endSession(
  ports: OwnPorts,
  { id, ...asking }: Asking & { readonly id: string },
): Promise<Result<true, AccessRefusal>> {
  const { city, account } = asking.principal;
  const ended = await ports.sessionStore.end(city, account.userId, { only: id }, lineOf(ports, asking, 'sessionsRevoked'));
  return ended === 0 ? refuseAccess('session.unknown') : ok(true);
}

/** Ends all own sessions but the one that asks; gives how many. */
export async function endOtherSessions(ports: OwnPorts, asking: Asking): Promise<number> {
  const { city, account, sessionId } = asking.principal;
  return await ports.sessionStore.end(city, account.userId, { except: sessionId }, lineOf(ports, asking, 'sessionsRevoked'));
}

function lineOf({ time }: OwnPorts, { principal: { city, account }, origin }: Asking, act: AccountAct): AccountLogLine {
  return { city, at: time.now(), act, account: account.userId, by: account.userId, origin, reason: null, detail: {} };
}
