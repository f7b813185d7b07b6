import { isLogin, type Account } from '../../domain/access/account.ts';
import { checkDuties, type DutyConflict } from '../../domain/access/duties.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { issuePasswords, type IssuedAccount } from './issue-accounts.ts';
import type { AccountLogLine, AccountStore, Doer } from './ports.ts';
import { MAX_NAME } from '../../domain/vocabulary/limits.ts';
import { unstorablePosition } from '../../domain/loop/texts.ts';

/** An account as somebody asks for it, not checked yet. */
export type AccountRequest = {
  readonly city: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit: string | null;
};

/** Why an account was not added. */
export type AddRefusal =
  | { readonly code: 'badLogin' }
  | { readonly code: 'loginTaken' }
  | { readonly code: 'noName' }
  | { readonly code: 'badName' }
  | { readonly code: 'noRole' }
  | DutyConflict;

/** What the making of accounts needs from outside. */
export type AccountContext = {
  readonly now: Instant;
  readonly doer: Doer;
  readonly randomInt: (below: number) => number;
  readonly newUserId: () => UserId;
};

/** Checks what is asked for and makes it an account, without storing it. No role at all is lawful: the account then waits for some. */
export function checkAccount(request: AccountRequest, newUserId: () => UserId): Result<Account, AddRefusal> {
  const { city, login, unit } = request;
  const name = request.name.trim();
  if (!isLogin(login)) return fail({ code: 'badLogin' });
  if (name === '') return fail({ code: 'noName' });
  if ([...name].length > MAX_NAME || unstorablePosition(name) >= 0) return fail({ code: 'badName' });
  const duties = checkDuties(request.roles, unit);
  if (!duties.ok) return duties;
  return ok({
    userId: newUserId(),
    city: city as CityId,
    login,
    name,
    roles: duties.value,
    unit: unit as UnitCode | null,
    disabledAt: null,
  });
}

/** Adds one account with its roles and a random password, which is known only now: what the operator of the machine may do. */
export async function addAccount(
  store: AccountStore,
  request: AccountRequest,
  context: AccountContext,
): Promise<Result<IssuedAccount, AddRefusal>> {
  const checked = checkAccount(request, context.newUserId);
  if (!checked.ok) return checked;
  if (checked.value.roles.length === 0) return fail({ code: 'noRole' });
  const [issued] = await issuePasswords([checked.value], context.randomInt, { mustChange: true });
  if (issued === undefined) throw new Error('one account was given and none came back');
  const added = await store.add([{ account: issued.account, password: issued.stored }], [addedLine(issued.account, context)]);
  return added ? ok(issued) : fail({ code: 'loginTaken' });
}

/** The line of the log that tells of a new account. */
export function addedLine(account: Account, { now, doer }: Pick<AccountContext, 'now' | 'doer'>): AccountLogLine {
  const { city, userId, login, name, roles, unit } = account;
  return { ...doer, city, at: now, act: 'accountAdded', account: userId, reason: null, detail: { login, name, roles, unit } };
}
