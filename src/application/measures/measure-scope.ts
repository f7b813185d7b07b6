import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Name } from '../../domain/profile/types.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { Profiles } from '../ports.ts';
import type { MeasureScope, MeasureStore } from './ports.ts';

/** What the measures of a city need. */
export type MeasurePorts = { readonly measures: MeasureStore; readonly profiles: Pick<Profiles, 'at'> };

/** Whose figures of which days. `now` says which rules hold; `asOf` how far the period has passed. */
export type FigurePeriod = {
  readonly city: CityId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Instant;
  readonly now: Instant;
};

/** What figures are of, for a page that shows them. */
export type FigureHead = Omit<FigurePeriod, 'now'> & { readonly cityName: Name; readonly timeZone: string };

/** How a city counts by the rules that hold now. Rejects for a city without a profile. */
export async function measureScopeOf(
  { profiles }: MeasurePorts,
  city: CityId,
  now: Instant,
): Promise<{ readonly scope: MeasureScope; readonly profile: ProfileIndex }> {
  const { profile } = await profiles.at(city, now);
  const { policy, calendar } = profile.profile;
  return { scope: { city, timeZone: calendar.timeZone, definitions: measureDefinitions(policy.measures) }, profile };
}

/** The same with fewer measures; null is all of them. */
export function withMeasures(scope: MeasureScope, wanted: readonly MeasureId[] | null): MeasureScope {
  return wanted === null ? scope : { ...scope, definitions: scope.definitions.filter(({ id }) => wanted.includes(id)) };
}

/** The head of figures. */
export function figureHead({ city, from, to, asOf }: FigurePeriod, profile: ProfileIndex): FigureHead {
  const { name, calendar } = profile.profile;
  return { city, cityName: name, timeZone: calendar.timeZone, from, to, asOf };
}
