import type { TicketFilterRow } from '../../application/ports.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';

/** What a facet is a value of. `seen` is a unit whose own the ticket is, `unit` the lead; `open` has the value `true` alone. */
export type FacetField = 'state' | 'kind' | 'urgency' | 'privacy' | 'channel' | 'classCode' | 'area' | 'unit' | 'open' | 'seen';

const fields = ['kind', 'urgency', 'privacy', 'channel', 'classCode', 'area', 'unit'] as const;

/**
 * States that few tickets are ever in. Others are no facets: every step of the loop would write to their index, and a walk soon meets
 * tickets in them.
 */
const rareStates: ReadonlySet<TicketState> = new Set([
  'sendBackRequested',
  'inConference',
  'inFinalAnswerReview',
  'declined',
  'handedOver',
  'merged',
]);

/** States of tickets that are not open any more, unless a limit still runs. */
const endedStates: ReadonlySet<TicketState> = new Set(['closed', 'archived', 'merged']);

/** The facets of a ticket's row: one for each value that it can be found by. */
export function facetsOf(city: string, row: TicketFilterRow): readonly number[] {
  const facets = row.units.map((unit) => facet(city, 'seen', unit));
  for (const field of fields) {
    const value = row[field];
    if (value !== null) facets.push(facet(city, field, value));
  }
  if (rareStates.has(row.state)) facets.push(facet(city, 'state', row.state));
  if (row.open) facets.push(facet(city, 'open', 'true'));
  return facets;
}

/** What facets say of states: their own where all are rare, else at most that the tickets are open. */
export function stateFacets(states: readonly TicketState[]): readonly (readonly [FacetField, readonly string[]])[] {
  if (states.every((state) => rareStates.has(state))) return [['state', states]];
  return states.some((state) => endedStates.has(state)) ? [] : [['open', ['true']]];
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
