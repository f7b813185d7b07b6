import { addMs, HOUR_MS, MINUTE_MS, type Instant } from '../../domain/kernel/time.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';

/** How long sessions live, and who must sign in with a second step. All durations are milliseconds. */
export type SessionRules = {
  /** A session that was not seen for so long has ended. */
  readonly idleMs: number;
  /** A session ends so long after it began, seen or not. */
  readonly absoluteMs: number;
  /** Roles whose holders must have a second step. */
  readonly secondStepRoles: readonly Role[];
};

/** A lunch break does not sign anybody out, the end of a shift does. */
export const DEFAULT_IDLE_MS = 2 * HOUR_MS;
export const DEFAULT_ABSOLUTE_MS = 12 * HOUR_MS;

/** The secret of a session is changed so often. */
export const ROTATE_AFTER_MS = 15 * MINUTE_MS;
/** After the first request with a new secret, requests that left before it with the old one are still answered for so long. */
export const GRACE_MS = 2 * MINUTE_MS;
/** That somebody was seen is written at most so often. */
export const SEEN_EVERY_MS = MINUTE_MS;

/** When a session ends if nobody is seen any more. */
export function endOfSession(session: { readonly createdAt: Instant; readonly lastSeenAt: Instant }, rules: SessionRules): Instant {
  const idle = addMs(session.lastSeenAt, rules.idleMs);
  const absolute = addMs(session.createdAt, rules.absoluteMs);
  return idle < absolute ? idle : absolute;
}
