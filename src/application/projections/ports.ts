import type { CityId } from '../../domain/kernel/ids.ts';
import type { RecordedEvent } from '../ports.ts';

/** Something that follows a city's history after the fact: a search index, messages that go out. */
export type Projection = {
  /** Names its place in history, with the edition of its rules where these can change (`search:2`): another edition begins anew. */
  readonly name: string;
  /** Where a new one begins: with all of history, or with what happens from now on. */
  readonly begins: 'atStart' | 'now';
  /** Events handed over at once. A batch should be done within a second: a stop waits for it. */
  readonly batch: number;
  /**
   * Does what the events, in the order of commits, call for. Told of each event at least once: again after a crash, so doing it twice
   * must be as doing it once. Never at the same time for one city. Writing transactions should be short: all who follow history
   * wait for the oldest one.
   */
  apply(city: CityId, events: readonly RecordedEvent[]): Promise<void>;
};

/** How far projections have come. */
export type ProjectionLog = {
  /**
   * Hands the next batch to `apply` and keeps the new place once it has returned; gives the number of events. Of several processes
   * one advances a projection of a city, the others get `taken`. Rejects with the error of `apply`; the place then stays.
   */
  advance(city: CityId, projection: Projection): Promise<number | 'taken'>;
  /** Sends a projection back to where a new one begins. Waits for a batch that is being done. */
  reset(city: CityId, projection: Pick<Projection, 'name'>): Promise<void>;
};
