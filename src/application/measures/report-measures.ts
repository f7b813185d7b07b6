import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure, Medians, Tally } from '../../domain/measures/figure.ts';
import { addTallies, emptyTally, figureOf } from '../../domain/measures/figure.ts';
import { suppressFigure, suppressGroups } from '../../domain/measures/suppress.ts';
import type { Name } from '../../domain/profile/types.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { ClassLevel, Grouping, MeasureGroup } from './group-keys.ts';
import { groupingOf } from './group-keys.ts';
import type { MeasurePorts } from './measure-scope.ts';
import { measureScopeOf } from './measure-scope.ts';
import type { MeasureDimension, MeasurePeriod, MeasureScope, MeasureStore } from './ports.ts';

/** Which figures. `now` says which rules hold; `asOf` how far the period has passed. */
export type MeasureQuery = {
  readonly city: CityId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Instant;
  readonly now: Instant;
  /** Null: all of them. */
  readonly measures: readonly MeasureId[] | null;
  readonly by: Exclude<MeasureDimension, 'all'> | null;
  readonly level: ClassLevel;
  /** M-7: for anything public. */
  readonly suppress: boolean;
  /** Counts everything anew first, instead of what is new. */
  readonly recount: boolean;
};

/** The figure of one group; `group` is null for what has none (no unit yet, no area known). */
export type GroupFigure = { readonly group: MeasureGroup | null; readonly figure: Figure };

/** One measure with its definition, whole and by group; groups in which nothing counts are left out. */
export type ReportedMeasure = {
  readonly definition: MeasureDefinition;
  readonly total: Figure;
  readonly groups: readonly GroupFigure[];
};

/** The measures of a city for a period. */
export type MeasureReport = {
  readonly city: CityId;
  readonly cityName: Name;
  readonly timeZone: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Instant;
  readonly by: MeasureQuery['by'];
  /** M-7: cells under this are hidden; null when nothing is. */
  readonly suppressedBelow: number | null;
  readonly measures: readonly ReportedMeasure[];
};

/** M-1 to M-5, M-7: counts what has happened up to now and reads the figures. Rejects for a city without a profile, and when the database fails. */
export async function reportMeasures(
  ports: MeasurePorts,
  query: MeasureQuery,
  onProgress?: (events: number) => void,
): Promise<MeasureReport> {
  const { scope, profile } = await measureScopeOf(ports, query.city, query.now);
  const { policy, calendar, name } = profile.profile;
  if (query.recount) await ports.measures.rebuild(scope);
  else await ports.measures.catchUp(scope, onProgress);

  const wanted = query.measures;
  const asked = wanted === null ? scope : { ...scope, definitions: scope.definitions.filter(({ id }) => wanted.includes(id)) };
  const period: MeasurePeriod = { from: query.from, to: query.to, asOf: query.asOf };
  const totals = await readGroups(ports.measures, asked, period, 'all', groupingOf(profile, 'all', query.level));
  const groups =
    query.by === null ? null : await readGroups(ports.measures, asked, period, query.by, groupingOf(profile, query.by, query.level));
  const below = query.suppress ? policy.measures.suppressBelow : null;
  return {
    city: query.city,
    cityName: name,
    timeZone: calendar.timeZone,
    from: query.from,
    to: query.to,
    asOf: query.asOf,
    by: query.by,
    suppressedBelow: below,
    measures: asked.definitions.map((definition) => reported(definition, totals, groups, below)),
  };
}

function reported(definition: MeasureDefinition, totals: FigureTable, groups: FigureTable | null, below: number | null): ReportedMeasure {
  const total = totals.get(definition.id)?.[0]?.figure ?? figureOf(definition.kind, emptyTally);
  const shown = groups?.get(definition.id) ?? [];
  if (below === null) return { definition, total, groups: shown };
  const figures = suppressGroups(
    definition.kind,
    shown.map(({ figure }) => figure),
    below,
  );
  return {
    definition,
    total: suppressFigure(definition.kind, total, below),
    groups: shown.map(({ group }, at) => ({ group, figure: figures[at] ?? { before: null, after: null, excluded: null } })),
  };
}

type FigureTable = ReadonlyMap<MeasureId, readonly GroupFigure[]>;

async function readGroups(
  store: MeasureStore,
  scope: MeasureScope,
  period: MeasurePeriod,
  dimension: MeasureDimension,
  grouping: Grouping,
): Promise<FigureTable> {
  const tallies = await store.tallies(scope, period, dimension);
  const medians = await store.medians(scope, period, dimension, grouping.regrouped);
  const table = new Map<MeasureId, readonly GroupFigure[]>();
  for (const { id, kind } of scope.definitions) {
    const sums = new Map<string | null, { readonly group: MeasureGroup | null; readonly tally: Tally }>();
    for (const { measure, key, tally } of tallies) {
      if (measure !== id) continue;
      const group = key === null ? null : grouping.groupOf(key);
      const code = group?.code ?? null;
      sums.set(code, { group, tally: addTallies(sums.get(code)?.tally ?? emptyTally, tally) });
    }
    const medianOf = (code: string | null): Medians | undefined => medians.find((one) => one.measure === id && one.group === code)?.medians;
    const figures = [...sums].map(([code, { group, tally }]) => ({ group, figure: figureOf(kind, tally, medianOf(code)) }));
    table.set(id, inOrder(figures, grouping.order));
  }
  return table;
}

/** The profile's order, then codes that it does not know, then what has no group. */
function inOrder(figures: readonly GroupFigure[], order: readonly string[]): readonly GroupFigure[] {
  const rank = new Map(order.map((code, at) => [code, at]));
  const place = ({ group }: GroupFigure): number => (group === null ? order.length + 1 : (rank.get(group.code) ?? order.length));
  return [...figures].sort((one, other) => place(one) - place(other));
}
