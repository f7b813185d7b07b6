import type { ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Name } from '../../domain/profile/types.ts';
import { channels } from '../../domain/vocabulary/request.ts';
import type { GroupOfKey, MeasureDimension } from './ports.ts';

/** By what figures can be grouped: what sums are kept by, and the kinds of units. */
export const groupDimensions = ['unit', 'unitKind', 'class', 'area', 'channel'] as const;
export type GroupDimension = (typeof groupDimensions)[number];

/** A group that figures are shown under; `name` is null for a code that the profile does not know (any more). */
export type MeasureGroup = { readonly code: string; readonly name: Name | null };

/** How the keys of a dimension are grouped, and in which order groups are shown. */
export type Grouping = {
  readonly dimension: MeasureDimension;
  /** Null for a key that belongs to no group. */
  groupOf(key: string | null): MeasureGroup | null;
  /** The profile's order, then codes that it does not know, then what has no group. */
  place(group: MeasureGroup | null): number;
  /** Keys that are shown under another code than their own. */
  readonly regrouped: readonly GroupOfKey[];
};

/** Which class level measures are grouped by; a shallower class stays as it is. */
export type ClassLevel = 1 | 2 | 3;

/** The groups of a dimension in a city. */
export function groupingOf(profile: ProfileIndex, by: GroupDimension, level: ClassLevel): Grouping {
  const { units, unitKinds, areas, classes } = profile.profile;
  switch (by) {
    case 'unit':
      return named('unit', units);
    case 'area':
      return named('area', areas);
    case 'channel':
      return named(
        'channel',
        Object.entries(channels).map(([code, { zh, en }]) => ({ code, name: { zh, en } })),
      );
    case 'unitKind':
      return named('unit', unitKinds, {
        shownAs: (code) => profile.units.get(code as UnitCode)?.kind ?? null,
        keys: units.map(({ code }) => code),
      });
    case 'class':
      return named('class', classes, {
        shownAs: (code) => (profile.classPath(code as ClassCode)[level - 1] ?? { code }).code,
        keys: classes.map(({ code }) => code),
      });
  }
}

type Named = { readonly code: string; readonly name: Name };
type Regrouping = { shownAs(code: string): string | null; readonly keys: readonly string[] };

function named(dimension: MeasureDimension, items: readonly Named[], regrouping?: Regrouping): Grouping {
  const groups = new Map<string, MeasureGroup>(items.map(({ code, name }) => [code, { code, name }]));
  const ranks = new Map(items.map(({ code }, at) => [code, at]));
  const shownAs = regrouping?.shownAs ?? ((code: string) => code);
  return {
    dimension,
    groupOf(key) {
      const code = key === null ? null : shownAs(key);
      return code === null ? null : (groups.get(code) ?? { code, name: null });
    },
    place: (group) => (group === null ? items.length + 1 : (ranks.get(group.code) ?? items.length)),
    regrouped: (regrouping?.keys ?? []).map((key) => ({ key, group: shownAs(key) ?? key })).filter(({ key, group }) => key !== group),
  };
}
