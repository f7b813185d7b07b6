import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { addedLine, checkAccount, type AccountContext, type AccountRequest, type AddRefusal } from './add-account.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountStore } from './ports.ts';

/**
 * Fills an installation that has no account yet; answers with an empty list when it has one, so that the accounts
 * of a demonstration never come to stand beside those of a real city. Their passwords need not be changed: nobody but who
 * started the demonstration has seen them.
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
  const issued = await issuePasswords(accounts, context.randomInt, { mustChange: false });
  const added = await store.addFirst(
    issued.map(({ account, stored }) => ({ account, password: stored })),
    accounts.map((account) => addedLine(account, context)),
  );
  return ok(added ? issued : []);
}
