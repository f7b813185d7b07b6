import path from 'node:path';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { readFolder } from '../../src/cli/read-folder.ts';
import type { CityId, UnitCode } from '../../src/domain/kernel/ids.ts';
import type { LocalTime } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { readConfig, type Config } from '../../src/main/config.ts';
import { profilesFolder, programFolder } from '../../src/main/paths.ts';
import { urlOf } from '../../src/postgres/embedded/owner-database.ts';
import { readPostmasterFile } from '../../src/postgres/embedded/postmaster-file.ts';

/** The city of all measurements over HTTP. */
export const MEASURED_CITY = 'lvliang' as CityId;

/** Somebody who can sign in. The passwords open nothing but an installation that is thrown away. */
export type StaffMember = {
  readonly login: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly unit: UnitCode | null;
};

/** Where the staff of a measured installation is written down. */
export function staffFile(dataDir: string): string {
  return path.join(dataDir, 'staff.json');
}

/** How a measured installation runs: on its own data folder, with everything else as it comes. */
export function configOf(dataDir: string): Config {
  return readConfig({ HUIYIN_DATA: dataDir, HUIYIN_DEMO: '0' }, programFolder);
}

/** The embedded database that runs on a data folder: its address for the owner, and the number of its first process. */
export async function runningDatabase(dataDir: string): Promise<{ readonly url: string; readonly pid: number }> {
  const server = await readPostmasterFile(path.join(dataDir, 'postgres'));
  if (server === undefined) throw new Error(`no database runs on ${dataDir}`);
  return { url: urlOf(server.socketDir), pid: server.pid };
}

/** The address alone. */
export async function databaseUrl(dataDir: string): Promise<string> {
  return (await runningDatabase(dataDir)).url;
}

/** The profile of the measured city. Its people may be rung up at any hour: a measurement at night is one like another. */
export async function measuredProfile(): Promise<Profile> {
  const loaded = loadProfile(await readFolder(path.join(profilesFolder, MEASURED_CITY)));
  if (!loaded.ok) throw new Error(`the profile of ${MEASURED_CITY} has errors`);
  const { policy, ...profile } = loaded.value;
  const contactHours = { from: '00:00' as LocalTime, to: '24:00' as LocalTime };
  return { ...profile, policy: { ...policy, followUp: { ...policy.followUp, contactHours } } };
}
