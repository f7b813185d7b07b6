import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { ClassLevel } from './group-keys.ts';
import { groupingOf } from './group-keys.ts';
import type { MeasurePorts } from './measure-scope.ts';
import { measureScopeOf } from './measure-scope.ts';
import type { CountedTicket, FigurePart, MeasureDimension, MeasurePeriod } from './ports.ts';

/** Which tickets behind which figure; `group` null takes all groups. */
export type CountedTicketsWish = MeasurePeriod & {
  readonly city: CityId;
  readonly now: Instant;
  readonly measure: MeasureId;
  readonly part: FigurePart;
  readonly by: Exclude<MeasureDimension, 'all'> | null;
  readonly level: ClassLevel;
  readonly group: string | null;
  readonly limit: number;
  readonly offset: number;
};

/** The tickets behind a figure, one click away from it. Rejects for a city without a profile, and when the database fails. */
export async function listCountedTickets(ports: MeasurePorts, wish: CountedTicketsWish): Promise<readonly CountedTicket[]> {
  const { city, now, measure, part, level, group, limit, offset, from, to, asOf } = wish;
  const { scope, profile } = await measureScopeOf(ports, city, now);
  const definition = scope.definitions.find(({ id }) => id === measure);
  if (definition === undefined) throw new Error(`the measure ${measure} has no definition`);
  await ports.measures.catchUp(scope);
  const dimension = wish.by ?? 'all';
  const { regrouped } = groupingOf(profile, dimension, level);
  const keys =
    group === null || wish.by === null ? null : [group, ...regrouped.filter((entry) => entry.group === group).map(({ key }) => key)];
  return await ports.measures.countedTickets(scope, {
    measure: definition,
    period: { from, to, asOf },
    part,
    dimension,
    keys,
    limit,
    offset,
  });
}
