import { changePassword } from '../../application/sessions/change-password.ts';
import { confirmSecondStep, offerSecondStep, replaceRecoveryCodes } from '../../application/sessions/enrol-second-step.ts';
import { signOut } from '../../application/sessions/own-sessions.ts';
import type { Principal } from '../../application/sessions/ports.ts';
import { takeSecondStep } from '../../application/sessions/second-step.ts';
import { signIn } from '../../application/sessions/sign-in.ts';
import {
  changePasswordBody,
  codeBody,
  offerAnswer,
  offerBody,
  recoveryCodesAnswer,
  sessionAnswer,
  signInBody,
} from '../../contract/sessions.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { isCrossSite } from '../cross-site.ts';
import { placeOf, principalBefore, viewPrincipal } from '../own-session.ts';
import { publicRoute, staffRoute, type Answered, type Route, type StaffCall } from '../route.ts';
import { setCookie } from '../session-cookie.ts';

const own = { group: 'session', access: null, scope: null } as const;

/** Signing in and out, and what a person does with the own password and second step. */
export function sessionRoutes(ports: ApiPorts): readonly Route[] {
  /** Who the session stands for now that it goes on under another cookie. */
  async function goOn(
    call: StaffCall<unknown, unknown, unknown>,
    cookie: string | null,
  ): Answered<Awaited<ReturnType<typeof viewPrincipal>>> {
    setCookie(call.request, call.reply, cookie);
    const now = await ports.sessions.authenticate({ session: cookie, token: null }, 'anyStep');
    return now.ok ? ok(await viewPrincipal(ports, now.value.principal)) : fail({ code: now.error, params: {} });
  }

  return [
    publicRoute({
      id: 'signIn',
      group: 'session',
      method: 'POST',
      url: '/session',
      summary: { zh: '登录', en: 'Sign in' },
      body: signInBody,
      answer: sessionAnswer,
      handle: async (call) => {
        if (isCrossSite(call.request)) return fail({ code: 'auth.crossSite', params: {} });
        const { city = null, login, password } = call.body;
        const replaces = await principalBefore(ports.sessions, call.request);
        const signedIn = await signIn(ports.signIn, { city, login, password, place: placeOf(call), replaces });
        if (!signedIn.ok) return signedIn;
        setCookie(call.request, call.reply, signedIn.value.cookie);
        return ok(await viewPrincipal(ports, signedIn.value.principal));
      },
    }),
    staffRoute({
      ...own,
      id: 'takeSecondStep',
      method: 'POST',
      url: '/session/totp',
      summary: { zh: '两步验证', en: 'Take the second step' },
      anyStep: true,
      body: codeBody,
      answer: sessionAnswer,
      handle: async (call) => {
        const taken = await takeSecondStep(ports.signIn, asking(call, call.body));
        return taken.ok ? await goOn(call, taken.value) : taken;
      },
    }),
    staffRoute({
      ...own,
      id: 'readSession',
      method: 'GET',
      url: '/session',
      summary: { zh: '我是谁', en: 'Who one is' },
      // A program may ask whose token it holds.
      scope: 'profile:read',
      anyStep: true,
      answer: sessionAnswer,
      handle: async (call) => ok(await viewPrincipal(ports, call.principal)),
    }),
    staffRoute({
      ...own,
      id: 'signOut',
      method: 'DELETE',
      url: '/session',
      summary: { zh: '退出', en: 'Sign out' },
      anyStep: true,
      answer: null,
      handle: async (call) => {
        await signOut(ports.signIn, asking(call, {}));
        setCookie(call.request, call.reply, null);
        return ok(undefined);
      },
    }),
    staffRoute({
      ...own,
      id: 'changePassword',
      method: 'PUT',
      url: '/session/password',
      summary: { zh: '修改自己的密码', en: 'Change the own password; all other sessions end' },
      anyStep: true,
      body: changePasswordBody,
      answer: sessionAnswer,
      handle: async (call) => {
        const changed = await changePassword(ports.signIn, asking(call, call.body));
        return changed.ok ? await goOn(call, changed.value) : changed;
      },
    }),
    staffRoute({
      ...own,
      id: 'offerSecondStep',
      method: 'POST',
      url: '/session/second-step',
      summary: { zh: '绑定两步验证', en: 'Begin a second step' },
      anyStep: true,
      body: offerBody,
      answer: offerAnswer,
      handle: async (call) => await offerSecondStep(ports.signIn, asking(call, call.body)),
    }),
    staffRoute({
      ...own,
      id: 'confirmSecondStep',
      method: 'PUT',
      url: '/session/second-step',
      summary: { zh: '确认两步验证', en: 'Switch the second step on by its first code' },
      anyStep: true,
      body: codeBody,
      answer: recoveryCodesAnswer,
      handle: async (call) => {
        const confirmed = await confirmSecondStep(ports.signIn, asking(call, call.body));
        if (!confirmed.ok) return confirmed;
        setCookie(call.request, call.reply, confirmed.value.cookie);
        return ok({ recoveryCodes: confirmed.value.recoveryCodes });
      },
    }),
    staffRoute({
      ...own,
      id: 'replaceRecoveryCodes',
      method: 'POST',
      url: '/session/recovery-codes',
      summary: { zh: '更换恢复码', en: 'New recovery codes in the place of all' },
      body: codeBody,
      answer: recoveryCodesAnswer,
      handle: async (call) => {
        const replaced = await replaceRecoveryCodes(ports.signIn, asking(call, call.body));
        return replaced.ok ? ok({ recoveryCodes: replaced.value }) : replaced;
      },
    }),
  ];
}

function asking<Wish extends object>(
  { principal, origin }: StaffCall<unknown, unknown, unknown>,
  wish: Wish,
): Wish & { readonly principal: Principal; readonly origin: string } {
  return { ...wish, principal, origin };
}
