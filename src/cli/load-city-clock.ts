import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadProfile } from '../application/profile/load-profile.ts';
import { formatProfileProblem } from '../application/profile/profile-texts.ts';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import type { Limit, WorkCalendar } from '../domain/calendar/types.ts';
import { deadlineTexts } from './deadline-texts.ts';
import { Failure } from './failure.ts';

/** What clocks need of a city: its compiled calendar and when a light turns yellow (S-1). */
export type CityClock = { readonly calendar: WorkCalendar; readonly yellowBefore: Limit };

const DEFAULT_PROFILE = path.resolve(import.meta.dirname, '..', '..', 'profiles', 'lvliang');
const PROBLEMS_SHOWN = 5;

/** The calendar and the yellow limit of the profile in a folder. Throws a Failure that names what is wrong with it. */
export async function loadCityClock(dir: string = DEFAULT_PROFILE): Promise<CityClock> {
  const profile = loadProfile(await readProfileFiles(dir));
  if (profile.ok) return { calendar: compileCalendar(profile.value.calendar), yellowBefore: profile.value.policy.lights.yellowBefore };
  const shown = profile.error.slice(0, PROBLEMS_SHOWN).map((problem) => formatProfileProblem(problem, 'zh'));
  throw new Failure('cli.badProfile', deadlineTexts.badProfile(dir, shown, profile.error.length - shown.length), 1);
}

async function readProfileFiles(dir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(dir, { recursive: true }).catch((error: unknown) => {
    throw new Failure('cli.noProfile', deadlineTexts.noProfile(dir), 1, { cause: error });
  });
  const wanted = names.filter((name) => /\.(?:ya?ml|csv)$/u.test(name));
  const files = wanted.map(async (name) => [name.split(path.sep).join('/'), await readFile(path.join(dir, name))] as const);
  return new Map(await Promise.all(files));
}
