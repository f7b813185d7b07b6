import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Profiles } from '../ports.ts';
import type { MeasureScope, MeasureStore } from './ports.ts';

/** What the measures of a city need. */
export type MeasurePorts = { readonly measures: MeasureStore; readonly profiles: Pick<Profiles, 'at'> };

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
