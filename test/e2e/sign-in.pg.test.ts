import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import { withServedCity, type ServedCity } from '../support/served-city.ts';

type Headers = Readonly<Record<string, string>>;
type Me = {
  readonly account: { readonly id: string; readonly login: string };
  readonly step: string | null;
  readonly lists: readonly string[];
};

function codeOf(answer: LightMyRequestResponse): string {
  return answer.statusCode < 400 ? 'done' : answer.json<ErrorAnswer>().error.code;
}

async function idOf(served: ServedCity, login: string): Promise<string> {
  const accounts = await served.ports.accounts.list(served.stored.city);
  return accounts.find((account) => account.login === login)?.userId ?? assert.fail(login);
}

/** Lets the security administrator give somebody a new password. */
async function passwordOf(served: ServedCity, login: string): Promise<string> {
  const path = `/accounts/${await idOf(served, login)}/resetPassword`;
  const answer = await served.ask(path, { as: 'securityadministrator', body: { reason: 'forgotten' } });
  assert.equal(answer.statusCode, 200, answer.body);
  served.forget(login);
  return answer.json<{ password: string }>().password;
}

async function signIn(served: ServedCity, login: string, password: string, headers: Headers = {}): Promise<LightMyRequestResponse> {
  return await served.ask('/session', { body: { login, password }, headers });
}

function cookieOf(answer: LightMyRequestResponse): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

test('signing in over HTTP', async (t) => {
  const served = await withServedCity(t);
  const password = await passwordOf(served, 'mayor');

  await t.test('the cookie is for this host over HTTPS alone, and scripts never see it', async () => {
    const far = await signIn(served, 'mayor', password, { host: '12345.example.cn' });
    assert.match(String(far.headers['set-cookie']), /^__Host-huiyin=small\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/u);
    const near = await signIn(served, 'mayor', password);
    assert.match(String(near.headers['set-cookie']), /^huiyin=small\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
    assert.equal(far.headers['cache-control'], 'no-store');
    const value = cookieOf(far).slice('__Host-huiyin='.length);
    const asked = async (cookie: string, host: string): Promise<string> =>
      codeOf(await served.ask('/session', { headers: { cookie, host } }));
    assert.equal(await asked(`__Host-huiyin=${value}`, '12345.example.cn'), 'done');
    assert.equal(await asked(`huiyin=${value}`, '12345.example.cn'), 'auth.required');
    assert.equal(await asked(`a=b; __Host-huiyin=${value}; c=d`, '12345.example.cn'), 'done');
    assert.equal(await asked(`__Host-huiyin=${value}; __Host-huiyin=other`, '12345.example.cn'), 'auth.required');
    assert.equal(await asked('__Host-huiyin=%00', '12345.example.cn'), 'auth.sessionEnded');
  });

  await t.test('a password that somebody else chose opens nothing before it is changed', async () => {
    const answer = await signIn(served, 'mayor', password);
    assert.equal(answer.json<Me>().step, 'newPassword');
    const headers = { cookie: cookieOf(answer) };
    assert.equal(codeOf(await served.ask('/city', { headers })), 'auth.newPasswordNeeded');
    assert.equal(codeOf(await served.ask('/tokens', { headers })), 'auth.newPasswordNeeded');
    const change = async (newPassword: string): Promise<LightMyRequestResponse> =>
      await served.ask('/session/password', { method: 'PUT', headers, body: { oldPassword: password, newPassword } });
    assert.equal(codeOf(await change('12345')), 'auth.password.tooShort');
    assert.equal(codeOf(await change('the-mayor-himself')), 'auth.password.hasLogin');
    const changed = await change('my lawful secret 7');
    assert.deepEqual([changed.statusCode, changed.json<Me>().step], [200, null]);
    assert.deepEqual([answer.json<Me>().lists.length, changed.json<Me>().lists.length > 0], [0, true]);
    const renewed = { cookie: cookieOf(changed) };
    assert.equal(codeOf(await served.ask('/city', { headers: renewed })), 'done');
    const out = await served.ask('/session', { method: 'DELETE', headers: renewed });
    assert.equal(out.statusCode, 204);
    assert.match(String(out.headers['set-cookie']), /^huiyin=; .*Max-Age=0$/u);
  });

  await t.test('other sites cannot act in somebody’s name, nor sign somebody in', async () => {
    const cookie = await served.cookieOf('agent');
    const outWith = async (headers: Headers): Promise<string> =>
      codeOf(await served.ask('/sessions', { method: 'DELETE', headers: { cookie, ...headers } }));
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': '' },
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:81' },
      { origin: 'null' },
    ] as Headers[]) {
      assert.equal(await outWith(headers), 'auth.crossSite', JSON.stringify(headers));
      assert.equal(codeOf(await signIn(served, 'mayor', 'x', headers)), 'auth.crossSite', JSON.stringify(headers));
    }
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost:80' }] as Headers[]) {
      assert.equal(await outWith(headers), 'done', JSON.stringify(headers));
    }
    assert.equal(codeOf(await served.ask('/session', { headers: { cookie, 'sec-fetch-site': 'cross-site' } })), 'done', 'reading is safe');
  });

  await t.test('a token does what its scopes say, and never what is a person’s', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const body = { name: 'figures', scopes: ['measures:read'], expiresAt };
    const created = await served.ask('/tokens', { as: 'supervisor', body });
    assert.equal(created.statusCode, 201, created.body);
    const headers = { authorization: `Bearer ${created.json<{ secret: string }>().secret}`, origin: 'https://elsewhere.example' };
    assert.equal(codeOf(await served.ask('/city', { headers })), 'auth.scopeMissing');
    assert.equal(codeOf(await served.ask('/tokens', { headers, body })), 'auth.tokensMayNot');
    assert.equal(codeOf(await served.ask('/session/password', { method: 'PUT', headers, body: {} })), 'auth.tokensMayNot');
    const listed = (await served.ask('/tokens', { as: 'supervisor' })).json<{ items: readonly { id: string }[] }>();
    const [token] = listed.items;
    assert.equal(codeOf(await served.ask(`/tokens/${token?.id ?? ''}`, { method: 'DELETE', as: 'agent' })), 'token.unknown');
    assert.equal(codeOf(await served.ask(`/tokens/${token?.id ?? ''}`, { method: 'DELETE', as: 'supervisor' })), 'done');
    for (const [field, value] of [
      ['scopes', []],
      ['scopes', ['everything']],
      ['expiresAt', 'tomorrow'],
      ['name', 7],
    ] as const) {
      assert.equal(codeOf(await served.ask('/tokens', { as: 'agent', body: { ...body, [field]: value } })), 'http.badFields', field);
    }
  });

  await t.test('a guesser is told how long to wait', async () => {
    for (let tried = 0; tried < 5; tried += 1) assert.equal(codeOf(await signIn(served, 'vicemayor', 'wrong')), 'auth.wrongCredentials');
    const held = await signIn(served, 'vicemayor', 'wrong');
    assert.deepEqual([held.statusCode, codeOf(held), held.headers['retry-after']], [429, 'auth.tooManyTries', '1']);
    const account = await idOf(served, 'vicemayor');
    assert.equal(
      codeOf(await served.ask(`/accounts/${account}/unlock`, { as: 'securityadministrator', body: { reason: 'asked' } })),
      'done',
    );
    assert.equal(codeOf(await signIn(served, 'vicemayor', 'wrong')), 'auth.wrongCredentials');
  });

  await t.test('an account comes into being and goes by the hands of two administrators, and the third reads of it', async () => {
    const opened = await served.ask('/accounts', { as: 'systemadministrator', body: { login: 'new.one', name: '新来的' } });
    assert.equal(opened.statusCode, 201, opened.body);
    const { id } = opened.json<{ id: string }>();
    const giving = { roles: ['handler'], unit: 'water', reason: 'joins the water works' };
    assert.equal(
      codeOf(await served.ask(`/accounts/${id}/roles`, { method: 'PUT', as: 'systemadministrator', body: giving })),
      'auth.roleMayNot',
    );
    assert.equal(codeOf(await served.ask(`/accounts/${id}/roles`, { method: 'PUT', as: 'securityadministrator', body: giving })), 'done');
    const first = await passwordOf(served, 'new.one');
    assert.equal((await signIn(served, 'new.one', first)).statusCode, 200);
    const details = await served.ask(`/accounts/${id}`, { as: 'securityadministrator' });
    const seen = details.json<{ sessions: readonly unknown[]; mustChangePassword: boolean; hasSecondStep: boolean }>();
    assert.deepEqual([seen.sessions.length, seen.mustChangePassword, seen.hasSecondStep], [1, true, false]);
    assert.equal(codeOf(await served.ask(`/accounts/${id}/disable`, { as: 'systemadministrator', body: { reason: 'left' } })), 'done');
    assert.equal(codeOf(await signIn(served, 'new.one', first)), 'auth.accountDisabled');

    assert.equal(codeOf(await served.ask('/account-log', { as: 'securityadministrator' })), 'auth.roleMayNot');
    const log = await served.ask(`/account-log?account=${id}&limit=3`, { as: 'auditadministrator' });
    type Line = { readonly act: string; readonly reason: string | null; readonly origin: string; readonly position: number };
    const page = log.json<{ items: readonly Line[]; next: number | null }>();
    assert.deepEqual(
      page.items.map(({ act, reason }) => [act, reason]),
      [
        ['signInFailed', null],
        ['accountDisabled', 'left'],
        ['signedIn', null],
      ],
    );
    assert.ok(page.items.every(({ origin }) => origin === '127.0.0.1'));
    const rest = await served.ask(`/account-log?account=${id}&before=${page.next ?? 0}`, { as: 'auditadministrator' });
    assert.deepEqual(
      rest.json<{ items: readonly Line[]; next: number | null }>().items.map(({ act }) => act),
      ['passwordReset', 'rolesGiven', 'accountAdded'],
    );
    const acts = await served.ask('/account-log?act=accountDisabled', { as: 'auditadministrator' });
    assert.equal(acts.json<{ items: readonly Line[] }>().items.length, 1);
    assert.doesNotMatch(log.body + rest.body, new RegExp(first, 'u'));
  });

  await t.test('with a second step, a password alone opens nothing', async () => {
    const first = await passwordOf(served, 'assessor');
    const own = 'my lawful secret 8';
    const signedIn = { cookie: cookieOf(await signIn(served, 'assessor', first)) };
    const body = { oldPassword: first, newPassword: own };
    const headers = { cookie: cookieOf(await served.ask('/session/password', { method: 'PUT', headers: signedIn, body })) };
    const offered = await served.ask('/session/second-step', { headers, body: { password: own } });
    assert.equal(offered.statusCode, 200, offered.body);
    const app = new TOTP({ secret: Secret.fromBase32(offered.json<{ secret: string }>().secret) });
    const codeIn = (seconds: number): string => app.generate({ timestamp: Date.now() + seconds * 1000 });
    const confirmed = await served.ask('/session/second-step', { method: 'PUT', headers, body: { code: codeIn(0) } });
    assert.equal(confirmed.statusCode, 200, confirmed.body);
    assert.equal(codeOf(await served.ask('/city', { headers: { cookie: cookieOf(confirmed) } })), 'done');
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: readonly string[] }>();

    const again = await signIn(served, 'assessor', own);
    assert.deepEqual([again.json<Me>().step, again.json<Me>().lists], ['secondStep', []]);
    const half = { cookie: cookieOf(again) };
    for (const path of ['/city', '/lists', '/tokens', '/sessions', '/tickets']) {
      assert.equal(codeOf(await served.ask(path, { headers: half })), 'auth.secondStepNeeded', path);
    }
    for (const [method, path, given] of [
      ['PUT', '/session/password', { oldPassword: own, newPassword: 'another lawful one' }],
      ['POST', '/session/second-step', { password: own }],
      ['POST', '/session/recovery-codes', { code: codeIn(30) }],
    ] as const) {
      assert.notEqual(codeOf(await served.ask(path, { method, headers: half, body: given })), 'done', path);
    }
    assert.equal(codeOf(await served.ask('/session/totp', { headers: half, body: { code: '000000' } })), 'auth.wrongCode');
    const taken = await served.ask('/session/totp', { headers: half, body: { code: codeIn(30) } });
    assert.deepEqual([taken.statusCode, taken.json<Me>().step], [200, null]);
    assert.equal(codeOf(await served.ask('/city', { headers: { cookie: cookieOf(taken) } })), 'done');

    const third = { cookie: cookieOf(await signIn(served, 'assessor', own)) };
    assert.equal(codeOf(await served.ask('/session/totp', { headers: third, body: { code: recoveryCodes[0] } })), 'done');
    const account = await idOf(served, 'assessor');
    const reset = await served.ask(`/accounts/${account}/resetSecondStep`, { as: 'securityadministrator', body: { reason: 'phone lost' } });
    assert.equal(reset.statusCode, 200);
    assert.equal((await signIn(served, 'assessor', own)).json<Me>().step, null);
  });

  await t.test('what a person sees of the own sessions, they can end', async () => {
    const listed = (await served.ask('/sessions', { as: 'dispatcher' })).json<{ items: readonly { id: string; current: boolean }[] }>();
    assert.deepEqual(
      listed.items.map(({ current }) => current),
      [true],
    );
    const id = listed.items[0]?.id ?? '';
    assert.equal(codeOf(await served.ask(`/sessions/${id}`, { method: 'DELETE', as: 'agent' })), 'session.unknown');
    assert.equal(codeOf(await served.ask(`/sessions/${id}`, { method: 'DELETE', as: 'dispatcher' })), 'done');
    served.forget('dispatcher');
  });

  for (const body of [
    {},
    { login: 'agent' },
    { login: ['agent'], password: 'x' },
    { login: 'agent', password: { $ne: null } },
    { login: 'agent', password: 'x'.repeat(1001) },
    { login: 'agent', password: 'x', extra: 1 },
    { login: '\u0000', password: 'x' },
    { login: 'agent', password: '\uD800' },
    { city: '\u0000', login: 'agent', password: 'x' },
  ]) {
    await t.test(`${JSON.stringify(body).slice(0, 60)} is a bad request`, async () => {
      const answer = await served.ask('/session', { body });
      assert.equal(answer.statusCode, 400, answer.body);
    });
  }

  assert.deepEqual(served.errors, []);
});

test('behind a proxy that is named, places are told apart; the word of anybody else does not count', async (t) => {
  const served = await withServedCity(t, { HUIYIN_TRUST_PROXY: '127.0.0.1' });
  const { pool } = served.stored;
  const placeAfter = async (headers: Headers, remoteAddress: string): Promise<unknown> => {
    const payload = { login: 'nobody', password: 'x' };
    await served.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers: { ...headers }, remoteAddress });
    const { rows } = await pool.query<{ origin: string }>('SELECT origin FROM account_log ORDER BY position DESC LIMIT 1');
    return rows[0]?.origin;
  };
  assert.equal(await placeAfter({ 'x-forwarded-for': '198.51.100.7' }, '127.0.0.1'), '198.51.100.7');
  assert.equal(await placeAfter({ 'x-forwarded-for': '203.0.113.9, 198.51.100.8' }, '127.0.0.1'), '198.51.100.8');
  assert.equal(await placeAfter({ 'x-forwarded-for': '198.51.100.7' }, '192.0.2.1'), '192.0.2.1');
  const secure = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https', host: 'localhost' };
  const password = await passwordOf(served, 'mayor');
  const answer = await signIn(served, 'mayor', password, secure);
  assert.match(String(answer.headers['set-cookie']), /^__Host-huiyin=.*Secure$/u);
});
