import type { CityId } from '../../domain/kernel/ids.ts';
import type { TicketChange } from '../lists/ports.ts';
import type { StreamPosition } from '../ports.ts';
import type { LiveFeed, LiveMark } from './live-feed.ts';
import { newsFor, type LiveNews, type LiveViewer } from './live-viewer.ts';
import { comparePositions } from './positions.ts';

/** Who is told. Calls never wait: whoever cannot keep up must drop out. */
export type LiveListener = {
  tell(news: LiveNews, mark: LiveMark): void;
  /** What happened meanwhile is not known any more, or too much: everything must be read anew. */
  reset(mark: LiveMark): void;
  /** Nothing more will come from this process. */
  end(): void;
};

/** A listener's place in a stream; disposing leaves it. */
export type LiveSubscription = Disposable & {
  /** Everything up to here was told. */
  mark(): LiveMark;
};

/** How changes are followed. */
export type FollowOptions = {
  /** Waits for so long, or until the signal is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Milliseconds on a clock that is never set. */
  elapsedMs(): number;
  /** Told of each failed look; the next one is tried all the same. */
  onFailure(error: unknown): void;
};

/** What changes in one city, read once for all listeners. */
export type CityStream = {
  join(viewer: LiveViewer, after: StreamPosition | null, listener: LiveListener): Promise<LiveSubscription>;
  /** Ends the reading, and tells whoever still listens. */
  stop(): void;
};

/** A change is told within about this, which is the least that people notice. */
const LOOK_EVERY_MS = 250;
const AFTER_FAILURE_MS = 1000;
/** After so many looks it is asked whether this is still the database that it was: another may take its place between two looks. */
const CHECK_EVERY = 20;
const PAGE = 1000;
/** Changes kept in memory, for those who come back: a quarter of an hour of a large city. Who missed more reads everything anew. */
const KEPT = 20_000;
/** A client that must look at so many tickets is quicker when it reads its lists anew. */
const MOST_TICKETS = 1000;
/** Longer than any replica lags that is read from: who is still ahead then comes from another history (a restored base). */
const CATCH_UP_MS = 10_000;

type Listening = {
  readonly viewer: LiveViewer;
  readonly listener: LiveListener;
  position: StreamPosition;
  /** Until when the listener's place may be ahead of the stream; null when it is not. */
  aheadUntilMs: number | null;
};

/** Begins to follow the changes of a city from its present on. */
export function openCityStream(feed: LiveFeed, city: CityId, options: FollowOptions): CityStream {
  const stopping = new AbortController();
  const listening = new Set<Listening>();
  let kept: TicketChange[] = [];
  /** `kept` is all that happened after `from` and up to `at`. */
  let from: StreamPosition = { transaction: '0', position: 0 };
  let at = from;
  let seen: string | null = null;
  /** From here on back it is too much, known from the last who asked. */
  let tooFar: StreamPosition | null = null;
  let failed = false;
  let looks = 0;
  let behindUntilMs: number | null = null;

  async function open(): Promise<void> {
    ({ at, seen } = await feed.present(city));
    from = at;
  }
  const opened = open();
  let tail = opened;

  /** One reads at a time: what is kept has no holes. */
  async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = tail.then(work, work);
    tail = turn.then(
      () => undefined,
      () => undefined,
    );
    return await turn;
  }

  async function follow(): Promise<void> {
    // Those who wait for the opening hear of its failure, and go.
    await opened.catch(() => {
      stopping.abort();
    });
    while (!stopping.signal.aborted) {
      try {
        await alone(advance);
        failed = false;
      } catch (error) {
        failed = true;
        options.onFailure(error);
      }
      await options.pause(failed ? AFTER_FAILURE_MS : LOOK_EVERY_MS, stopping.signal);
    }
  }

  async function advance(): Promise<void> {
    looks += 1;
    const isAhead = behindUntilMs !== null || [...listening].some(({ aheadUntilMs }) => aheadUntilMs !== null);
    const present = isAhead || looks % CHECK_EVERY === 0 ? await feed.present(city) : { at, seen };
    if (isBehind(present)) beginAnew(present);
    for (let more = true; more && !stopping.signal.aborted;) {
      const { changes, gap, seen: shown } = await feed.read(city, at, PAGE);
      more = changes.length === PAGE;
      if (gap) beginAnew({ at, seen });
      keep(changes);
      seen = shown ?? seen;
      // All that lies before `present` was read by now.
      if (!more && comparePositions(present.at, at) > 0) ({ at, seen } = present);
      spread(changes);
    }
  }

  /** Whether the database is without what was told of it: another one stands in for it that never had it. A replica only needs time. */
  function isBehind(present: LiveMark): boolean {
    if (comparePositions(present.at, at) >= 0) behindUntilMs = null;
    else behindUntilMs ??= options.elapsedMs() + CATCH_UP_MS;
    return behindUntilMs !== null && options.elapsedMs() > behindUntilMs;
  }

  function beginAnew(present: LiveMark): void {
    kept = [];
    behindUntilMs = null;
    from = present.at;
    ({ at, seen } = present);
    for (const one of listening) reset(one);
  }

  function keep(changes: readonly TicketChange[]): void {
    const last = changes.at(-1);
    if (last === undefined) return;
    kept.push(...changes);
    at = last.position;
    if (kept.length < KEPT + PAGE) return;
    const dropped = kept.splice(0, kept.length - KEPT);
    from = dropped.at(-1)?.position ?? from;
  }

  function spread(changes: readonly TicketChange[]): void {
    const [first] = changes;
    const known = new Map<string, ReturnType<typeof newsFor>>();
    for (const one of listening) {
      if (one.aheadUntilMs !== null) {
        catchUp(one, changes);
      } else if (first !== undefined) {
        let news = known.get(one.viewer.key);
        if (news === undefined) known.set(one.viewer.key, (news = newsFor(one.viewer, changes)));
        tell(one, news);
      }
    }
  }

  /** Tells what came after the listener's place, if the stream has come so far. */
  function catchUp(one: Listening, changes: readonly TicketChange[]): void {
    if (comparePositions(one.position, at) > 0) {
      one.aheadUntilMs ??= options.elapsedMs() + CATCH_UP_MS;
      if (options.elapsedMs() > one.aheadUntilMs) reset(one);
      return;
    }
    const missed = changes.filter(({ position }) => comparePositions(position, one.position) > 0);
    one.aheadUntilMs = null;
    tell(one, newsFor(one.viewer, missed));
  }

  function tell(one: Listening, news: ReturnType<typeof newsFor>): void {
    one.position = at;
    if (news === 'everything' || (news !== null && news.tickets.length > MOST_TICKETS)) one.listener.reset({ at, seen });
    else if (news !== null) one.listener.tell(news, { at, seen });
  }

  function reset(one: Listening): void {
    one.aheadUntilMs = null;
    one.position = at;
    one.listener.reset({ at, seen });
  }

  /** Reads what happened between `after` and what is kept; false when it is too much. */
  async function reachBack(after: StreamPosition): Promise<boolean> {
    if (tooFar !== null && comparePositions(after, tooFar) <= 0) return false;
    const older: TicketChange[] = [];
    for (let place = after; ;) {
      const { changes, gap } = await feed.read(city, place, PAGE);
      const missing = changes.filter(({ position }) => comparePositions(position, from) <= 0);
      older.push(...missing);
      if (gap || older.length + kept.length > KEPT) {
        tooFar = after;
        return false;
      }
      const last = missing.at(-1);
      if (last === undefined || missing.length < PAGE) break;
      place = last.position;
    }
    kept = [...older, ...kept];
    from = after;
    return true;
  }

  void follow();

  return {
    join: async (viewer, after, listener) => {
      await opened;
      const place = after ?? at;
      const complete = comparePositions(place, from) >= 0 || (await alone(async () => await hasSince(place)));
      // From here to the end nothing waits, so that no change falls between what was missed and what comes.
      const one: Listening = { viewer, listener, position: place, aheadUntilMs: null };
      if (complete) catchUp(one, kept);
      else reset(one);
      listening.add(one);
      return {
        mark: () => ({ at: one.position, seen }),
        [Symbol.dispose]: () => void listening.delete(one),
      };
    },
    stop: () => {
      stopping.abort();
      for (const { listener } of listening) listener.end();
      listening.clear();
    },
  };

  async function hasSince(place: StreamPosition): Promise<boolean> {
    return comparePositions(place, from) >= 0 || (await reachBack(place));
  }
}
