import path from 'node:path';
import { createFirstAccounts } from '../../application/accounts/create-first-accounts.ts';
import type { IssuedAccount } from '../../application/accounts/issue-accounts.ts';
import { readAccountList } from '../../application/accounts/read-account-list.ts';
import { keepMap } from '../../application/intake/keep-map.ts';
import { loadProfile } from '../../application/profile/load-profile.ts';
import { formatProfileProblem } from '../../application/profile/profile-texts.ts';
import { publishProfile } from '../../application/profile/publish-profile.ts';
import type { Problem } from '../../application/structured/problem.ts';
import { addRefusalText } from '../../cli/accounts-texts.ts';
import { Failure } from '../../cli/failure.ts';
import { readFolder } from '../../cli/read-folder.ts';
import type { Services } from '../../cli/services.ts';
import { profilesFolder } from '../paths.ts';

type DemoServices = Pick<Services, 'tickets' | 'accounts' | 'profiles' | 'sha256' | 'now' | 'operator' | 'randomInt' | 'newUserId'>;

const DEMO_PROFILE = 'lvliang';
const ACCOUNTS_FILE = 'demo/accounts.csv';

/**
 * Makes an empty installation the demo city: its profile, an account for every role, and the people of some units.
 * Answers with the accounts created now: none if the installation has accounts, or a city of its own.
 */
export async function createDemoCity(services: DemoServices): Promise<readonly IssuedAccount[]> {
  const { accounts, profiles, sha256, now, operator, randomInt, newUserId } = services;
  if ((await accounts.list(null)).length > 0) return [];
  const files = await readFolder(path.join(profilesFolder, DEMO_PROFILE));
  const profile = loadProfile(files);
  if (!profile.ok) throw badProfile(profile.error);
  const { city } = profile.value;
  const cities = await profiles.cities();
  if (cities.some((other) => other !== city)) return [];

  const content = new TextDecoder().decode(files.get(ACCOUNTS_FILE));
  const requests = readAccountList(ACCOUNTS_FILE, content, city);
  if (!requests.ok) throw badProfile(requests.error);
  // Another edition under the same name may be in use already; what is in use stays.
  await publishProfile(profiles, profile.value, sha256);
  await keepMap(services.tickets.cityMaps, city, files);
  const created = await createFirstAccounts(accounts, requests.value, { now: now(), doer: operator, randomInt, newUserId });
  if (created.ok) return created.value;
  throw new Failure(`accounts.${created.error.code}`, addRefusalText(created.error, created.error.login));
}

function badProfile(problems: readonly Problem[]): Failure {
  const lines = (language: 'zh' | 'en'): string => problems.map((problem) => formatProfileProblem(problem, language)).join('\n');
  return new Failure('start.badDemoProfile', { zh: lines('zh'), en: lines('en') });
}
