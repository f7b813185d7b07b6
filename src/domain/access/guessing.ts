import type { UserId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { addMs, DAY_MS, HOUR_MS, instantToMs, MINUTE_MS } from '../kernel/time.ts';

/** What is counted: tries at one account from one place, at one account from anywhere, from one place at any account. */
export const guessScopes = ['pair', 'subject', 'origin'] as const;
export type GuessScope = (typeof guessScopes)[number];

/** What is known of tries. `notBefore` is when the next one is looked at. */
export type GuessCount = {
  readonly failures: number;
  readonly failedAt: Instant | null;
  readonly notBefore: Instant | null;
  readonly succeededAt: Instant | null;
};
export type GuessCounts = Readonly<Record<GuessScope, GuessCount>>;

/** What is guessed at: the password of a login, whether or not anybody has it. */
export function loginSubject(login: string): string {
  return `login ${login}`;
}

/** What is guessed at: the second step of an account, whose password the guesser knows. */
export function secondStepSubject(account: UserId): string {
  return `second step ${account}`;
}

export const noGuess: GuessCount = { failures: 0, failedAt: null, notBefore: null, succeededAt: null };

/** After `free` failures each further one doubles the wait, which begins with a second and ends with `longestMs`. */
type Patience = { readonly free: number; readonly longestMs: number };

/**
 * Waits are hardest for the pair, which is the guesser alone. Those of an account or of a place stay short, because they hold up
 * others: one who guesses at a colleague, or behind the same address as a whole office.
 */
const patience: Readonly<Record<GuessScope, Patience>> = {
  pair: { free: 5, longestMs: 5 * MINUTE_MS },
  subject: { free: 20, longestMs: MINUTE_MS },
  origin: { free: 50, longestMs: MINUTE_MS },
};
const FIRST_WAIT_MS = 1000;
const FORGET_AFTER_MS = HOUR_MS;
const KNOWN_FOR_MS = 30 * DAY_MS;

/** A try that may be looked at, with the counts as they are if it fails; or the moment before which none is. */
export type GuessReservation =
  | { readonly type: 'reserved'; readonly counts: GuessCounts }
  | { readonly type: 'held'; readonly until: Instant };

/**
 * Counts a try as failed before it is looked at, so that a thousand at once are a thousand failures and not one.
 * Somebody who signed in from this place within the last thirty days is held up by failures of the own pair alone:
 * guessing from elsewhere, or by others of the same office, does not lock anybody out. `sparesStrangers` is for what is too long to be
 * guessed at from many places: there failures at the subject hold up only who has failed at it from this place as well.
 */
export function reserveGuess(counts: GuessCounts, now: Instant, sparesStrangers = false): GuessReservation {
  const isKnown = counts.pair.succeededAt !== null && instantToMs(now) - instantToMs(counts.pair.succeededAt) < KNOWN_FOR_MS;
  const isSpared = sparesStrangers && counts.pair.failures === 0;
  const concerned: readonly GuessScope[] = isKnown ? ['pair'] : isSpared ? ['pair', 'origin'] : guessScopes;
  const held = concerned.map((scope) => heldUntil(counts[scope], patience[scope], now)).filter((until) => until !== undefined);
  const until = held.toSorted().at(-1);
  if (until !== undefined) return { type: 'held', until };
  return {
    type: 'reserved',
    counts: {
      pair: failed(counts.pair, patience.pair, now),
      subject: failed(counts.subject, patience.subject, now),
      origin: failed(counts.origin, patience.origin, now),
    },
  };
}

/**
 * The counts after a try that turned out right: the pair begins anew, and what was reserved for the other two is given back.
 * What others failed there stays. `before` and `reserved` are the counts around the reservation, `counts` those of now.
 */
export function releaseGuess(counts: GuessCounts, reserved: GuessCounts, before: GuessCounts, now: Instant): GuessCounts {
  const givenBack = (scope: 'subject' | 'origin'): GuessCount => ({
    ...counts[scope],
    failures: Math.max(0, counts[scope].failures - 1),
    notBefore: counts[scope].notBefore === reserved[scope].notBefore ? before[scope].notBefore : counts[scope].notBefore,
  });
  return {
    pair: { failures: 0, failedAt: null, notBefore: null, succeededAt: now },
    subject: givenBack('subject'),
    origin: givenBack('origin'),
  };
}

/** A moment further away than any wait comes from a clock that was set back since. */
function heldUntil({ notBefore }: GuessCount, { longestMs }: Patience, now: Instant): Instant | undefined {
  return notBefore !== null && notBefore > now && instantToMs(notBefore) - instantToMs(now) <= longestMs ? notBefore : undefined;
}

function failed(count: GuessCount, { free, longestMs }: Patience, now: Instant): GuessCount {
  const isForgotten = count.failedAt === null || instantToMs(now) - instantToMs(count.failedAt) > FORGET_AFTER_MS;
  const failures = (isForgotten ? 0 : count.failures) + 1;
  const waitMs = failures < free ? 0 : Math.min(longestMs, FIRST_WAIT_MS * 2 ** Math.min(failures - free, 30));
  return { ...count, failures, failedAt: now, notBefore: waitMs === 0 ? null : addMs(now, waitMs) };
}
