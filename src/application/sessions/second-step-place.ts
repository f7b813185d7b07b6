import type { CityId, UserId } from '../../domain/kernel/ids.ts';

/** Where the secret of a second step belongs: it opens for this account only. */
export function secondStepPlace(city: CityId, account: UserId): string {
  return `second step ${city} ${account}`;
}
