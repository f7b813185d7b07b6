import type { Account } from '../../domain/access/account.ts';
import { checkDuties, isAdministratorRole } from '../../domain/access/duties.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { AccountAct } from '../../domain/vocabulary/account-acts.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import { refuseAccess, type AccessRefusal } from '../sessions/access-refusal.ts';
import { issuePasswords } from './issue-accounts.ts';
import type { AccountChange, AccountEffect, AccountStore, LogDetail } from './ports.ts';

/** What administering accounts reaches outside through. */
export type AdministrationPorts = {
  readonly accounts: AccountStore;
  readonly time: TimeSource;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly randomInt: (below: number) => number;
  readonly newUserId: () => UserId;
};

/** What an administrator wants done with an account, and why: the reason stands in the log for the audit administrator. */
export type AccountWish = {
  readonly city: CityId;
  readonly by: UserId;
  readonly origin: string;
  readonly account: UserId;
  readonly reason: string;
};

/** What of an account changes, beside the line of the log. */
type Changes = {
  readonly act: AccountAct;
  readonly account?: Partial<Pick<Account, 'roles' | 'unit' | 'disabledAt'>>;
  readonly password?: AccountChange['password'];
  readonly effects?: readonly AccountEffect[];
  readonly detail?: LogDetail;
};

/** The system administrator takes an account out of use: sign-ins and sessions end at once, its tokens for good. */
export async function disableAccount(ports: AdministrationPorts, wish: AccountWish): Promise<Result<Account, AccessRefusal>> {
  const disabledAt = ports.time.now();
  return await administer(ports, wish, (account) =>
    ok({ act: 'accountDisabled', account: { disabledAt: account.disabledAt ?? disabledAt }, effects: ['endSessions', 'revokeTokens'] }),
  );
}

/** The system administrator puts an account into use again. */
export async function enableAccount(ports: AdministrationPorts, wish: AccountWish): Promise<Result<Account, AccessRefusal>> {
  return await administer(ports, wish, () => ok({ act: 'accountEnabled', account: { disabledAt: null } }));
}

/** The security administrator gives an account its roles and its unit, in the place of those it had. None at all closes every door to it. */
export async function giveRoles(
  ports: AdministrationPorts,
  wish: AccountWish & { readonly roles: readonly string[]; readonly unit: string | null },
): Promise<Result<Account, AccessRefusal>> {
  const { city, unit } = wish;
  const duties = checkDuties(wish.roles, unit);
  if (!duties.ok) return conflict(duties.error);
  const { units } = (await ports.profiles.at(city, ports.time.now())).profile;
  if (unit !== null && !units.has(unit as UnitCode)) return refuseAccess('account.unknownUnit', { unit });
  const roles = duties.value;
  return await administer(ports, wish, (account) =>
    ok({
      act: 'rolesGiven',
      account: { roles, unit: unit as UnitCode | null },
      effects: ['renewSessions'],
      detail: { roles, unit, rolesBefore: account.roles, unitBefore: account.unit },
    }),
  );
}

/** The security administrator gives an account a new password, which is shown once and must be changed at the next sign-in. */
export async function resetAccountPassword(
  ports: AdministrationPorts,
  wish: AccountWish,
): Promise<Result<{ readonly account: Account; readonly password: string }, AccessRefusal>> {
  const target = await ports.accounts.get(wish.city, wish.account);
  if (target === undefined) return refuseAccess('account.unknown');
  const [issued] = await issuePasswords([target.account], ports.randomInt, { mustChange: true });
  if (issued === undefined) throw new Error('one account was given and none came back');
  const changed = await administer(ports, wish, () =>
    ok({ act: 'passwordReset', password: issued.stored, effects: ['endSessions', 'forgetGuesses'] }),
  );
  return changed.ok ? ok({ account: changed.value, password: issued.password }) : changed;
}

/** What the security administrator does to an account without choosing anything. */
const simpleActs = {
  unlock: { act: 'unlocked', effects: ['forgetGuesses'] },
  resetSecondStep: { act: 'secondStepReset', effects: ['forgetSecondStep', 'forgetGuesses', 'endSessions'] },
  revokeSessions: { act: 'sessionsRevoked', effects: ['endSessions'] },
  revokeTokens: { act: 'tokensRevoked', effects: ['revokeTokens'] },
  unlinkIdentities: { act: 'identitiesUnlinked', effects: ['forgetIdentities', 'endSessions'] },
} as const satisfies Readonly<Record<string, Changes>>;
export type SimpleAct = keyof typeof simpleActs;

/** The security administrator unlocks an account, or takes its second step, sessions, tokens or foreign identities away. */
export async function doSimpleAct(ports: AdministrationPorts, wish: AccountWish, act: SimpleAct): Promise<Result<Account, AccessRefusal>> {
  return await administer(ports, wish, () => ok(simpleActs[act]));
}

/** Nobody administers the own account, and each of the three administrators stays there: without one, nobody could give the role again. */
async function administer(
  { accounts, time }: AdministrationPorts,
  { city, by, origin, account: target, reason }: AccountWish,
  decide: (account: Account) => Result<Changes, AccessRefusal>,
): Promise<Result<Account, AccessRefusal>> {
  if (by === target) return refuseAccess('account.own');
  if (reason.trim() === '') return refuseAccess('account.noReason');
  const changed = await accounts.change<AccessRefusal>(city, target, (current, administrators) => {
    const decided = decide(current);
    if (!decided.ok) return decided;
    const { act, account, password, effects, detail } = decided.value;
    const next = { ...current, ...account };
    const lost = current.roles.filter(isAdministratorRole).find((role) => !isInUse(next, role));
    if (lost !== undefined && isInUse(current, lost) && !administrators.some((other) => other.userId !== target && isInUse(other, lost))) {
      return refuseAccess('account.lastAdministrator', { role: lost });
    }
    return ok({
      account: next,
      password: password ?? null,
      effects: effects ?? [],
      keepSession: null,
      line: { city, at: time.now(), act, account: target, by, origin, reason, detail: detail ?? {} },
    });
  });
  if (changed.ok) return changed;
  return changed.error === 'accountUnknown' ? refuseAccess('account.unknown') : fail(changed.error);
}

function isInUse({ disabledAt, roles }: Account, role: Account['roles'][number]): boolean {
  return disabledAt === null && roles.includes(role);
}

/** The same conflicts as a refusal of the interface. */
export function conflict({
  code,
  ...params
}: Extract<ReturnType<typeof checkDuties>, { ok: false }>['error']): Result<never, AccessRefusal> {
  return refuseAccess(`account.${code}`, params);
}
