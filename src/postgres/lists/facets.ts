import type { TicketFilterRow } from '../../application/ports.ts';
import { DAY_MS, instantToMs, type Instant } from '../../domain/kernel/time.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';

/**
 * What a facet is a value of. `seen` is a unit whose own the ticket is, `unit` the lead; `day` and `month` the time of entry
 * (`pieceOf`); `open` has the value `true` alone, where the ticket is in the list `open`.
 */
export type FacetField =
  | 'state'
  | 'kind'
  | 'urgency'
  | 'privacy'
  | 'channel'
  | 'classCode'
  | 'area'
  | 'unit'
  | 'open'
  | 'seen'
  | 'day'
  | 'month';

/** Facets of which a row must have one. */
export type AnyFacet = readonly (readonly [FacetField, string])[];

const fields = ['kind', 'urgency', 'privacy', 'channel', 'classCode', 'area', 'unit'] as const;

/** Steps of the way to an answer. They are no facets: every step would write to their index. Tickets in them are all `open`. */
const steps: ReadonlySet<TicketState> = new Set(['received', 'accepted', 'dispatched', 'handling', 'inUnitReview', 'inCentreReview']);

/** The facets of a ticket's row: one for each value that it can be found by. */
export function facetsOf(city: string, row: TicketFilterRow): readonly number[] {
  const facets = row.units.map((unit) => facet(city, 'seen', unit));
  for (const field of fields) {
    const value = row[field];
    if (value !== null) facets.push(facet(city, field, value));
  }
  for (const piece of ['day', 'month'] as const) facets.push(facet(city, piece, String(pieceOf(row.receivedAt, piece))));
  if (row.open) facets.push(facet(city, 'open', 'true'));
  if (!steps.has(row.state)) facets.push(facet(city, 'state', row.state));
  return facets;
}

/** What facets say of states: steps are known only to be open. */
export function stateFacets(states: readonly TicketState[]): AnyFacet {
  return states.map((state) => (steps.has(state) ? ['open', 'true'] : ['state', state]));
}

/** Pieces of the time of entry, in days of Greenwich: the same wherever they are asked for. */
export const DAYS_OF_PIECE = { day: 1, month: 32 } as const;

/** The number of the piece that an instant lies in. */
export function pieceOf(at: Instant, piece: keyof typeof DAYS_OF_PIECE): number {
  return Math.floor(instantToMs(at) / (DAYS_OF_PIECE[piece] * DAY_MS));
}

/**
 * A value of a field as a number: 32 bits of FNV-1a. Two values may share one, so whatever is found by facets is compared by its
 * columns as well. The stored rows hold it: another function is another edition of the table.
 */
export function facet(city: string, field: FacetField, value: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(`${city}\n${field}\n${value}`)) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return hash | 0;
}
