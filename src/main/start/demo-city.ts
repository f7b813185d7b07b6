import type { IssuedAccount } from '../../application/accounts/issue-accounts.ts';
import type { AccountStore } from '../../application/accounts/ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';

/** x */
export async function createDemoCity(
  store: AccountStore,
  context: { readonly now: Instant; readonly randomInt: (below: number) => number },
): Promise<readonly IssuedAccount[]> {
  void store;
  void context;
  return [];
}
