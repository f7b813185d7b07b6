import type { TicketFilters, TicketQuery } from '../../application/lists/ports.ts';
import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { enteredIn, pieceOf, type AnyFacet } from './facets.ts';

/** The filters on the time of entry. */
export type EntryTime = Pick<TicketFilters, 'receivedFrom' | 'receivedBefore'>;

/** A part of the time of entry, and the facets of which what lies in it has one; without facets it has no end on one side. */
export type EntryWindow = { readonly from: Instant | null; readonly before: Instant | null; readonly facets: AnyFacet | null };

/** In which order and within which time windows are given, and of pieces of how many days. */
export type EntryWindows = { readonly order: TicketQuery['order']; readonly filters: EntryTime; readonly pieces: readonly number[] };

/**
 * Windows one after the other, from one instant to the other, within the filters' time. Each is of two pieces that are longer than those
 * before: few tries for what is rare, and none that finds much more than a page of what is not.
 */
export function* entryWindows(start: Instant, end: Instant, { order, filters, pieces }: EntryWindows): Generator<EntryWindow, void> {
  const back = order === 'newest';
  const { receivedFrom, receivedBefore } = filters;
  const first = Math.max(receivedFrom === null ? -Infinity : pieceOf(receivedFrom, 1), back ? pieceOf(end, 1) : -Infinity);
  const last = Math.min(receivedBefore === null ? Infinity : pieceOf(receivedBefore, 1), back ? Infinity : pieceOf(end, 1));
  let next = back ? Math.min(pieceOf(start, 1), last) : Math.max(pieceOf(start, 1), first);
  for (const days of pieces) {
    const here = Math.floor(next / days);
    const low = back ? Math.max((here - 1) * days, first) : next;
    const high = back ? next : Math.min((here + 2) * days - 1, last);
    if (low > high) return;
    const facets = new Set([Math.floor(low / days), Math.floor(high / days)].map((piece) => enteredIn(days, piece)));
    yield { from: startOf(low), before: startOf(high + 1), facets: [...facets].map((value) => ['entered', value] as const) };
    next = back ? low - 1 : high + 1;
  }
  if (back && next >= first) yield { from: null, before: startOf(next + 1), facets: null };
  if (!back && next <= last) yield { from: startOf(next), before: null, facets: null };
}

function startOf(day: number): Instant {
  return instantFromMs(day * DAY_MS);
}
