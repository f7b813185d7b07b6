import type { Profile } from '../../domain/profile/types.ts';

/**
 * The fingerprint of a profile's content: equal for equal content, whatever the order of fields, of rows with codes, or of files.
 * `sha256` gives the lower-case hexadecimal digest of a text's UTF-8 bytes.
 */
export function profileDigest(profile: Profile, sha256: (text: string) => string): string {
  return sha256(
    canonicalJson({
      ...profile,
      areas: sortedBy(profile.areas, (area) => area.code),
      unitKinds: sortedBy(profile.unitKinds, (kind) => kind.code),
      units: sortedBy(profile.units, (unit) => unit.code),
      classes: sortedBy(profile.classes, (node) => node.code),
      catalogue: sortedBy(profile.catalogue, (entry) => entry.id),
      roles: sortedBy(profile.roles, (title) => title.role),
      ...(profile.places === undefined ? {} : { places: sortedBy(profile.places, ({ area, name }) => `${area} ${name}`) }),
    }),
  );
}

/** JSON with the fields of every object in order of their names. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(byName)) : inner,
  );
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return items.toSorted((a, b) => compare(key(a), key(b)));
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compare(a[0], b[0]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
