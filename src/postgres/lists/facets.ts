import type { TicketFilterRow } from '../../application/ports.ts';
import { DAY_MS, instantToMs, type Instant } from '../../domain/kernel/time.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';

/**
 * What a facet is a value of. `seen` is a unit whose own the ticket is, `unit` the lead; `entered` a piece of time that the entry lies in
 * (`enteredIn`); `open` has the value `true` alone, where the ticket is in the list `open`.
 */
export type FacetField = 'state' | 'kind' | 'urgency' | 'privacy' | 'channel' | 'classCode' | 'area' | 'unit' | 'open' | 'seen' | 'entered';

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
  for (const days of DAYS_OF_PIECES) facets.push(facet(city, 'entered', enteredIn(days, pieceOf(row.receivedAt, days))));
  if (row.open) facets.push(facet(city, 'open', 'true'));
  if (!steps.has(row.state)) facets.push(facet(city, 'state', row.state));
  return facets;
}

/** What facets say of states: steps are known only to be open. */
export function stateFacets(states: readonly TicketState[]): AnyFacet {
  return states.map((state) => (steps.has(state) ? ['open', 'true'] : ['state', state]));
}

/** Days of Greenwich that a piece of the time of entry has: the same pieces wherever they are asked for. */
export const DAYS_OF_PIECES = [1, 8, 64, 512] as const;

/** The number of the piece of so many days that an instant lies in. */
export function pieceOf(at: Instant, days: number): number {
  return Math.floor(instantToMs(at) / (days * DAY_MS));
}

/** A piece as a value of the facet `entered`. */
export function enteredIn(days: number, piece: number): string {
  return `${String(days)}/${String(piece)}`;
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
