import type { LiveSubscription } from '../application/live/city-stream.ts';
import { resumePoint } from '../application/live/resume-point.ts';
import type { Principal } from '../application/sessions/ports.ts';
import type { EventStream } from './event-stream.ts';

/** When streams are looked after; durations in milliseconds. */
export type LiveStreamRules = {
  /** Streams of one account at a time. */
  readonly mostPerAccount: number;
  /** How often it is asked whose sign-in has ended. */
  readonly checkEveryMs: number;
  /** The longest silence on a stream; proxies cut what is silent for a minute. */
  readonly beatEveryMs: number;
  /** A stream ends after so long and the client comes back: to the server that has the least to do, with the city's rules of the day. */
  readonly longestMs: number;
};

export const liveStreamRules: LiveStreamRules = { mostPerAccount: 200, checkEveryMs: 2000, beatEveryMs: 15_000, longestMs: 3_600_000 };

type Open = {
  readonly principal: Principal;
  readonly stream: EventStream;
  readonly subscription: LiveSubscription;
  beatAtMs: number;
  readonly endAtMs: number;
};

/** The open streams of this process. */
export type LiveStreams = {
  /** Takes one of an account's places; false when it has none left. Give it back by calling what it gives. */
  reserve(principal: Principal): (() => void) | undefined;
  /** Looks after a stream until it closes. */
  keep(principal: Principal, stream: EventStream, subscription: LiveSubscription): void;
};

/** `ended` names the principals whose sign-in does not hold any more. */
export function createLiveStreams(
  ended: (principals: readonly Principal[]) => Promise<readonly Principal[]>,
  rules: LiveStreamRules = liveStreamRules,
): LiveStreams {
  const open = new Set<Open>();
  const places = new Map<string, number>();
  let looking: NodeJS.Timeout | undefined;
  let checking = false;
  let checkAtMs = 0;

  function look(): void {
    const now = performance.now();
    for (const one of open) {
      if (now >= one.endAtMs) one.stream.end();
      else if (now >= one.beatAtMs) {
        one.beatAtMs = now + rules.beatEveryMs;
        one.stream.beat(resumePoint(one.subscription.mark().at));
      }
    }
    if (now < checkAtMs || checking) return;
    checkAtMs = now + rules.checkEveryMs;
    checking = true;
    void check().finally(() => {
      checking = false;
    });
  }

  async function check(): Promise<void> {
    const asked = [...open];
    // While the database is away nobody can sign out, and there is nothing to be told of either.
    const gone = new Set(await ended(asked.map(({ principal }) => principal)).catch(() => []));
    for (const { principal, stream } of asked) if (gone.has(principal)) stream.end();
  }

  return {
    reserve: ({ city, account }) => {
      const key = `${city} ${account.userId}`;
      const taken = places.get(key) ?? 0;
      if (taken >= rules.mostPerAccount) return undefined;
      places.set(key, taken + 1);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        const left = (places.get(key) ?? 1) - 1;
        if (left > 0) places.set(key, left);
        else places.delete(key);
      };
    },
    keep: (principal, stream, subscription) => {
      const now = performance.now();
      const one: Open = { principal, stream, subscription, beatAtMs: now + rules.beatEveryMs, endAtMs: now + rules.longestMs };
      open.add(one);
      looking ??= setInterval(look, Math.min(1000, rules.checkEveryMs, rules.beatEveryMs)).unref();
      stream.once('close', () => {
        open.delete(one);
        subscription[Symbol.dispose]();
        if (open.size > 0) return;
        clearInterval(looking);
        looking = undefined;
      });
    },
  };
}
