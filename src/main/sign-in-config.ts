import { isIP } from 'node:net';
import { DEFAULT_ABSOLUTE_MS, DEFAULT_IDLE_MS, type SessionRules } from '../application/sessions/session-rules.ts';
import { Failure } from '../cli/failure.ts';
import { administratorRoles, holdableRoles } from '../domain/access/duties.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/kernel/time.ts';
import { isCodeOf } from '../domain/vocabulary/label.ts';
import { roles, type Role } from '../domain/vocabulary/roles.ts';
import type { EnvironmentVariable } from './environment-variables.ts';

/** A provider of identities (OpenID Connect) and who we are to it. */
export type OidcConfig = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginClaim: string | null;
};

/** How people sign in. */
export type SignInConfig = { readonly rules: SessionRules; readonly oidc: OidcConfig | null };

type Read = (name: EnvironmentVariable) => string | null;

/** Every role of the three administrators at once. */
const ADMINISTRATORS = 'administrators';

/** Reads how people sign in. Throws a `Failure` with exit code 1 for what makes no sense. */
export function readSignInConfig(value: Read, publicUrl: URL | null): SignInConfig {
  return {
    rules: {
      idleMs: readAmount(value, 'HUIYIN_SESSION_IDLE_MINUTES', MINUTE_MS, 24 * HOUR_MS) ?? DEFAULT_IDLE_MS,
      absoluteMs: readAmount(value, 'HUIYIN_SESSION_HOURS', HOUR_MS, 7 * 24 * HOUR_MS) ?? DEFAULT_ABSOLUTE_MS,
      secondStepRoles: readRoles(value('HUIYIN_SECOND_STEP_ROLES')),
    },
    oidc: readOidc(value, publicUrl),
  };
}

/** Reads an address of the web, `https://host` with or without a path. */
export function readUrl(name: EnvironmentVariable, text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new Failure('config.url', { zh: `${name} 应为 https:// 开头的网址。`, en: `${name} is an address that starts with https://.` }, 1);
}

/** Reads addresses and networks (`10.0.0.0/8`) of proxies. */
export function readProxies(text: string | null): readonly string[] {
  const named = (text ?? '').split(/[\s,]+/u).filter((address) => address !== '');
  const bad = named.find((address) => !/^[^/]+(?:\/\d{1,3})?$/u.test(address) || isIP(address.replace(/\/.*$/u, '')) === 0);
  if (bad === undefined) return named;
  throw new Failure(
    'config.proxy',
    { zh: `HUIYIN_TRUST_PROXY 中的“${bad}”不是地址或网段。`, en: `HUIYIN_TRUST_PROXY: "${bad}" is no address or network.` },
    1,
  );
}

function readAmount(value: Read, name: EnvironmentVariable, unitMs: number, longestMs: number): number | undefined {
  const text = value(name);
  if (text === null) return undefined;
  const amount = /^\d{1,6}$/u.test(text) ? Number(text) * unitMs : Number.NaN;
  if (amount > 0 && amount <= longestMs) return amount;
  const most = longestMs / unitMs;
  throw new Failure('config.amount', { zh: `${name} 应为 1 到 ${most} 的整数。`, en: `${name} is a whole number from 1 to ${most}.` }, 1);
}

function readRoles(text: string | null): readonly Role[] {
  const named = (text ?? '').split(/[\s,]+/u).filter((role) => role !== '');
  return named.flatMap((role): readonly Role[] => {
    if (role === ADMINISTRATORS) return administratorRoles;
    if (isCodeOf(roles, role) && holdableRoles.includes(role)) return [role];
    const known = [ADMINISTRATORS, ...holdableRoles].join(', ');
    throw new Failure(
      'config.role',
      {
        zh: `HUIYIN_SECOND_STEP_ROLES 中没有角色“${role}”，可用：${known}。`,
        en: `HUIYIN_SECOND_STEP_ROLES names no role "${role}"; roles are: ${known}.`,
      },
      1,
    );
  });
}

function readOidc(value: Read, publicUrl: URL | null): OidcConfig | null {
  const issuer = readUrl('HUIYIN_OIDC_ISSUER', value('HUIYIN_OIDC_ISSUER'));
  if (issuer === null) return null;
  const clientId = value('HUIYIN_OIDC_CLIENT_ID');
  const clientSecret = value('HUIYIN_OIDC_CLIENT_SECRET');
  if (clientId !== null && clientSecret !== null && publicUrl !== null) {
    return { issuer, clientId, clientSecret, loginClaim: value('HUIYIN_OIDC_LOGIN_CLAIM') };
  }
  throw new Failure(
    'config.oidc',
    {
      zh: '设置 HUIYIN_OIDC_ISSUER 时，还须设置 HUIYIN_OIDC_CLIENT_ID、HUIYIN_OIDC_CLIENT_SECRET 和 HUIYIN_PUBLIC_URL。',
      en: 'HUIYIN_OIDC_ISSUER needs HUIYIN_OIDC_CLIENT_ID, HUIYIN_OIDC_CLIENT_SECRET and HUIYIN_PUBLIC_URL beside it.',
    },
    1,
  );
}
