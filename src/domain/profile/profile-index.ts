import type { AreaCode, ClassCode, UnitCode } from '../kernel/ids.ts';
import type { Limit } from '../calendar/types.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Area, CatalogueEntry, ClassNode, Name, Profile, Unit, UnitKind } from './types.ts';

/**
 * A profile prepared for lookups: everything by its code, trees with their children, and the duty catalogue by class and area.
 * Compile it once per edition with `compileProfile`; it never changes.
 */
export type ProfileIndex = {
  readonly profile: Profile;
  readonly areas: ReadonlyMap<AreaCode, Area>;
  readonly unitKinds: ReadonlyMap<string, UnitKind>;
  readonly units: ReadonlyMap<UnitCode, Unit>;
  readonly classes: ReadonlyMap<ClassCode, ClassNode>;
  readonly roleTitles: ReadonlyMap<Role, Name>;
  /** Level-3 units under a level-2 unit, in the profile's order; empty for all others. */
  childUnits(unit: UnitCode): readonly Unit[];
  /** Classes right under a class, or the first level for `null`. */
  childClasses(parent: ClassCode | null): readonly ClassNode[];
  /** From the first level down to the class itself; empty for an unknown class. */
  classPath(code: ClassCode): readonly ClassNode[];
  /** From the widest area down to the area itself; empty for an unknown area. */
  areaPath(code: AreaCode): readonly Area[];
  /** True when the class has no classes under it, so that a ticket may carry it. */
  isLeaf(code: ClassCode): boolean;
  /** Catalogue lines of exactly this class and this area (`null`: anywhere), valid at whatever time. */
  entriesFor(classCode: ClassCode, area: AreaCode | null): readonly CatalogueEntry[];
  /** D-1: own handling limits of classes. */
  readonly limitByClass: ReadonlyMap<ClassCode, Limit>;
};

/** Prepares a checked profile for lookups. Works in time proportional to its size. */
export function compileProfile(profile: Profile): ProfileIndex {
  const units = byCode(profile.units);
  const classes = byCode(profile.classes);
  const areas = byCode(profile.areas);
  const childUnits = Map.groupBy(profile.units, (unit) => unit.parent);
  const childClasses = Map.groupBy(profile.classes, (node) => node.parent);
  const classPaths = pathsOf(profile.classes, classes);
  const areaPaths = pathsOf(profile.areas, areas);
  const entries = Map.groupBy(profile.catalogue, (entry) => entryKey(entry.classCode, entry.area));
  return {
    profile,
    areas,
    unitKinds: byCode(profile.unitKinds),
    units,
    classes,
    roleTitles: new Map(profile.roles.map((role) => [role.role, role.title])),
    childUnits: (unit) => childUnits.get(unit) ?? [],
    childClasses: (parent) => childClasses.get(parent) ?? [],
    classPath: (code) => classPaths.get(code) ?? [],
    areaPath: (code) => areaPaths.get(code) ?? [],
    isLeaf: (code) => classes.has(code) && !childClasses.has(code),
    entriesFor: (classCode, area) => entries.get(entryKey(classCode, area)) ?? [],
    limitByClass: new Map(profile.policy.limits.handlingByClass.map((own) => [own.classCode, own.limit])),
  };
}

function byCode<Item extends { readonly code: string }>(items: readonly Item[]): ReadonlyMap<Item['code'], Item> {
  return new Map<Item['code'], Item>(items.map((item) => [item.code, item]));
}

type TreeItem<Code> = { readonly code: Code; readonly parent: Code | null };

/** Every item's path from its root. A parent that does not exist ends the path there; a cycle ends it where it closes. */
function pathsOf<Code, Item extends TreeItem<Code>>(
  items: readonly Item[],
  index: ReadonlyMap<Code, Item>,
): ReadonlyMap<Code, readonly Item[]> {
  const paths = new Map<Code, readonly Item[]>();
  for (const item of items) {
    const path: Item[] = [];
    for (let step: Item | undefined = item; step !== undefined && !path.includes(step);) {
      path.unshift(step);
      step = step.parent === null ? undefined : index.get(step.parent);
    }
    paths.set(item.code, path);
  }
  return paths;
}

/** No code contains a space, so the two parts cannot run into each other. */
function entryKey(classCode: ClassCode, area: AreaCode | null): string {
  return `${classCode} ${area ?? ''}`;
}
