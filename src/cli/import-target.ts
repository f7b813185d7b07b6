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
export type TargetServices = Pick<Services, 'now' | 'sha256' | 'profiles' | 'importer' | 'tickets'>;

/**
 * Opens the city to write to: the one named, else the one of the profile given, else the only one there is. A profile that is
 * given must be in use: tickets are checked against what is stored, and a person who names a folder means its content.
 */
export async function openImportTarget(services: TargetServices, city: string | null, folder: Profile | null): Promise<ImportTarget> {
  const { profiles, importer, tickets, now } = services;
  const chosen = await chooseCity(profiles, city ?? folder?.city ?? null);
  if (folder !== null) await refuseUnusedProfile(services, folder, chosen);
  const rules = await profiles.at(chosen, now());
  return {
    profile: rules.profile.profile,
    tickets: createImportTickets({ importer, ids: tickets.ids, persons: tickets.persons, time: { now } }, chosen, rules),
  };
}

async function refuseUnusedProfile({ profiles, sha256 }: TargetServices, folder: Profile, city: string): Promise<void> {
  if (folder.city !== city) {
    throw new Failure(
      'import.otherCity',
      { zh: `--profile 是 ${folder.city} 的配置，--city 却是 ${city}`, en: `--profile is of ${folder.city}, --city names ${city}` },
      1,
    );
  }
  const digest = profileDigest(folder, sha256);
  const editions = await profiles.list(folder.city);
  if (editions.some((stored) => stored.digest === digest)) return;
  throw new Failure(
    'import.profileNotInUse',
    {
      zh: `配置 ${folder.city} 的版本 ${folder.edition} 还没有按现在的内容启用：先运行 ./huiyin profile load`,
      en: `Edition ${folder.edition} of ${folder.city} is not in use as it is now: run ./huiyin profile load first`,
    },
    1,
  );
}
