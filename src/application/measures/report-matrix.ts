import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure, Tally } from '../../domain/measures/figure.ts';
import { addTallies, emptyTally, figureOf } from '../../domain/measures/figure.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { FigureFilter } from './figure-filter.ts';
import { filterKeys } from './figure-filter.ts';
import type { ClassLevel, GroupDimension, MeasureGroup } from './group-keys.ts';
import { groupingOf } from './group-keys.ts';
import type { FigureHead, FigurePeriod, MeasurePorts } from './measure-scope.ts';
import { figureHead, measureScopeOf, withMeasures } from './measure-scope.ts';
import { readGrouped, type GroupedTally } from './read-figures.ts';

/** Which measure, by which two dimensions; they must not be kept by the same key (a unit and its kind). */
export type MatrixQuery = FigurePeriod & {
  readonly measure: MeasureId;
  readonly filter: FigureFilter;
  readonly rows: GroupDimension;
  readonly columns: GroupDimension;
  readonly level: ClassLevel;
};

/** A row or a column with the figure of all its cells. */
export type MatrixLine = { readonly group: MeasureGroup | null; readonly figure: Figure };

/** A cell in which something counts, with the places of its row and its column. */
export type MatrixCell = { readonly row: number; readonly column: number; readonly figure: Figure };

/** One measure by two dimensions; rows and columns in the profile's order, what has no group last. */
export type MatrixReport = FigureHead &
  Pick<MatrixQuery, 'rows' | 'columns'> & {
    readonly definition: MeasureDefinition;
    readonly total: Figure;
    readonly rowLines: readonly MatrixLine[];
    readonly columnLines: readonly MatrixLine[];
    readonly cells: readonly MatrixCell[];
  };

/** M-7: one measure by two dimensions, with totals that are the sums of their cells. Rejects for a city without a profile, and when the database fails. */
export async function reportMatrix(ports: MeasurePorts, query: MatrixQuery): Promise<MatrixReport> {
  const { city, now, from, to, asOf, level } = query;
  const { scope, profile } = await measureScopeOf(ports, city, now);
  await ports.measures.catchUp(scope);
  const asked = withMeasures(scope, [query.measure]);
  const [definition] = asked.definitions;
  if (definition === undefined) throw new Error(`the measure ${query.measure} has no definition`);
  const [rows, columns] = [groupingOf(profile, query.rows, level), groupingOf(profile, query.columns, level)];
  const filter = filterKeys(profile, query.filter);
  const tallies = await readGrouped(ports.measures, asked, { period: { from, to, asOf }, filter, interval: null }, [rows, columns]);
  const rowSums = sumsBy(tallies, 0);
  const columnSums = new Map([...sumsBy(tallies, 1)].sort(([, one], [, other]) => columns.place(one.group) - columns.place(other.group)));
  const [rowPlaces, columnPlaces] = [placesOf(rowSums), placesOf(columnSums)];
  const line = ({ group, tally }: LineSum): MatrixLine => ({ group, figure: figureOf(definition.kind, tally) });
  return {
    ...figureHead(query, profile),
    rows: query.rows,
    columns: query.columns,
    definition,
    total: figureOf(
      definition.kind,
      tallies.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally),
    ),
    rowLines: [...rowSums.values()].map(line),
    columnLines: [...columnSums.values()].map(line),
    cells: tallies.map(({ groups: [row = null, column = null], tally }) => ({
      row: rowPlaces.get(row?.code ?? null) ?? 0,
      column: columnPlaces.get(column?.code ?? null) ?? 0,
      figure: figureOf(definition.kind, tally),
    })),
  };
}

type LineSum = { readonly group: MeasureGroup | null; readonly tally: Tally };

function sumsBy(tallies: readonly GroupedTally[], side: 0 | 1): ReadonlyMap<string | null, LineSum> {
  const sums = new Map<string | null, LineSum>();
  for (const { groups, tally } of tallies) {
    const group = groups[side] ?? null;
    const code = group?.code ?? null;
    sums.set(code, { group, tally: addTallies(sums.get(code)?.tally ?? emptyTally, tally) });
  }
  return sums;
}

function placesOf(sums: ReadonlyMap<string | null, LineSum>): ReadonlyMap<string | null, number> {
  return new Map([...sums.keys()].map((code, at) => [code, at]));
}
