import type { Order } from '../../analysis/dispatch/order.ts';
import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { allDuties } from '../../domain/profile/find-duty.ts';
import { mayHold } from '../../domain/profile/may-hold.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Name } from '../../domain/profile/types.ts';

/** A unit that holds a matter by a line of the duty catalogue. */
export type CatalogueDuty = { readonly unit: string; readonly line: string; readonly basis: string };

/** What the duty catalogue says of an order: who holds it, the nearest line first, and who must not (D-1, D-8). */
export type CatalogueAdvice = { readonly duties: readonly CatalogueDuty[]; mayHold(unit: string): boolean };

/**
 * D-1, D-8: asks the catalogue about orders whose classes, areas and units are written by name or code. Where it does not know the class it says nothing, and forbids
 * only units below level 2 that it knows, because only a line may open a matter to them.
 */
export function createCatalogueAdviser(profile: ProfileIndex): (order: Order, on: LocalDate) => CatalogueAdvice {
  const classes = placesOf(profile.classes);
  const areas = placesOf(profile.areas);
  const units = placesOf(profile.units);
  return (order, on) => {
    const classCode = deepest<ClassCode>(order.classes, classes, (code) => profile.classPath(code).map(({ name }) => name.zh));
    const area = deepest<AreaCode>(order.areas, areas, (code) => profile.areaPath(code).map(({ name }) => name.zh)) ?? null;
    const duties = classCode === undefined ? [] : allDuties(profile, classCode, area, on);
    return {
      duties: duties
        .filter(({ entry: { unit } }) => classCode !== undefined && mayHold(profile, unit, classCode, area, on).ok)
        .map(({ entry }) => ({ unit: profile.units.get(entry.unit)?.name.zh ?? entry.unit, line: entry.id, basis: entry.basis })),
      mayHold: (name) => {
        const known = units.get(name) ?? [];
        if (known.length === 0) return false;
        return known.some((unit: UnitCode) =>
          classCode === undefined ? profile.units.get(unit)?.level !== 3 : mayHold(profile, unit, classCode, area, on).ok,
        );
      },
    };
  };
}

/** Codes by every way to write them. */
function placesOf<Code extends string>(
  things: ReadonlyMap<Code, { readonly code: Code; readonly name: Name }>,
): ReadonlyMap<string, readonly Code[]> {
  const places = new Map<string, Code[]>();
  for (const { code, name } of things.values()) {
    for (const word of new Set([code, name.zh, name.en])) places.set(word, [...(places.get(word) ?? []), code]);
  }
  return places;
}

/** The code of the lowest level that is known; of several with one name the one whose path shares most names. */
function deepest<Code extends string>(
  levels: readonly string[],
  places: ReadonlyMap<string, readonly Code[]>,
  pathOf: (code: Code) => readonly string[],
): Code | undefined {
  for (const level of levels.toReversed()) {
    const codes = places.get(level) ?? [];
    const shared = (code: Code): number => pathOf(code).filter((name) => levels.includes(name)).length;
    const best = codes.toSorted((a, b) => shared(b) - shared(a))[0];
    if (best !== undefined) return best;
  }
  return undefined;
}
