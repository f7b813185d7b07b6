import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import { startIdentityServer, type IdentityServer } from '../support/identity-server.ts';
import { withServedCity, type ServedCity } from '../support/served-city.ts';

const PUBLIC_URL = 'http://localhost:12345';
const CALLBACK = `${PUBLIC_URL}/api/v1/oidc/callback`;

type Site = { readonly served: ServedCity; readonly identities: IdentityServer };

async function withBoth(t: TestContext, change: Readonly<Record<string, string>> = {}): Promise<Site> {
  const identities = await startIdentityServer(t, CALLBACK);
  const served = await withServedCity(t, {
    HUIYIN_PUBLIC_URL: PUBLIC_URL,
    HUIYIN_OIDC_ISSUER: identities.issuer,
    HUIYIN_OIDC_CLIENT_ID: identities.clientId,
    HUIYIN_OIDC_CLIENT_SECRET: identities.clientSecret,
    HUIYIN_OIDC_LOGIN_CLAIM: 'preferred_username',
    ...change,
  });
  return { served, identities };
}

/** The cookie of that name as the browser keeps it. */
function cookieIn(answer: LightMyRequestResponse, name: string): string {
  const found = answer.cookies.find((cookie) => cookie.name === name);
  return found === undefined ? '' : `${name}=${found.value}`;
}

async function begin({ served }: Site): Promise<{ readonly url: string; readonly memory: string }> {
  const answer = await served.ask('/oidc/start');
  assert.equal(answer.statusCode, 302, answer.body);
  const cookie = answer.cookies.find(({ name }) => name === 'huiyin-oidc');
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Lax']);
  return { url: String(answer.headers.location), memory: cookieIn(answer, 'huiyin-oidc') };
}

async function finish({ served }: Site, back: URL, memory: string): Promise<LightMyRequestResponse> {
  return await served.ask(`/oidc/callback${back.search}`, { headers: { cookie: memory } });
}

async function signInAs(site: Site, name: string): Promise<LightMyRequestResponse> {
  const { url, memory } = await begin(site);
  return await finish(site, await site.identities.visit(url, name), memory);
}

function codeOf(answer: LightMyRequestResponse): string {
  return answer.json<ErrorAnswer>().error.code;
}

test('signing in at a real OpenID Connect provider', async (t) => {
  const site = await withBoth(t);

  await t.test('authorisation code with PKCE, state and nonce leads to a session and home', async () => {
    const { url, memory } = await begin(site);
    const asked = new URL(url).searchParams;
    assert.deepEqual([asked.get('response_type'), asked.get('code_challenge_method')], ['code', 'S256']);
    for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((asked.get(name)?.length ?? 0) >= 43, name);
    for (const name of ['state', 'nonce']) assert.ok(!memory.includes(asked.get(name) ?? ''), `${name} is readable in the cookie`);

    const answer = await finish(site, await site.identities.visit(url, 'dispatcher'), memory);
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/console/']);
    const session = answer.cookies.find(({ name }) => name === 'huiyin');
    assert.deepEqual([session?.httpOnly, session?.sameSite, session?.path], [true, 'Strict', '/']);
    const me = await site.served.ask('/session', { headers: { cookie: cookieIn(answer, 'huiyin') } });
    assert.equal(me.json<{ account: { login: string } }>().account.login, 'dispatcher');
    assert.deepEqual(site.served.errors, []);
  });

  await t.test('nobody gets an account by signing in', async () => {
    const before = await site.served.ports.accounts.list(site.served.stored.city);
    const answer = await signInAs(site, 'stranger');
    assert.deepEqual([answer.statusCode, codeOf(answer)], [403, 'auth.oidcNoAccount']);
    assert.equal(cookieIn(answer, 'huiyin'), '');
    assert.deepEqual(await site.served.ports.accounts.list(site.served.stored.city), before);
  });

  await t.test('the way back must come from the browser that began, once, unchanged', async () => {
    const [mine, theirs] = [await begin(site), await begin(site)];
    const back = await site.identities.visit(mine.url, 'dispatcher');
    assert.equal(codeOf(await finish(site, back, theirs.memory)), 'auth.oidcRefused', 'another browser');
    assert.equal(codeOf(await finish(site, back, '')), 'auth.oidcRefused', 'no memory');
    assert.equal(codeOf(await finish(site, back, `${mine.memory.slice(0, -4)}AAAA`)), 'auth.oidcRefused', 'forged memory');
    const other = new URL(back);
    other.searchParams.set('state', 'x');
    assert.equal(codeOf(await finish(site, other, mine.memory)), 'auth.oidcRefused', 'another state');
    const mixed = new URL(back);
    mixed.searchParams.set('iss', 'https://evil.example');
    assert.equal(codeOf(await finish(site, mixed, mine.memory)), 'auth.oidcRefused', 'another issuer');
    assert.equal((await finish(site, back, mine.memory)).statusCode, 303);
    assert.equal(codeOf(await finish(site, back, mine.memory)), 'auth.oidcRefused', 'the code was used');
    const denied = new URL(`${CALLBACK}?error=access_denied&state=${back.searchParams.get('state') ?? ''}`);
    assert.equal(codeOf(await finish(site, denied, mine.memory)), 'auth.oidcRefused', 'denied');
    assert.deepEqual(site.served.errors, []);
  });

  await t.test('an identity is one account for good: the link counts, and the name is not given to a second person', async () => {
    assert.equal((await signInAs(site, 'dispatcher')).statusCode, 303);
    const { pool } = site.served.stored;
    await pool.query(`UPDATE account SET login = 'renamed' WHERE login = 'dispatcher'`);
    const again = await signInAs(site, 'dispatcher');
    const me = await site.served.ask('/session', { headers: { cookie: cookieIn(again, 'huiyin') } });
    assert.equal(me.json<{ account: { login: string } }>().account.login, 'renamed');
    await pool.query(`UPDATE account_identity SET subject = 'somebody else'`);
    await pool.query(`UPDATE account SET login = 'dispatcher' WHERE login = 'renamed'`);
    assert.equal(codeOf(await signInAs(site, 'dispatcher')), 'auth.oidcNoAccount');
  });

  await t.test('a disabled account stays outside', async () => {
    assert.equal((await signInAs(site, 'agent')).statusCode, 303);
    await site.served.stored.pool.query(`UPDATE account SET disabled_at = now() WHERE login = 'agent'`);
    assert.equal(codeOf(await signInAs(site, 'agent')), 'auth.accountDisabled');
  });
});

test('without an agreed claim only accounts count that the security administrator linked', async (t) => {
  const site = await withBoth(t, { HUIYIN_OIDC_LOGIN_CLAIM: '' });
  const { served } = site;
  assert.equal(codeOf(await signInAs(site, 'dispatcher')), 'auth.oidcNoAccount');
  const accounts = await served.ports.accounts.list(served.stored.city);
  const idOf = (login: string): string => accounts.find((account) => account.login === login)?.userId ?? '';
  const link = async (login: string): Promise<LightMyRequestResponse> => {
    const body = { subject: 'subject of dispatcher', reason: 'shown by the identity office' };
    return await served.ask(`/accounts/${idOf(login)}/linkIdentity`, { as: 'securityadministrator', body });
  };
  assert.equal((await link('mayor')).statusCode, 200);
  assert.equal(codeOf(await link('mayor')), 'account.identityTaken');
  assert.equal(codeOf(await link('dispatcher')), 'account.identityTaken');
  assert.equal(codeOf(await link('securityadministrator')), 'account.own');
  assert.equal((await signInAs(site, 'dispatcher')).statusCode, 303);
  const unlinked = await served.ask(`/accounts/${idOf('mayor')}/unlinkIdentities`, {
    as: 'securityadministrator',
    body: { reason: 'mistaken' },
  });
  assert.equal(unlinked.statusCode, 200);
  assert.equal(codeOf(await signInAs(site, 'dispatcher')), 'auth.oidcNoAccount');
  assert.equal((await link('dispatcher')).statusCode, 200);
});

test('a provider that does not answer is an outage of that way alone', async (t) => {
  const served = await withServedCity(t, {
    HUIYIN_PUBLIC_URL: PUBLIC_URL,
    HUIYIN_OIDC_ISSUER: 'http://localhost:1',
    HUIYIN_OIDC_CLIENT_ID: 'x',
    HUIYIN_OIDC_CLIENT_SECRET: 'y',
  });
  const answer = await served.ask('/oidc/start');
  assert.deepEqual([answer.statusCode, codeOf(answer)], [503, 'auth.oidcUnavailable']);
  assert.equal((await served.ask('/session', { as: 'agent' })).statusCode, 200);
  assert.deepEqual(served.errors, []);
});

test('where no provider is set up, that way is not there', async (t) => {
  const served = await withServedCity(t);
  assert.equal(codeOf(await served.ask('/oidc/start')), 'auth.oidcNotSetUp');
  assert.equal(codeOf(await served.ask('/oidc/callback?code=x&state=y')), 'auth.oidcNotSetUp');
});
