import { beginForeignSignIn, finishForeignSignIn } from '../../application/sessions/foreign-sign-in.ts';
import { oidcCallbackQuery, oidcStartQuery } from '../../contract/sessions.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { placeOf, principalBefore } from '../own-session.ts';
import { ANSWERED, API_PREFIX, publicRoute, type Route } from '../route.ts';
import { readCookie, setCookie } from '../session-cookie.ts';

const CALLBACK = '/oidc/callback';

/** Where the provider sends browsers back to, below the public address. */
export const OIDC_CALLBACK = API_PREFIX + CALLBACK;

/** Signing in at a provider of identities, with a browser. */
export function oidcRoutes(ports: ApiPorts): readonly Route[] {
  return [
    publicRoute({
      id: 'beginForeignSignIn',
      group: 'session',
      method: 'GET',
      url: '/oidc/start',
      summary: { zh: '转到统一身份认证', en: 'Go to the provider of identities' },
      query: oidcStartQuery,
      answer: null,
      status: 302,
      handle: async ({ query, request, reply }) => {
        const begun = await beginForeignSignIn(ports.signIn, query.city ?? null);
        if (!begun.ok) return begun;
        setCookie(request, reply, begun.value.memory, 'huiyin-oidc');
        reply.redirect(begun.value.url, 302);
        return ok(ANSWERED);
      },
    }),
    publicRoute({
      id: 'finishForeignSignIn',
      group: 'session',
      method: 'GET',
      url: CALLBACK,
      summary: { zh: '从统一身份认证返回', en: 'Come back from the provider of identities' },
      query: oidcCallbackQuery,
      answer: null,
      status: 303,
      handle: async (call) => {
        const { request, reply } = call;
        const memory = readCookie(request, 'huiyin-oidc');
        const replaces = await principalBefore(ports.sessions, request);
        // Only what stands behind the question mark is the provider's.
        const address = new URL(request.url, 'http://localhost');
        const signedIn = await finishForeignSignIn(ports.signIn, { address, memory, place: placeOf(call), replaces });
        setCookie(request, reply, null, 'huiyin-oidc');
        if (!signedIn.ok) return signedIn;
        setCookie(request, reply, signedIn.value.cookie);
        reply.redirect('/console/', 303);
        return ok(ANSWERED);
      },
    }),
  ];
}
