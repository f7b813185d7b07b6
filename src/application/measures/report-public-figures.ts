import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { localDateIn } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure, Tally } from '../../domain/measures/figure.ts';
import { addTallies, emptyTally, figureOf } from '../../domain/measures/figure.ts';
import { hidden, suppressFigure, suppressGroups } from '../../domain/measures/suppress.ts';
import type { Name } from '../../domain/profile/types.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import { groupingOf, type MeasureGroup } from './group-keys.ts';
import type { MeasurePorts } from './measure-scope.ts';
import { measureScopeOf, withMeasures } from './measure-scope.ts';
import { readGrouped } from './read-figures.ts';

/** What everybody may see of the loop. */
const publicMeasures: readonly MeasureId[] = ['onTimeRate', 'resolutionRate', 'satisfactionRate'];

const MONTHS_SHOWN = 12;
const MOST_MONTHS = 60;

/** Which months, `2026-03`, both included; null is the last twelve. Months that are not over are left out. */
export type PublicFiguresQuery = {
  readonly city: CityId;
  readonly from: string | null;
  readonly to: string | null;
  readonly now: Instant;
};

/** One month of a measure. Areas in which nothing counts are there as well, so that the table has no holes. */
export type PublicMonth = {
  readonly month: string;
  readonly total: Figure;
  readonly areas: readonly { readonly area: string | null; readonly figure: Figure }[];
};

/** M-7: the three rates for everybody. */
export type PublicFigures = {
  readonly city: CityId;
  readonly cityName: Name;
  readonly timeZone: string;
  readonly asOf: Instant;
  readonly suppressedBelow: number;
  readonly months: readonly string[];
  /** Null is tickets without a known area. */
  readonly areas: readonly (MeasureGroup | null)[];
  readonly measures: readonly { readonly definition: MeasureDefinition; readonly months: readonly PublicMonth[] }[];
};

/**
 * M-7: by month and area, small cells hidden. Only whole months that are over: of periods that anybody may choose, two that differ by
 * a day would give that day away. What is hidden depends on its month alone, and no sums over months are given, so no choice of
 * months tells more than another. Rejects for a city without a profile, and when the database fails.
 */
export async function reportPublicFigures(ports: MeasurePorts, { city, now, ...asked }: PublicFiguresQuery): Promise<PublicFigures> {
  const { scope, profile } = await measureScopeOf(ports, city, now);
  const { policy, calendar, name } = profile.profile;
  const months = monthsOf(asked, Temporal.PlainDate.from(localDateIn(now, calendar.timeZone)).toPlainYearMonth());
  await ports.measures.catchUp(scope);
  const narrowed = withMeasures(scope, publicMeasures);
  const grouping = groupingOf(profile, 'area', 1);
  const [first, last] = [months.at(0), months.at(-1)];
  const period = first === undefined || last === undefined ? null : { from: dayOf(first, 1), to: dayOf(last, last.daysInMonth), asOf: now };
  const tallies = period === null ? [] : await readGrouped(ports.measures, narrowed, { period, filter: {}, interval: 'month' }, [grouping]);
  const areas: readonly (MeasureGroup | null)[] = [
    ...profile.profile.areas.map(({ code, name: areaName }) => ({ code, name: areaName })),
    null,
  ];
  const cells = new Map<string, Tally>();
  for (const {
    measure,
    start,
    groups: [group = null],
    tally,
  } of tallies) {
    // An area that the profile does not know any more is no known area.
    const key = cellKey(measure, start, group?.name === null ? null : group);
    cells.set(key, addTallies(cells.get(key) ?? emptyTally, tally));
  }
  const below = policy.measures.suppressBelow;
  return {
    ...{ city, cityName: name, timeZone: calendar.timeZone, asOf: now, suppressedBelow: below, areas },
    months: months.map(String),
    measures: narrowed.definitions.map((definition) => ({
      definition,
      months: months.map((month) => {
        const own = areas.map((area) => cells.get(cellKey(definition.id, dayOf(month, 1), area)) ?? emptyTally);
        return publicMonth(definition, month.toString(), areas, own, below);
      }),
    })),
  };
}

function publicMonth(
  { kind }: MeasureDefinition,
  month: string,
  areas: readonly (MeasureGroup | null)[],
  cells: readonly Tally[],
  below: number,
): PublicMonth {
  const shown = suppressGroups(
    kind,
    cells.map((tally) => figureOf(kind, tally)),
    below,
  );
  return {
    month,
    total: suppressFigure(kind, figureOf(kind, cells.reduce(addTallies, emptyTally)), below),
    areas: areas.map((area, at) => ({ area: area?.code ?? null, figure: shown[at] ?? hidden })),
  };
}

/** The months asked for that are over; none where they are asked for in the wrong order. */
function monthsOf(
  { from, to }: Pick<PublicFiguresQuery, 'from' | 'to'>,
  running: Temporal.PlainYearMonth,
): readonly Temporal.PlainYearMonth[] {
  const over = running.subtract({ months: 1 });
  const wanted = to === null ? over : Temporal.PlainYearMonth.from(to);
  const last = Temporal.PlainYearMonth.compare(wanted, over) < 0 ? wanted : over;
  const first = from === null ? last.subtract({ months: MONTHS_SHOWN - 1 }) : Temporal.PlainYearMonth.from(from);
  const count = Math.min(MOST_MONTHS, first.until(last, { largestUnit: 'months' }).months + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => last.subtract({ months: count - 1 - at }));
}

function dayOf(month: Temporal.PlainYearMonth, day: number): LocalDate {
  return month.toPlainDate({ day }).toString() as LocalDate;
}

function cellKey(measure: MeasureId, start: LocalDate | null, group: MeasureGroup | null): string {
  return [measure, start, group?.code].join(' ');
}
