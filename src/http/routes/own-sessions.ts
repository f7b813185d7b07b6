import { endOtherSessions, endSession, listSessions } from '../../application/sessions/own-sessions.ts';
import { createToken, revokeToken } from '../../application/sessions/own-tokens.ts';
import type { StoredToken } from '../../application/sessions/ports.ts';
import { endedAnswer, idInPath, newTokenAnswer, newTokenBody, sessionsAnswer, tokensAnswer } from '../../contract/sessions.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route } from '../route.ts';

const own = { group: 'session', access: null, scope: null } as const;

/** The own sessions, and tokens for programs. */
export function ownSessionRoutes(ports: ApiPorts): readonly Route[] {
  return [
    staffRoute({
      ...own,
      id: 'listSessions',
      method: 'GET',
      url: '/sessions',
      summary: { zh: '我的会话', en: 'The own sessions' },
      answer: sessionsAnswer,
      handle: async ({ principal: { city, account, sessionId } }) =>
        ok({ items: await listSessions(ports.signIn, { city, account: account.userId, asking: sessionId }) }),
    }),
    staffRoute({
      ...own,
      id: 'endOtherSessions',
      method: 'DELETE',
      url: '/sessions',
      summary: { zh: '终止其他会话', en: 'End all own sessions but this one' },
      answer: endedAnswer,
      handle: async ({ principal, origin }) => ok({ ended: await endOtherSessions(ports.signIn, { principal, origin }) }),
    }),
    staffRoute({
      ...own,
      id: 'endSession',
      method: 'DELETE',
      url: '/sessions/:id',
      summary: { zh: '终止一个会话', en: 'End one of the own sessions' },
      params: idInPath,
      answer: null,
      handle: async ({ principal, origin, params }) => {
        const ended = await endSession(ports.signIn, { principal, origin, ...params });
        return ended.ok ? ok(undefined) : ended;
      },
    }),
    staffRoute({
      ...own,
      id: 'listTokens',
      method: 'GET',
      url: '/tokens',
      summary: { zh: '我的令牌', en: 'The own tokens' },
      answer: tokensAnswer,
      handle: async ({ principal: { city, account } }) =>
        ok({ items: (await ports.signIn.tokenStore.listOf(city, account.userId)).map(viewToken) }),
    }),
    staffRoute({
      ...own,
      id: 'createToken',
      method: 'POST',
      url: '/tokens',
      summary: { zh: '新建令牌', en: 'A new token for a program; its secret is shown this once' },
      body: newTokenBody,
      answer: newTokenAnswer,
      status: 201,
      handle: async ({ principal, origin, body }) => {
        const created = await createToken(ports.signIn, { principal, origin, ...body });
        return created.ok ? ok({ token: viewToken(created.value.token), secret: created.value.secret }) : created;
      },
    }),
    staffRoute({
      ...own,
      id: 'revokeToken',
      method: 'DELETE',
      url: '/tokens/:id',
      summary: { zh: '撤销令牌', en: 'Revoke one of the own tokens' },
      params: idInPath,
      answer: null,
      handle: async ({ principal, origin, params }) => {
        const revoked = await revokeToken(ports.signIn, { principal, origin, ...params });
        return revoked.ok ? ok(undefined) : revoked;
      },
    }),
  ];
}

/** A token as its owner and the security administrator see it. */
export function viewToken({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: StoredToken) {
  return { id, name, scopes, createdAt, expiresAt, lastUsedAt };
}
