import type { TicketFilters, TicketQuery } from '../../application/lists/ports.ts';
import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { dayOf, type AnyFacet } from './facets.ts';

/** The filters on the time of entry. */
export type EntryTime = Pick<TicketFilters, 'receivedFrom' | 'receivedBefore'>;

/** How many days each next piece has. Few tries for what is rare, and none that finds much more than a page of what is not. */
const SIZES = [2, 8, 32, 128, 512] as const;

/** A piece of the time of entry, and the facets that say it; without facets it has no end on one side. */
export type EntryWindow = { readonly from: Instant | null; readonly before: Instant | null; readonly days: AnyFacet | null };

/** Pieces of time one after the other, from an instant into the past or towards the present, longer and longer, within the filters' time. */
export function* entryWindows(start: Instant, order: TicketQuery['order'], filters: EntryTime): Generator<EntryWindow, void> {
  const back = order === 'newest';
  const [first, last] = daysWithin(filters);
  let day = back ? Math.min(dayOf(start), last) : Math.max(dayOf(start), first);
  for (const size of SIZES) {
    const end = back ? Math.max(day - size + 1, first) : Math.min(day + size - 1, last);
    const [low, high] = back ? [end, day] : [day, end];
    if (low > high) return;
    yield { from: startOf(low), before: startOf(high + 1), days: daysFrom(low, high) };
    day = back ? low - 1 : high + 1;
  }
  if (back && day >= first) yield { from: null, before: startOf(day + 1), days: null };
  if (!back && day <= last) yield { from: startOf(day), before: null, days: null };
}

/** The first and the last day that the filters let pass. */
function daysWithin({ receivedFrom, receivedBefore }: EntryTime): readonly [number, number] {
  return [receivedFrom === null ? -Infinity : dayOf(receivedFrom), receivedBefore === null ? Infinity : dayOf(receivedBefore)];
}

function daysFrom(low: number, high: number): AnyFacet {
  return Array.from({ length: high - low + 1 }, (_, index) => ['day', String(low + index)] as const);
}

function startOf(day: number): Instant {
  return instantFromMs(day * DAY_MS);
}
