import type { TicketFilters } from '../../application/lists/ports.ts';
import type { CityId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Parameters } from '../parameters.ts';
import type { EntryTime } from './entry-windows.ts';
import { facet, stateFacets, type AnyFacet } from './facets.ts';

/** Filters of values, with their column and the facet that says the same. */
const valueFilters = [
  { filter: 'states', column: 'state', facet: null },
  { filter: 'kinds', column: 'kind', facet: 'kind' },
  { filter: 'urgencies', column: 'urgency', facet: 'urgency' },
  { filter: 'privacies', column: 'privacy', facet: 'privacy' },
  { filter: 'channels', column: 'channel', facet: 'channel' },
  { filter: 'classCodes', column: 'class_code', facet: 'classCode' },
  { filter: 'areas', column: 'area', facet: 'area' },
  { filter: 'units', column: 'unit', facet: 'unit' },
] as const;

/** True when nothing but the time of entry, which the order of a walk takes care of, can leave a row out. */
export function areEmpty(filters: TicketFilters): boolean {
  return valueFilters.every(({ filter }) => filters[filter] === null);
}

/** What the filters of values ask of a row of `ticket_filter`, as ` AND ...`. */
export function filterConditions(table: string, filters: TicketFilters, parameters: Parameters): string {
  const parts = valueFilters.flatMap(({ filter, column }) => {
    const values = filters[filter];
    return values === null ? [] : [` AND ${table}.${column} = ANY (${parameters.add(values)}::text[])`];
  });
  return parts.join('');
}

/** What the filters ask of the time of entry of rows `table`. */
export function timeConditions(table: string, { receivedFrom, receivedBefore }: EntryTime, parameters: Parameters): string {
  const from = receivedFrom === null ? '' : ` AND ${table}.received_at >= ${parameters.add(receivedFrom)}::timestamptz`;
  return receivedBefore === null ? from : `${from} AND ${table}.received_at < ${parameters.add(receivedBefore)}::timestamptz`;
}

/** What the filters of values ask of facets: of each filter one. */
export function filterFacets(filters: TicketFilters): readonly AnyFacet[] {
  const others = valueFilters.flatMap(({ filter, facet: field }): readonly AnyFacet[] => {
    const values = filters[filter];
    return values === null || field === null ? [] : [values.map((value) => [field, value] as const)];
  });
  return filters.states === null ? others : [...others, stateFacets(filters.states)];
}

/** The same by the index of facets, which finds what is rare among all tickets: rows `f` that have one of each. */
export function facetConditions(city: CityId, asked: readonly AnyFacet[], parameters: Parameters): string {
  const facets = asked.map((any) => [...new Set(any.map(([field, value]) => facet(city, field, value)))]);
  const single = facets.filter(({ length }) => length === 1).flat();
  const several = facets.filter(({ length }) => length !== 1);
  const all = single.length === 0 ? '' : ` AND f.facets @> ${parameters.add(single)}::integer[]`;
  return all + several.map((values) => ` AND f.facets && ${parameters.add(values)}::integer[]`).join('');
}

/** The same of tickets that units see, by the index of each unit's facets. */
export function unitFacetConditions(city: CityId, asked: readonly AnyFacet[], units: readonly UnitCode[], parameters: Parameters): string {
  const seenBy = parameters.add(units);
  const keys = asked.map((any) => {
    const facets = parameters.add([...new Set(any.map(([field, value]) => facet(city, field, value)))]);
    return ` AND unit_facets(f.units, f.facets) && unit_facets(${seenBy}::text[], ${facets}::integer[])`;
  });
  return `${keys.join('')} AND f.units && ${seenBy}::text[]`;
}

/**
 * Rows `f` found by their facets alone, to be narrowed by whatever else is asked: OFFSET keeps the planner from reading a long range of
 * another index beside the short one of facets.
 */
export function rowsWithFacets(conditions: string): string {
  return `(SELECT f.* FROM ticket_filter f WHERE true${conditions} OFFSET 0) AS f`;
}
