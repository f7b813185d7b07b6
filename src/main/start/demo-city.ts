import path from 'node:path';
import type { AccountContext } from '../../application/accounts/add-account.ts';
import { createFirstAccounts } from '../../application/accounts/create-first-accounts.ts';
import type { IssuedAccount } from '../../application/accounts/issue-accounts.ts';
import type { AccountStore } from '../../application/accounts/ports.ts';
import { readAccountList } from '../../application/accounts/read-account-list.ts';
import { loadProfile } from '../../application/profile/load-profile.ts';
import { formatProfileProblem } from '../../application/profile/profile-texts.ts';
import type { Problem } from '../../application/structured/problem.ts';
import { addRefusalText } from '../../cli/accounts-texts.ts';
import { Failure } from '../../cli/failure.ts';
import { readFolder } from '../../cli/read-folder.ts';
import { profilesFolder } from '../paths.ts';

const DEMO_PROFILE = 'lvliang';
const ACCOUNTS_FILE = 'demo/accounts.csv';

/**
 * Makes an installation without accounts the demo city: an account for every role, and the people of some units.
 * Answers with the accounts created now, an empty list if the installation had some.
 */
export async function createDemoCity(store: AccountStore, context: AccountContext): Promise<readonly IssuedAccount[]> {
  if ((await store.list(null)).length > 0) return [];
  const files = await readFolder(path.join(profilesFolder, DEMO_PROFILE));
  const profile = loadProfile(files);
  if (!profile.ok) throw badProfile(profile.error);
  const content = new TextDecoder().decode(files.get(ACCOUNTS_FILE));
  const requests = readAccountList(ACCOUNTS_FILE, content, profile.value.city);
  if (!requests.ok) throw badProfile(requests.error);
  const created = await createFirstAccounts(store, requests.value, context);
  if (created.ok) return created.value;
  throw new Failure(`accounts.${created.error.code}`, addRefusalText(created.error, created.error.login));
}

function badProfile(problems: readonly Problem[]): Failure {
  const lines = (language: 'zh' | 'en'): string => problems.map((problem) => formatProfileProblem(problem, language)).join('\n');
  return new Failure('start.badDemoProfile', { zh: lines('zh'), en: lines('en') });
}
