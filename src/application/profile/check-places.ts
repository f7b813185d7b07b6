import type { KnownPlace } from '../../domain/profile/types.ts';
import { positionOf, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';
import { checkReference } from './check-tree.ts';
import type { WrittenCodes } from './profile-draft.ts';

/** Places: known areas, towns that stand in the table, points that are whole, and no name twice in one area. */
export function checkPlaces(places: readonly KnownPlace[], written: WrittenCodes, reading: Reading): void {
  const key = (area: string, name: string): string => `${area} ${name}`;
  const towns = new Set(places.filter(({ kind }) => kind === 'township').map(({ area, name }) => key(area, name)));
  const first = new Map<string, KnownPlace>();
  for (const place of places) {
    const { name, area, township, latitude, longitude } = place;
    checkReference(place, 'area', area, written.areas, 'unknownArea', reading);
    if (township !== null && !towns.has(key(area, township)))
      reading.problems.push(problemAt(positionOf(reading, place, 'township'), 'unknownTownship', { found: township }));
    if ((latitude === null) !== (longitude === null))
      reading.problems.push(
        problemAt(positionOf(reading, place, latitude === null ? 'latitude' : 'longitude'), 'halfPoint', { found: name }),
      );
    const before = first.get(key(area, name));
    if (before === undefined) first.set(key(area, name), place);
    else {
      const { line } = positionOf(reading, before);
      reading.problems.push(problemAt(positionOf(reading, place, 'name'), 'duplicateCode', { found: name, line }));
    }
  }
}
