import type { Account } from '../../domain/access/account.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import { refuseAccess, type AccessRefusal } from '../sessions/access-refusal.ts';
import { addedLine, checkAccount } from './add-account.ts';
import type { AdministrationPorts } from './administer-account.ts';

/**
 * The system administrator opens an account. It has no role and no password until the security administrator has given both, so that nobody
 * can make a colleague alone and act in that name.
 */
export async function openAccount(
  ports: AdministrationPorts,
  wish: { readonly city: CityId; readonly by: UserId; readonly origin: string; readonly login: string; readonly name: string },
): Promise<Result<Account, AccessRefusal>> {
  const { city, by, origin, login, name } = wish;
  const checked = checkAccount({ city, login, name, roles: [], unit: null }, ports.newUserId);
  if (!checked.ok) return refuseAccess(checked.error.code === 'badLogin' ? 'account.badLogin' : 'account.badName', { max: 200 });
  const line = addedLine(checked.value, { now: ports.time.now(), doer: { by, origin } });
  const added = await ports.accounts.add([{ account: checked.value, password: null }], [line]);
  return added ? ok(checked.value) : refuseAccess('account.loginTaken', { login });
}
