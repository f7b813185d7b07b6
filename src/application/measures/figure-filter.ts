import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Name } from '../../domain/profile/types.ts';
import { channels, type Channel } from '../../domain/vocabulary/request.ts';
import { figureTexts } from './figure-texts.ts';
import { groupDimensions, type GroupDimension } from './group-keys.ts';
import type { MeasureFilter } from './ports.ts';

/** What stands for "has none" where a code is asked for. */
export const NO_GROUP = '-';

/**
 * What figures are narrowed to: codes as people choose them, `-` being "has none". A class or an area counts with all below it, a kind
 * of unit with its units; a unit counts by itself.
 */
export type FigureFilter = { readonly [Dimension in GroupDimension]?: string };

/** The keys that a filter asks for. A code that the profile does not know stands for itself: there may be tickets from before it went. */
export function filterKeys(profile: ProfileIndex, filter: FigureFilter): MeasureFilter {
  const { units, classes, areas } = profile.profile;
  const below = <Code extends string>(
    code: string,
    all: readonly { readonly code: Code }[],
    path: (code: Code) => readonly { readonly code: Code }[],
  ) => keysOf(code, () => all.filter((item) => path(item.code).some((step) => step.code === code)).map((item) => item.code));
  const ofKind =
    filter.unitKind === undefined
      ? undefined
      : keysOf(filter.unitKind, (kind) => units.filter((unit) => unit.kind === kind).map(({ code }) => code));
  const unit = filter.unit === undefined ? undefined : keysOf(filter.unit);
  const both = unit === undefined ? ofKind : ofKind === undefined ? unit : unit.filter((key) => ofKind.includes(key));
  return {
    ...(both === undefined ? {} : { unit: both }),
    ...(filter.class === undefined ? {} : { class: below<ClassCode>(filter.class, classes, (code) => profile.classPath(code)) }),
    ...(filter.area === undefined ? {} : { area: below<AreaCode>(filter.area, areas, (code) => profile.areaPath(code)) }),
    ...(filter.channel === undefined ? {} : { channel: keysOf(filter.channel) }),
  };
}

function keysOf(code: string, belonging: (code: string) => readonly string[] = () => []): readonly (string | null)[] {
  return code === NO_GROUP ? [null] : [...new Set([code, ...belonging(code)])];
}

/** What figures are narrowed to, in words: `单位 市住建局 · 区域 离石区`. Empty for nothing. */
export function filterWords(profile: ProfileIndex, filter: FigureFilter, language: keyof Name): string {
  const words = groupDimensions.flatMap((dimension) => {
    const code = filter[dimension];
    if (code === undefined) return [];
    const group = code === NO_GROUP ? figureTexts.none[language] : nameOf(profile, dimension, code)?.[language];
    return [`${figureTexts[dimension][language]} ${group ?? code}`];
  });
  return words.join(' · ');
}

function nameOf(profile: ProfileIndex, dimension: GroupDimension, code: string): Name | undefined {
  switch (dimension) {
    case 'unit':
      return profile.units.get(code as UnitCode)?.name;
    case 'unitKind':
      return profile.unitKinds.get(code)?.name;
    case 'class':
      return profile.classes.get(code as ClassCode)?.name;
    case 'area':
      return profile.areas.get(code as AreaCode)?.name;
    case 'channel':
      return Object.hasOwn(channels, code) ? channels[code as Channel] : undefined;
  }
}
