import type { TicketFilters, TicketQuery } from '../../application/lists/ports.ts';
import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { DAYS_OF_PIECES, enteredIn, pieceOf, type AnyFacet } from './facets.ts';

/** The filters on the time of entry. */
export type EntryTime = Pick<TicketFilters, 'receivedFrom' | 'receivedBefore'>;

/** A part of the time of entry, and the facets of which what lies in it has one; without facets it has no end on one side. */
export type EntryWindow = { readonly from: Instant | null; readonly before: Instant | null; readonly facets: AnyFacet | null };

/**
 * Windows one after the other, from an instant into the past or towards the present, within the filters' time. Each is of two pieces that
 * are longer than those before: few tries for what is rare, and none that finds much more than a page of what is not.
 */
export function* entryWindows(start: Instant, order: TicketQuery['order'], filters: EntryTime): Generator<EntryWindow, void> {
  const back = order === 'newest';
  const first = filters.receivedFrom === null ? -Infinity : pieceOf(filters.receivedFrom, 1);
  const last = filters.receivedBefore === null ? Infinity : pieceOf(filters.receivedBefore, 1);
  let next = back ? Math.min(pieceOf(start, 1), last) : Math.max(pieceOf(start, 1), first);
  for (const days of DAYS_OF_PIECES) {
    const here = Math.floor(next / days);
    const low = back ? Math.max((here - 1) * days, first) : next;
    const high = back ? next : Math.min((here + 2) * days - 1, last);
    if (low > high) return;
    const pieces = new Set([Math.floor(low / days), Math.floor(high / days)]);
    yield {
      from: startOf(low),
      before: startOf(high + 1),
      facets: [...pieces].map((piece) => ['entered', enteredIn(days, piece)] as const),
    };
    next = back ? low - 1 : high + 1;
  }
  if (back && next >= first) yield { from: null, before: startOf(next + 1), facets: null };
  if (!back && next <= last) yield { from: startOf(next), before: null, facets: null };
}

function startOf(day: number): Instant {
  return instantFromMs(day * DAY_MS);
}
