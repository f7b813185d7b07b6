import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { checkAccount, type AccountContext, type AccountRequest, type AddRefusal } from './add-account.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountStore } from './ports.ts';

/**
 * Fills an installation that has no account yet; answers with an empty list when it has one, so that the accounts
 * of a demonstration never come to stand beside those of a real city.
 */
export async function createFirstAccounts(
  store: AccountStore,
  requests: readonly AccountRequest[],
  context: AccountContext,
): Promise<Result<readonly IssuedAccount[], AddRefusal & { readonly login: string }>> {
  const accounts = [];
  for (const request of requests) {
    const checked = checkAccount(request, context.newUserId);
    if (!checked.ok) return fail({ ...checked.error, login: request.login });
    accounts.push(checked.value);
  }
  if ((await store.list(null)).length > 0) return ok([]);
  const issued = await issuePasswords(accounts, context.randomInt);
  const added = await store.addFirst(issued, context.now);
  return ok(added ? issued : []);
}
