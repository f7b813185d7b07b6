import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { DueAction } from '../../domain/loop/clock.ts';
import type { EventStore } from '../ports.ts';

/** One step of a clock that has fallen due. */
export type DueStep = { readonly ticket: TicketId; readonly clock: string; readonly action: DueAction; readonly at: Instant };

/** The due queue. */
export type DueWork = {
  /**
   * Hands up to `limit` steps that fell due by `now` and are not postponed, after `after` in order of time, to `work`, together
   * with a store that writes in the same transaction. Their tickets are locked: another worker skips them, a command waits.
   */
  take<Value>(
    query: { readonly city: CityId; readonly now: Instant; readonly after: DueStep | null; readonly limit: number },
    work: (steps: readonly DueStep[], events: EventStore) => Promise<Value>,
  ): Promise<Value>;
  /** Leaves steps alone for a while that could not be done: a minute at first, an hour at most. `problem` is a code. */
  postpone(city: CityId, now: Instant, steps: readonly { readonly step: DueStep; readonly problem: string }[]): Promise<void>;
  /** Lets everything that was postponed be taken again at once. */
  resume(city: CityId): Promise<void>;
  /** Does something while nobody takes what falls due in a city: who lives its past would find every clock due. Waits for other holders. */
  hold<Value>(city: CityId, work: () => Promise<Value>): Promise<Value>;
};
