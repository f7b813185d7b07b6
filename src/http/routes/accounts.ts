import {
  disableAccount,
  doSimpleAct,
  enableAccount,
  giveRoles,
  resetAccountPassword,
  type AccountWish,
  type SimpleAct,
} from '../../application/accounts/administer-account.ts';
import { linkIdentity } from '../../application/accounts/link-identity.ts';
import { openAccount } from '../../application/accounts/open-account.ts';
import { listSessions } from '../../application/sessions/own-sessions.ts';
import {
  account,
  accountDetails,
  accountInPath,
  accountLogAnswer,
  accountLogQuery,
  accountsAnswer,
  giveRolesBody,
  linkIdentityBody,
  newPasswordAnswer,
  openAccountBody,
  reasonBody,
} from '../../contract/accounts.ts';
import type { Account } from '../../domain/access/account.ts';
import { administratorRoles } from '../../domain/access/duties.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { UserId } from '../../domain/kernel/ids.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route, type StaffCall } from '../route.ts';
import { viewToken } from './own-sessions.ts';

const LOG_PAGE = 100;
const group = 'administration';
const system = { group, access: ['systemAdministrator'], scope: 'admin' } as const;
// Passwords, rights and sessions are a matter of people: no program gives them.
const security = { group, access: ['securityAdministrator'], scope: null } as const;

/** What the three administrators do: open and close accounts; give rights and take access away; read what both did. */
export function accountRoutes(ports: ApiPorts): readonly Route[] {
  const simpleAct = (act: SimpleAct, url: `/${string}`, summary: Label): Route =>
    staffRoute({
      ...security,
      id: act,
      method: 'POST',
      url: `/accounts/:account${url}`,
      summary,
      params: accountInPath,
      body: reasonBody,
      answer: account,
      handle: async (call) => viewed(await doSimpleAct(ports.administration, wishOf(call), act)),
    });

  return [
    staffRoute({
      group,
      access: administratorRoles,
      scope: 'admin',
      id: 'listAccounts',
      method: 'GET',
      url: '/accounts',
      summary: { zh: '账号列表', en: 'The accounts of the city' },
      answer: accountsAnswer,
      handle: async (call) => ok({ items: (await ports.accounts.list(call.principal.city)).map(viewAccount) }),
    }),
    staffRoute({
      ...system,
      id: 'openAccount',
      method: 'POST',
      url: '/accounts',
      summary: { zh: '新建账号，角色和密码由安全管理员设置', en: 'Open an account; the security administrator gives roles and password' },
      body: openAccountBody,
      answer: account,
      status: 201,
      handle: async ({ principal, origin, body }) =>
        viewed(await openAccount(ports.administration, { city: principal.city, by: principal.account.userId, origin, ...body })),
    }),
    staffRoute({
      group,
      access: administratorRoles,
      scope: null,
      id: 'readAccount',
      method: 'GET',
      url: '/accounts/:account',
      summary: { zh: '账号详情', en: 'One account with its sessions and tokens' },
      params: accountInPath,
      answer: accountDetails,
      handle: async ({ principal: { city, sessionId }, params }) => {
        const found = await ports.administration.accounts.get(city, params.account);
        if (found === undefined) return fail({ code: 'account.unknown', params: {} });
        const [secondStep, sessions, tokens] = await Promise.all([
          ports.signIn.secondSteps.get(city, params.account),
          listSessions(ports.signIn, { city, account: params.account, asking: sessionId }),
          ports.signIn.tokenStore.listOf(city, params.account),
        ]);
        return ok({
          account: viewAccount(found.account),
          hasPassword: found.password !== null,
          mustChangePassword: found.password?.mustChange ?? false,
          hasSecondStep: secondStep !== undefined && secondStep.confirmedAt !== null,
          sessions,
          tokens: tokens.map(viewToken),
        });
      },
    }),
    staffRoute({
      ...system,
      id: 'disableAccount',
      method: 'POST',
      url: '/accounts/:account/disable',
      summary: { zh: '停用账号，会话立即终止', en: 'Take an account out of use; its sessions end' },
      params: accountInPath,
      body: reasonBody,
      answer: account,
      handle: async (call) => viewed(await disableAccount(ports.administration, wishOf(call))),
    }),
    staffRoute({
      ...system,
      id: 'enableAccount',
      method: 'POST',
      url: '/accounts/:account/enable',
      summary: { zh: '启用账号', en: 'Put an account into use again' },
      params: accountInPath,
      body: reasonBody,
      answer: account,
      handle: async (call) => viewed(await enableAccount(ports.administration, wishOf(call))),
    }),
    staffRoute({
      ...security,
      id: 'giveRoles',
      method: 'PUT',
      url: '/accounts/:account/roles',
      summary: { zh: '设置角色和单位', en: 'Give roles and a unit, in the place of those it had' },
      params: accountInPath,
      body: giveRolesBody,
      answer: account,
      handle: async (call) => {
        const { roles, unit } = call.body;
        return viewed(await giveRoles(ports.administration, { ...wishOf(call), roles, unit }));
      },
    }),
    staffRoute({
      ...security,
      id: 'resetPassword',
      method: 'POST',
      url: '/accounts/:account/resetPassword',
      summary: { zh: '重设密码，只显示一次', en: 'Give a new password, shown this once' },
      params: accountInPath,
      body: reasonBody,
      answer: newPasswordAnswer,
      handle: async (call) => {
        const reset = await resetAccountPassword(ports.administration, wishOf(call));
        return reset.ok ? ok({ login: reset.value.account.login, password: reset.value.password }) : reset;
      },
    }),
    simpleAct('unlock', '/unlock', { zh: '解除登录限制', en: 'Forget the failures that hold up its sign-in' }),
    simpleAct('resetSecondStep', '/resetSecondStep', { zh: '停用其两步验证', en: 'Take its second step away' }),
    simpleAct('revokeSessions', '/revokeSessions', { zh: '终止其全部会话', en: 'End all its sessions' }),
    simpleAct('revokeTokens', '/revokeTokens', { zh: '撤销其全部令牌', en: 'Revoke all its tokens' }),
    staffRoute({
      ...security,
      id: 'linkIdentity',
      method: 'POST',
      url: '/accounts/:account/linkIdentity',
      summary: { zh: '关联统一身份', en: 'Link it to an identity of the provider' },
      params: accountInPath,
      body: linkIdentityBody,
      answer: account,
      handle: async (call) =>
        viewed(await linkIdentity({ ...ports.signIn, ...ports.administration }, { ...wishOf(call), subject: call.body.subject })),
    }),
    simpleAct('unlinkIdentities', '/unlinkIdentities', { zh: '解除统一身份关联', en: 'Unlink its identities; its sessions end' }),
    staffRoute({
      group,
      access: ['auditAdministrator'],
      scope: 'admin',
      id: 'readAccountLog',
      method: 'GET',
      url: '/account-log',
      summary: { zh: '账号日志', en: 'Sign-ins, and every act on accounts, newest first' },
      query: accountLogQuery,
      answer: accountLogAnswer,
      handle: async ({ principal, query }) => {
        const { limit = LOG_PAGE } = query;
        const lines = await ports.accountLog.read(principal.city, {
          before: query.before ?? null,
          account: query.account ?? null,
          acts: query.act ?? null,
          limit,
        });
        const items = lines.map(({ city: _city, ...line }) => line);
        return ok({ items, next: items.length < limit ? null : (items.at(-1)?.position ?? null) });
      },
    }),
  ];
}

function wishOf({
  principal,
  origin,
  params,
  body,
}: StaffCall<{ readonly account: UserId }, unknown, { readonly reason: string }>): AccountWish {
  return { city: principal.city, by: principal.account.userId, origin, account: params.account, reason: body.reason };
}

function viewed<Reason>(result: { readonly ok: true; readonly value: Account } | { readonly ok: false; readonly error: Reason }) {
  return result.ok ? ok(viewAccount(result.value)) : result;
}

function viewAccount({ userId: id, login, name, roles, unit, disabledAt }: Account) {
  return { id, login, name, roles, unit, disabledAt };
}
