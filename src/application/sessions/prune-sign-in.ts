import { addMs, DAY_MS } from '../../domain/kernel/time.ts';
import type { TimeSource } from '../ports.ts';
import type { SignInRemains } from './ports.ts';

/** Longer than any session can go on without being seen. */
const SESSIONS_KEPT_MS = 2 * DAY_MS;
/** Counters outlive every wait, and what makes a place known. */
const GUESSES_KEPT_MS = DAY_MS;
const KNOWN_KEPT_MS = 31 * DAY_MS;
/** An expired token is shown for a while, so that its owner sees why a program failed. */
const TOKENS_KEPT_MS = 90 * DAY_MS;

/** Deletes sessions that ended, counters that no longer count, and tokens long expired; gives how many rows. */
export async function pruneSignIn({ remains, time }: { readonly remains: SignInRemains; readonly time: TimeSource }): Promise<number> {
  const now = time.now();
  return await remains.prune({
    sessionsSeenBefore: addMs(now, -SESSIONS_KEPT_MS),
    guessesBefore: addMs(now, -GUESSES_KEPT_MS),
    knownBefore: addMs(now, -KNOWN_KEPT_MS),
    tokensBefore: addMs(now, -TOKENS_KEPT_MS),
  });
}
