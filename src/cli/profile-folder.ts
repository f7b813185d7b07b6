import { loadProfile } from '../application/profile/load-profile.ts';
import { profileProblemTexts } from '../application/profile/profile-texts.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Terminal } from './command.ts';
import { printProblems } from './print-problems.ts';
import { readFolder } from './read-folder.ts';

/** Loads the profile in a folder; `undefined` after printing everything that is wrong with it. */
export async function profileInFolder(folder: string, terminal: Terminal): Promise<Profile | undefined> {
  const loaded = loadProfile(await readFolder(folder));
  if (loaded.ok) return loaded.value;
  printProblems(loaded.error, profileProblemTexts, { folder }, terminal);
  return undefined;
}
