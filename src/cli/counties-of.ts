import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { loadProfile } from '../application/profile/load-profile.ts';
import { readFolder } from './read-folder.ts';

const profiles = path.resolve(import.meta.dirname, '..', '..', 'profiles');
/** Names of districts that any report uses as words: 老城区. */
const GENERIC = /^(?:城|郊|矿|新|市辖)区$/u;

/** Short names (文水 of 文水县) of a city's counties where a profile that comes with the program has its name, with or without 市; none otherwise. */
export async function countiesOf(city: string | null): Promise<readonly string[]> {
  if (city === null) return [];
  const wanted = shortName(city.trim());
  const folders = await readdir(profiles, { withFileTypes: true }).catch(() => []);
  for (const { name } of folders.filter((entry) => entry.isDirectory())) {
    const profile = loadProfile(await readFolder(path.join(profiles, name)));
    if (!profile.ok || !isCalled(profile.value.name.zh, wanted)) continue;
    const counties = profile.value.areas.filter(({ parent }) => parent === null).map(({ name: { zh } }) => shortName(zh));
    return counties.filter((county) => !GENERIC.test(county));
  }
  return [];
}

function isCalled(name: string, wanted: string): boolean {
  return shortName(name.replace(/（.*）$/u, '')) === wanted;
}

/** A name without its kind; one of two letters keeps it: 兴县. */
function shortName(name: string): string {
  return name.length > 2 ? name.replace(/[市县区镇乡]$/u, '') : name;
}
