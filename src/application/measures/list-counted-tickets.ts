import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { FigureFilter } from './figure-filter.ts';
import { filterKeys } from './figure-filter.ts';
import type { FigurePeriod, MeasurePorts } from './measure-scope.ts';
import { measureScopeOf, withMeasures } from './measure-scope.ts';
import type { CountedTicket, FigurePart } from './ports.ts';

/** Which tickets behind which figure. */
export type CountedTicketsWish = FigurePeriod & {
  readonly measure: MeasureId;
  readonly part: FigurePart;
  readonly filter: FigureFilter;
  readonly limit: number;
  readonly offset: number;
};

/** M-7: the tickets behind a figure, one click away from it. Rejects for a city without a profile, and when the database fails. */
export async function listCountedTickets(ports: MeasurePorts, wish: CountedTicketsWish): Promise<readonly CountedTicket[]> {
  const { city, now, part, limit, offset, from, to, asOf } = wish;
  const { scope, profile } = await measureScopeOf(ports, city, now);
  const [measure] = withMeasures(scope, [wish.measure]).definitions;
  if (measure === undefined) throw new Error(`the measure ${wish.measure} has no definition`);
  await ports.measures.catchUp(scope);
  const filter = filterKeys(profile, wish.filter);
  return await ports.measures.countedTickets(scope, { measure, period: { from, to, asOf }, part, filter, limit, offset });
}
