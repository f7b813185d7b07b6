import type { TicketFilters } from '../../application/lists/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Parameters } from '../parameters.ts';
import { facet, stateFacets, type FacetField } from './facets.ts';

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

/** What the filters ask of a row `f` of `ticket_filter`, as ` AND ...`. */
export function filterConditions(filters: TicketFilters, parameters: Parameters): string {
  const parts = valueFilters.flatMap(({ filter, column }) => {
    const values = filters[filter];
    return values === null ? [] : [` AND f.${column} = ANY (${parameters.add(values)}::text[])`];
  });
  return parts.join('') + timeConditions('f', filters, parameters);
}

/** What the filters ask of the time of entry of rows `table`. */
export function timeConditions(table: string, { receivedFrom, receivedBefore }: TicketFilters, parameters: Parameters): string {
  const from = receivedFrom === null ? '' : ` AND ${table}.received_at >= ${parameters.add(receivedFrom)}::timestamptz`;
  return receivedBefore === null ? from : `${from} AND ${table}.received_at < ${parameters.add(receivedBefore)}::timestamptz`;
}

/** The same by the index of facets, which finds what is rare among all tickets. `more` are facets that must be there besides. */
export function facetConditions(
  city: CityId,
  filters: TicketFilters,
  more: readonly (readonly [FacetField, readonly string[]])[],
  parameters: Parameters,
): string {
  const asked = [
    ...more,
    ...valueFilters.flatMap(({ filter, facet: field }) => {
      const values = filters[filter];
      return values === null || field === null ? [] : [[field, values] as const];
    }),
    ...(filters.states === null ? [] : stateFacets(filters.states)),
  ];
  const facets = asked.map(([field, values]) => values.map((value) => facet(city, field, value)));
  const single = facets.filter(({ length }) => length === 1).flat();
  const several = facets.filter(({ length }) => length !== 1);
  const all = single.length === 0 ? '' : ` AND f.facets @> ${parameters.add(single)}::integer[]`;
  return all + several.map((values) => ` AND f.facets && ${parameters.add(values)}::integer[]`).join('');
}
