import type { CityId } from '../../domain/kernel/ids.ts';
import type { StreamPosition } from '../ports.ts';
import { openCityStream, type CityStream, type FollowOptions, type LiveListener, type LiveSubscription } from './city-stream.ts';
import type { LiveFeed } from './live-feed.ts';
import type { LiveViewer } from './live-viewer.ts';

/** Tells listeners of this process what changes in their cities. Disposing ends all listening for good. */
export type LiveHub = Disposable & {
  /**
   * From here on `listener` hears what concerns the viewer: first what happened after `after`, without a gap (null: nothing of the past).
   * Undefined when the process is about to end; rejects when the database does not answer. Dispose what it gives when the listener
   * has gone.
   */
  subscribe(city: CityId, viewer: LiveViewer, after: StreamPosition | null, listener: LiveListener): Promise<LiveSubscription | undefined>;
};

/** One reader of the changes for each city that somebody listens to; a city without listeners is not read at all. */
export function createLiveHub(feed: LiveFeed, options: FollowOptions): LiveHub {
  const cities = new Map<CityId, { readonly stream: CityStream; users: number }>();
  let ended = false;

  function use(city: CityId): CityStream {
    let used = cities.get(city);
    if (used === undefined) {
      used = { stream: openCityStream(feed, city, options), users: 0 };
      cities.set(city, used);
    }
    used.users += 1;
    return used.stream;
  }

  function release(city: CityId): void {
    const used = cities.get(city);
    if (used === undefined) return;
    used.users -= 1;
    if (used.users > 0) return;
    cities.delete(city);
    used.stream.stop();
  }

  return {
    subscribe: async (city, viewer, after, listener) => {
      if (ended) return undefined;
      try {
        const subscription = await use(city).join(viewer, after, listener);
        if (ended) return undefined;
        return {
          mark: () => subscription.mark(),
          [Symbol.dispose]() {
            subscription[Symbol.dispose]();
            release(city);
          },
        };
      } catch (error) {
        release(city);
        throw error;
      }
    },
    [Symbol.dispose]() {
      ended = true;
      for (const { stream } of cities.values()) stream.stop();
      cities.clear();
    },
  };
}
