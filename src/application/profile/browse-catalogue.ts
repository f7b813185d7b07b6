import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { CatalogueEntry } from '../../domain/profile/types.ts';
import { isValidOn } from '../../domain/profile/valid-on.ts';

/** Which lines of the duty catalogue are wanted; null: whatever it is. */
export type CatalogueQuery = {
  /** Words that all stand in the id, the basis, or the name of class or unit. */
  readonly words: string | null;
  /** Lines of the class and of those under it. */
  readonly classCode: ClassCode | null;
  /** Lines of the area and of those in it. */
  readonly area: AreaCode | null;
  /** Lines of the unit and of those under it. */
  readonly unit: UnitCode | null;
  /** Lines that hold on the day. */
  readonly on: LocalDate | null;
  /** The id of the last line of the page before. */
  readonly after: string | null;
  readonly limit: number;
};

/** A page of the catalogue. `next` is the `after` of the next one; null: there is none. */
export type CataloguePage = { readonly items: readonly CatalogueEntry[]; readonly next: string | null; readonly total: number };

/** D-8: lines of the duty catalogue, in its own order. */
export function browseCatalogue(index: ProfileIndex, query: CatalogueQuery): CataloguePage {
  const words = (query.words ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = index.profile.catalogue.filter((entry) => isWanted(index, entry, query) && hasWords(index, entry, words));
  const start = query.after === null ? 0 : found.findIndex(({ id }) => id === query.after) + 1;
  const items = found.slice(start, start + query.limit);
  return { items, next: start + items.length < found.length ? (items.at(-1)?.id ?? null) : null, total: found.length };
}

function isWanted(index: ProfileIndex, entry: CatalogueEntry, { classCode, area, unit, on }: CatalogueQuery): boolean {
  return (
    (classCode === null || index.classPath(entry.classCode).some(({ code }) => code === classCode)) &&
    (area === null || (entry.area !== null && index.areaPath(entry.area).some(({ code }) => code === area))) &&
    (unit === null || entry.unit === unit || index.units.get(entry.unit)?.parent === unit) &&
    (on === null || isValidOn(entry, on))
  );
}

function hasWords(index: ProfileIndex, { id, classCode, unit, basis }: CatalogueEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const names = [index.classes.get(classCode)?.name, index.units.get(unit)?.name];
  const text = [id, basis, classCode, unit, ...names.flatMap((name) => [name?.zh, name?.en])].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
