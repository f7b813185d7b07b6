/** How a unit's name relates to the place of an order: of the city (0), of another place (1), of a wider area of it (2), of its very area (3). */
export type PlaceRelation = 0 | 1 | 2 | 3;

/** Reads places in the names of units, so that what is known of one place's office speaks for that of another. */
export type UnitNames = {
  /** The name with its places left out and what stands in brackets: units of one kind have the same. */
  kindOf(unit: string): string;
  relation(unit: string, areas: readonly string[]): PlaceRelation;
};

const PLACE_SUFFIX = /(?:街道办事处|街道|社区|办事处|乡|镇|村|县|区|市)$/u;
const IN_BRACKETS = /[（(][^（(]*[）)]\s*$/u;
const LEAST_LETTERS = 2;

/** Makes a reader for the areas of a city. */
export function createUnitNames(areas: Iterable<readonly string[]>): UnitNames {
  const stems = new Set<string>();
  for (const path of areas) for (const area of path) if (area !== '') stems.add(stemOf(area));
  const places = [...stems].filter((stem) => [...stem].length >= LEAST_LETTERS).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const known = new Map<string, { readonly kind: string; readonly places: readonly string[] }>();
  const read = (unit: string) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const found: string[] = [];
    let kind = unit;
    for (const place of places) {
      if (!kind.includes(place)) continue;
      found.push(place);
      kind = kind.replaceAll(place, '□');
    }
    const made = { kind: kind.replace(IN_BRACKETS, ''), places: found };
    known.set(unit, made);
    return made;
  };
  return {
    kindOf: (unit) => read(unit).kind,
    relation(unit, areas) {
      const found = read(unit).places;
      if (found.length === 0) return 0;
      const own = areas.map(stemOf);
      if (found.includes(own.at(-1) ?? '')) return 3;
      return own.some((stem) => found.includes(stem)) ? 2 : 1;
    },
  };
}

function stemOf(area: string): string {
  const stem = area.replace(PLACE_SUFFIX, '');
  return stem === '' ? area : stem;
}
