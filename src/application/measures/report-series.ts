import { localDateIn, type LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure } from '../../domain/measures/figure.ts';
import { emptyTally, figureOf } from '../../domain/measures/figure.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { FigureFilter } from './figure-filter.ts';
import { filterKeys } from './figure-filter.ts';
import type { FigureHead, FigurePeriod, MeasurePorts } from './measure-scope.ts';
import { figureHead, measureScopeOf, withMeasures } from './measure-scope.ts';
import type { MeasureInterval } from './ports.ts';
import { readGrouped } from './read-figures.ts';

/** Which figures over time. */
export type SeriesQuery = FigurePeriod & {
  /** Null: all of them. */
  readonly measures: readonly MeasureId[] | null;
  readonly filter: FigureFilter;
  readonly interval: MeasureInterval;
};

/** The figure of one piece of the period; both days belong to the period. */
export type SeriesPoint = { readonly from: LocalDate; readonly to: LocalDate; readonly figure: Figure };

/** Measures over time: a point for every piece of the period that has begun, also where nothing counts. */
export type SeriesReport = FigureHead & {
  readonly interval: MeasureInterval;
  readonly measures: readonly { readonly definition: MeasureDefinition; readonly points: readonly SeriesPoint[] }[];
};

/** M-7: the same figures as `reportMeasures`, piece by piece. Rejects for a city without a profile, and when the database fails. */
export async function reportSeries(ports: MeasurePorts, query: SeriesQuery): Promise<SeriesReport> {
  const { city, now, from, to, asOf, interval } = query;
  const { scope, profile } = await measureScopeOf(ports, city, now);
  await ports.measures.catchUp(scope);
  const asked = withMeasures(scope, query.measures);
  const filter = filterKeys(profile, query.filter);
  const tallies = await readGrouped(ports.measures, asked, { period: { from, to, asOf }, filter, interval }, []);
  const pieces = piecesOf(from, to, localDateIn(asOf, scope.timeZone), interval);
  return {
    ...figureHead(query, profile),
    interval,
    measures: asked.definitions.map((definition) => {
      const own = new Map(tallies.filter(({ measure }) => measure === definition.id).map(({ start, tally }) => [start, tally]));
      const points = pieces.map(({ start, ...days }) => ({ ...days, figure: figureOf(definition.kind, own.get(start) ?? emptyTally) }));
      return { definition, points };
    }),
  };
}

type Piece = { readonly start: LocalDate; readonly from: LocalDate; readonly to: LocalDate };

/** Whole days, weeks or months, cut at the ends of the period and after today. */
function piecesOf(from: LocalDate, to: LocalDate, today: LocalDate, interval: MeasureInterval): readonly Piece[] {
  const last = Temporal.PlainDate.from(today < to ? today : to);
  const first = Temporal.PlainDate.from(from);
  const step = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 } }[interval];
  const begin = { day: first, week: first.subtract({ days: first.dayOfWeek - 1 }), month: first.with({ day: 1 }) }[interval];
  const pieces: Piece[] = [];
  for (let start = begin; Temporal.PlainDate.compare(start, last) <= 0; start = start.add(step)) {
    const end = start.add(step).subtract({ days: 1 });
    pieces.push({ start: dateOf(start), from: latest(dateOf(start), from), to: earliest(dateOf(end), to) });
  }
  return pieces;
}

function dateOf(date: Temporal.PlainDate): LocalDate {
  return date.toString() as LocalDate;
}

function latest(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}

function earliest(one: LocalDate, other: LocalDate): LocalDate {
  return one < other ? one : other;
}
