import { isLogin, type Account } from '../../domain/access/account.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { MAX_NAME, unstorablePosition } from '../../domain/ticket/decide/texts.ts';
import { roles as roleLabels, type Role } from '../../domain/vocabulary/roles.ts';
import { isCodeOf } from '../../domain/vocabulary/label.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountStore } from './ports.ts';

/** An account as somebody asks for it, not checked yet. */
export type AccountRequest = {
  readonly city: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit: string | null;
};

/** Why an account was not added; `role` names the one that nobody can hold. */
export type AddRefusal =
  | { readonly code: 'badLogin' }
  | { readonly code: 'loginTaken' }
  | { readonly code: 'noName' }
  | { readonly code: 'badName' }
  | { readonly code: 'noRole' }
  | { readonly code: 'unknownRole'; readonly role: string };

/** What the making of accounts needs from outside. */
export type AccountContext = {
  readonly now: Instant;
  readonly randomInt: (below: number) => number;
  readonly newUserId: () => UserId;
};

/** Checks what is asked for and makes it an account, without storing it. */
export function checkAccount(request: AccountRequest, newUserId: () => UserId): Result<Account, AddRefusal> {
  const { city, login, unit } = request;
  const name = request.name.trim();
  if (!isLogin(login)) return fail({ code: 'badLogin' });
  if (name === '') return fail({ code: 'noName' });
  if ([...name].length > MAX_NAME || unstorablePosition(name) >= 0) return fail({ code: 'badName' });
  if (request.roles.length === 0) return fail({ code: 'noRole' });
  const roles = new Set<Role>();
  for (const role of request.roles) {
    if (!canBeHeld(role)) return fail({ code: 'unknownRole', role });
    roles.add(role);
  }
  return ok({ userId: newUserId(), city: city as CityId, login, name, roles: [...roles], unit: unit as UnitCode | null });
}

/** Adds one account with a random password, which is known only now. */
export async function addAccount(
  store: AccountStore,
  request: AccountRequest,
  context: AccountContext,
): Promise<Result<IssuedAccount, AddRefusal>> {
  const checked = checkAccount(request, context.newUserId);
  if (!checked.ok) return checked;
  const [account] = await issuePasswords([checked.value], context.randomInt);
  if (account === undefined) throw new Error('one account was given and none came back');
  const added = await store.add([account], context.now);
  return added ? ok(account) : fail({ code: 'loginTaken' });
}

/** Callers do not sign in, and the worker is nobody. */
function canBeHeld(role: string): role is Role {
  return isCodeOf(roleLabels, role) && role !== 'caller' && role !== 'system';
}
