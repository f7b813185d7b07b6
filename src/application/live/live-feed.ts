import type { CityId } from '../../domain/kernel/ids.ts';
import type { ChangeFeed, ChangePage } from '../lists/ports.ts';
import type { StreamPosition } from '../ports.ts';
import type { Reading } from '../reading/ports.ts';

/** A place in the stream of changes, and the position of the database in which reads show what happened up to it. */
export type LiveMark = { readonly at: StreamPosition; readonly seen: string | null };

/** The feed of changes as lists are read, so that whoever is told of a change and reads anew sees it. */
export type LiveFeed = {
  read(city: CityId, after: StreamPosition, limit: number): Promise<ChangePage & { readonly seen: string | null }>;
  present(city: CityId): Promise<LiveMark>;
};

/** Reads a feed from the database that lists are read from. */
export function createLiveFeed(changes: ChangeFeed, reading: Reading): LiveFeed {
  return {
    read: async (city, after, limit) =>
      await reading.within(null, async () => {
        const page = await changes.read(city, after, limit);
        return { ...page, seen: page.changes.length === 0 ? null : await reading.seen() };
      }),
    present: async (city) => await reading.within(null, async () => ({ at: await changes.position(city), seen: await reading.seen() })),
  };
}
