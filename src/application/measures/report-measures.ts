import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure, Medians } from '../../domain/measures/figure.ts';
import { emptyTally, figureOf } from '../../domain/measures/figure.ts';
import { hidden, suppressFigure, suppressGroups } from '../../domain/measures/suppress.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { FigureFilter } from './figure-filter.ts';
import { filterKeys } from './figure-filter.ts';
import type { ClassLevel, GroupDimension, Grouping, MeasureGroup } from './group-keys.ts';
import { groupingOf } from './group-keys.ts';
import type { FigureHead, FigurePeriod, MeasurePorts } from './measure-scope.ts';
import { figureHead, measureScopeOf, withMeasures } from './measure-scope.ts';
import type { MeasureFilter, MeasureScope, MeasureStore } from './ports.ts';
import { readGrouped } from './read-figures.ts';

/** Which figures. */
export type MeasureQuery = FigurePeriod & {
  /** Null: all of them. */
  readonly measures: readonly MeasureId[] | null;
  readonly filter: FigureFilter;
  readonly by: GroupDimension | null;
  readonly level: ClassLevel;
  /** Medians take far longer than sums. */
  readonly medians: boolean;
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
export type MeasureReport = FigureHead & {
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
  if (query.recount) await ports.measures.rebuild(scope);
  else await ports.measures.catchUp(scope, onProgress);

  const asked = withMeasures(scope, query.measures);
  const filter = filterKeys(profile, query.filter);
  const totals = await readFigures(ports.measures, asked, query, filter, null);
  const groups =
    query.by === null ? null : await readFigures(ports.measures, asked, query, filter, groupingOf(profile, query.by, query.level));
  const below = query.suppress ? profile.profile.policy.measures.suppressBelow : null;
  return {
    ...figureHead(query, profile),
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
    groups: shown.map(({ group }, at) => ({ group, figure: figures[at] ?? hidden })),
  };
}

type FigureTable = ReadonlyMap<MeasureId, readonly GroupFigure[]>;

async function readFigures(
  store: MeasureStore,
  scope: MeasureScope,
  { medians: withMedians, from, to, asOf }: MeasureQuery,
  filter: MeasureFilter,
  grouping: Grouping | null,
): Promise<FigureTable> {
  const period = { from, to, asOf };
  const groupings = grouping === null ? [] : [grouping];
  const by = grouping?.dimension ?? null;
  const tallies = await readGrouped(store, scope, { period, filter, interval: null }, groupings);
  const medians = withMedians ? await store.medians(scope, { period, filter, by }, grouping?.regrouped ?? []) : [];
  const medianOf = (id: MeasureId, group: MeasureGroup | null): Medians | undefined =>
    medians.find((one) => one.measure === id && one.group === (group?.code ?? null))?.medians;
  return new Map(
    scope.definitions.map(({ id, kind }) => {
      const own = tallies.filter(({ measure }) => measure === id);
      return [id, own.map(({ groups: [group = null], tally }) => ({ group, figure: figureOf(kind, tally, medianOf(id, group)) }))];
    }),
  );
}
