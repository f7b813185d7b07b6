import type { TicketFilters, TicketQuery } from '../../application/lists/ports.ts';
import { DAY_MS, instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { DAYS_OF_PIECE, pieceOf, type AnyFacet } from './facets.ts';

/** The filters on the time of entry. */
export type EntryTime = Pick<TicketFilters, 'receivedFrom' | 'receivedBefore'>;

/** Of which pieces, and of how many, each next window is. Few tries for what is rare, and none that finds much more than a page of what is not. */
const SIZES = [
  ['day', 2],
  ['day', 8],
  ['month', 2],
  ['month', 8],
  ['month', 32],
] as const;

/** A part of the time of entry, and the facets of which what lies in it has one; without facets it has no end on one side. */
export type EntryWindow = { readonly from: Instant | null; readonly before: Instant | null; readonly facets: AnyFacet | null };

/** Windows one after the other, from an instant into the past or towards the present, longer and longer, within the filters' time. */
export function* entryWindows(start: Instant, order: TicketQuery['order'], filters: EntryTime): Generator<EntryWindow, void> {
  const back = order === 'newest';
  const first = filters.receivedFrom === null ? -Infinity : pieceOf(filters.receivedFrom, 'day');
  const last = filters.receivedBefore === null ? Infinity : pieceOf(filters.receivedBefore, 'day');
  let next = back ? Math.min(pieceOf(start, 'day'), last) : Math.max(pieceOf(start, 'day'), first);
  for (const [piece, count] of SIZES) {
    const days = DAYS_OF_PIECE[piece];
    const here = Math.floor(next / days);
    const low = back ? Math.max((here - count + 1) * days, first) : next;
    const high = back ? next : Math.min((here + count) * days - 1, last);
    if (low > high) return;
    const numbers = Array.from(
      { length: Math.floor(high / days) - Math.floor(low / days) + 1 },
      (_, index) => Math.floor(low / days) + index,
    );
    yield { from: startOf(low), before: startOf(high + 1), facets: numbers.map((number) => [piece, String(number)] as const) };
    next = back ? low - 1 : high + 1;
  }
  if (back && next >= first) yield { from: null, before: startOf(next + 1), facets: null };
  if (!back && next <= last) yield { from: startOf(next), before: null, facets: null };
}

function startOf(day: number): Instant {
  return instantFromMs(day * DAY_MS);
}
