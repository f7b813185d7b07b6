import type { ImportTickets } from '../application/import/ports.ts';
import { createImportTickets } from '../application/import/write-tickets.ts';
import { profileDigest } from '../application/profile/profile-digest.ts';
import type { Profile } from '../domain/profile/types.ts';
import { chooseCity } from './choose-city.ts';
import { Failure } from './failure.ts';
import type { Services } from './services.ts';

/** A city that tickets can be written to, with the edition of its profile that they are checked against. */
export type ImportTarget = { readonly profile: Profile; readonly tickets: ImportTickets };

/** What opening a target needs. */
export type TargetServices = Pick<Services, 'now' | 'sha256' | 'profiles' | 'importer'> & {
  readonly tickets: Pick<Services['tickets'], 'ids' | 'persons'>;
};

/**
 * Opens the city to write to: the one named, else the one of the profile given, else the only one there is. A profile that is
 * given must be the one in use: tickets are checked against what is stored, and a person who names a folder means its content.
 */
export async function openImportTarget(services: TargetServices, city: string | null, folder: Profile | null): Promise<ImportTarget> {
  const { profiles, importer, tickets, now } = services;
  const chosen = await chooseCity(profiles, city ?? folder?.city ?? null);
  const rules = await profiles.at(chosen, now());
  if (folder !== null) refuseOtherProfile(folder, rules.profile.profile, services.sha256);
  return {
    profile: rules.profile.profile,
    tickets: createImportTickets({ importer, ids: tickets.ids, persons: tickets.persons, time: { now } }, chosen, rules),
  };
}

function refuseOtherProfile(folder: Profile, inUse: Profile, sha256: (text: string) => string): void {
  if (folder.city !== inUse.city) {
    throw new Failure(
      'import.otherCity',
      {
        zh: `--profile 是 ${folder.city} 的配置，--city 却是 ${inUse.city}`,
        en: `--profile is of ${folder.city}, --city names ${inUse.city}`,
      },
      1,
    );
  }
  if (profileDigest(folder, sha256) === profileDigest(inUse, sha256)) return;
  throw new Failure(
    'import.profileNotInUse',
    {
      zh: `${inUse.city} 在用的是版本 ${inUse.edition}，与此配置（版本 ${folder.edition}）内容不同：先运行 ./huiyin profile load，或不写 --profile`,
      en: `${inUse.city} uses edition ${inUse.edition}, whose content differs from this folder (edition ${folder.edition}): run ./huiyin profile load first, or leave --profile out`,
    },
    1,
  );
}
