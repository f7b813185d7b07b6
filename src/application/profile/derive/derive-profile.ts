import type { AreaCode, CityId, ClassCode, UnitCode } from '../../../domain/kernel/ids.ts';
import { localDateIn, type LocalTime } from '../../../domain/kernel/time.ts';
import type { CalendarData } from '../../../domain/calendar/types.ts';
import type { Area, ClassNode, Name, Profile, Unit } from '../../../domain/profile/types.ts';
import { deriveCatalogue } from './derive-catalogue.ts';
import type { HistorySummary } from './history.ts';
import { buildNameTree, type NameTree } from './name-tree.ts';

/** What a profile cannot learn from history. */
export type DeriveOptions = {
  readonly city: CityId;
  readonly name: Name;
  readonly timeZone: string;
  /** Lends its policy, roles and, in the same time zone, its calendar. */
  readonly base: Profile;
};

/** Share of its tickets that makes a unit a local one, and the least number of tickets to say so. */
const LOCAL_SHARE = 0.9;
const LOCAL_ROWS = 5;

/** Stand in where the data names no area, class or unit at all. */
const WHOLE: Name = { zh: '全域', en: 'Whole area' };
const ANY_CLASS: Name = { zh: '未分类', en: 'Not classified' };
const CENTRE: Name = { zh: '热线中心', en: 'Hotline centre' };

/**
 * Makes a city's profile from its history: areas, classes and units are what occurred, the duty catalogue says who handled what.
 * Limits, ladder, roles and calendar are the base's; nothing in the data speaks of them.
 */
export function deriveProfile(history: HistorySummary, options: DeriveOptions): Profile {
  const { groups } = history;
  const areas = treeOf<AreaCode>(groups, 'areaPath', 'named');
  const classes = treeOf<ClassCode>(groups, 'classPath', 'numbered');
  const units = treeOf<UnitCode>(groups, 'unitPath', 'named');
  const validFrom = localDateIn(history.first, options.timeZone);
  const fallback = units.nodes[0]?.code ?? ('centre' as UnitCode);
  const anyClass = classes.nodes[0]?.code ?? ('01' as ClassCode);

  const duties = groups.flatMap(({ classPath, areaPath, unitPath, count }) => {
    const unit = unitPath === null ? undefined : units.codeOf(unitPath);
    const classCode = classPath === null ? undefined : classes.codeOf(classPath);
    if (unit === undefined || classCode === undefined) return [];
    return [{ classCode, area: (areaPath === null ? undefined : areas.codeOf(areaPath)) ?? null, unit, count }];
  });
  const catalogue = deriveCatalogue(duties, classes, areas, fallback, validFrom);
  const { handlingByClass: _ofTheBase, ...limits } = options.base.policy.limits;

  return {
    city: options.city,
    name: options.name,
    edition: '1',
    validFrom,
    validTo: null,
    areas: areas.nodes.length > 0 ? areas.nodes.map(toArea) : [{ code: 'whole' as AreaCode, name: WHOLE, adcode: null, parent: null }],
    unitKinds: [
      { code: 'general', name: { zh: '全域单位', en: 'Works everywhere' } },
      { code: 'local', name: { zh: '属地单位', en: 'Works in one area' } },
    ],
    units: units.nodes.length > 0 ? toUnits(units, areas, history) : [centreUnit(fallback)],
    classes:
      classes.nodes.length > 0
        ? classes.nodes.map(toClass)
        : [{ code: anyClass, name: ANY_CLASS, level: 1, parent: null, longCycle: false }],
    catalogue:
      catalogue.length > 0
        ? catalogue
        : [{ id: '01-1', classCode: anyClass, area: null, unit: fallback, lowestLevel: 3, basis: CENTRE.zh, validFrom, validTo: null }],
    roles: options.base.roles,
    policy: { ...options.base.policy, limits: { ...limits, handlingByClass: [] } },
    calendar: calendarFor(options),
  };
}

function treeOf<Code extends string>(
  groups: HistorySummary['groups'],
  field: 'areaPath' | 'classPath' | 'unitPath',
  style: 'named' | 'numbered',
): NameTree<Code> {
  return buildNameTree(
    groups.flatMap((group) => (group[field] === null ? [] : [{ path: group[field], count: group.count }])),
    style,
  );
}

function toArea({ code, name, parent }: { readonly code: AreaCode; readonly name: string; readonly parent: AreaCode | null }): Area {
  return { code, name: bothLanguages(name), adcode: null, parent };
}

function toClass(node: NameTree<ClassCode>['nodes'][number]): ClassNode {
  const level = node.level === 1 ? 1 : node.level === 2 ? 2 : 3;
  return { code: node.code, name: bothLanguages(node.name), level, parent: node.parent, longCycle: false };
}

/** Units with the area that nearly all of their tickets lie in, the innermost such; a unit without one works everywhere. */
function toUnits(units: NameTree<UnitCode>, areas: NameTree<AreaCode>, history: HistorySummary): readonly Unit[] {
  const inArea = new Map<UnitCode, Map<AreaCode, number>>();
  for (const { unitPath, areaPath, count } of history.groups) {
    const unit = unitPath === null ? undefined : units.codeOf(unitPath);
    const area = areaPath === null ? undefined : areas.codeOf(areaPath);
    if (unit === undefined || area === undefined) continue;
    const counted = inArea.get(unit) ?? new Map<AreaCode, number>();
    for (const around of areas.upwards(area)) counted.set(around, (counted.get(around) ?? 0) + count);
    inArea.set(unit, counted);
  }
  const levels = new Map(areas.nodes.map((node) => [node.code, node.level]));
  return units.nodes.map((node): Unit => {
    const enough = [...(inArea.get(node.code) ?? [])].filter(([, count]) => count >= LOCAL_ROWS && count >= node.count * LOCAL_SHARE);
    const [home] = enough.sort(([a], [b]) => (levels.get(b) ?? 0) - (levels.get(a) ?? 0)).map(([area]) => area);
    return {
      code: node.code,
      name: bothLanguages(node.name),
      kind: home === undefined ? 'general' : 'local',
      level: node.level === 1 ? 2 : 3,
      parent: node.parent,
      area: home ?? null,
    };
  });
}

function centreUnit(code: UnitCode): Unit {
  return { code, name: CENTRE, kind: 'general', level: 2, parent: null, area: null };
}

/** The base's calendar in its own zone; elsewhere a plain one, without holidays, that the city has to correct. */
function calendarFor({ base, timeZone }: DeriveOptions): CalendarData {
  if (base.calendar.timeZone === timeZone) return base.calendar;
  return {
    edition: 'derived-1',
    timeZone,
    weekend: [6, 7],
    hours: [{ from: '01-01', segments: [{ from: '09:00' as LocalTime, to: '17:00' as LocalTime }] }],
    fixedHolidays: [],
    years: [],
    workdayRule: base.calendar.workdayRule,
  };
}

/** The data has names in one language; they stand for both until somebody translates them. */
function bothLanguages(name: string): Name {
  return { zh: name, en: name };
}
