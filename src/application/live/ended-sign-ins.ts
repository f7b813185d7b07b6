import type { Instant } from '../../domain/kernel/time.ts';
import type { TimeSource } from '../ports.ts';
import type { Principal } from '../sessions/ports.ts';
import { endOfSession, type SessionRules } from '../sessions/session-rules.ts';
import type { SignInState, SignInStates } from './ports.ts';

/** What tells who may listen no longer. */
export type ListeningRights = { readonly signIns: SignInStates; readonly time: TimeSource; readonly rules: SessionRules };

/**
 * Those among some principals who may not go on as they are: signed out, revoked, expired, idle for too long (listening is not being
 * there), or with other roles or another unit than when they came.
 */
export async function endedSignIns(
  { signIns, time, rules }: ListeningRights,
  principals: readonly Principal[],
): Promise<readonly Principal[]> {
  const names = new Map(principals.map(({ kind, city, sessionId: id }) => [id, { kind, city, id }]));
  const states = await signIns.read([...names.values()]);
  const now = time.now();
  return principals.filter((principal) => {
    const state = states.get(principal.sessionId);
    return state === undefined || !state.usable || endOf(state, rules) <= now || !isSame(state, principal);
  });
}

function endOf({ createdAt, lastSeenAt, expiresAt }: SignInState, rules: SessionRules): Instant {
  return expiresAt ?? endOfSession({ createdAt, lastSeenAt: lastSeenAt ?? createdAt }, rules);
}

function isSame({ roles, unit }: SignInState, { actor }: Principal): boolean {
  return unit === actor.unit && roles.length === actor.roles.length && roles.every((role) => actor.roles.includes(role));
}
