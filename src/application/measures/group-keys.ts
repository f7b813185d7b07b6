import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Name } from '../../domain/profile/types.ts';
import { channels } from '../../domain/vocabulary/request.ts';
import type { MeasureDimension } from './ports.ts';

/** A group that figures are shown under; `name` is null for a code that the profile does not know (any more). */
export type MeasureGroup = { readonly code: string; readonly name: Name | null };

/** How the keys of a dimension are grouped, and in which order groups are shown. */
export type Grouping = {
  groupOf(key: string): MeasureGroup;
  /** Every group of the profile, in its order. */
  readonly order: readonly string[];
  /** Keys that are shown under another code than their own. */
  readonly regrouped: readonly { readonly key: string; readonly group: string }[];
};

/** Which class level measures are grouped by; a shallower class stays as it is. */
export type ClassLevel = 1 | 2 | 3;

/** The groups of a dimension in a city. */
export function groupingOf(profile: ProfileIndex, dimension: MeasureDimension, level: ClassLevel): Grouping {
  switch (dimension) {
    case 'all':
      return named([]);
    case 'unit':
      return named(profile.profile.units);
    case 'area':
      return named(profile.profile.areas);
    case 'channel':
      return named(Object.entries(channels).map(([code, { zh, en }]) => ({ code, name: { zh, en } })));
    case 'class': {
      const grouping = named(profile.profile.classes);
      const shownAs = (code: string): string => (profile.classPath(code as ClassCode)[level - 1] ?? { code }).code;
      const regrouped = profile.profile.classes
        .map(({ code }) => ({ key: code, group: shownAs(code) }))
        .filter(({ key, group }) => key !== group);
      return { ...grouping, groupOf: (key) => grouping.groupOf(shownAs(key)), regrouped };
    }
  }
}

type Named = { readonly code: UnitCode | AreaCode | ClassCode | string; readonly name: Name };

function named(items: readonly Named[]): Grouping {
  const names = new Map<string, Name>(items.map(({ code, name }) => [code, name]));
  return { groupOf: (code) => ({ code, name: names.get(code) ?? null }), order: [...names.keys()], regrouped: [] };
}
