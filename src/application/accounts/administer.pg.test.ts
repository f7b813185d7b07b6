import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OFFICE, withSigningCity, type Person, type SigningCity } from '../../../test/support/signing-city.ts';
import type { UserId } from '../../domain/kernel/ids.ts';
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import { createToken, revokeToken } from '../sessions/own-tokens.ts';
import type { Scope } from '../../domain/vocabulary/scopes.ts';
import {
  disableAccount,
  doSimpleAct,
  enableAccount,
  giveRoles,
  resetAccountPassword,
  type AccountWish,
  type SimpleAct,
} from './administer-account.ts';
import { openAccount } from './open-account.ts';

type Staff = { readonly system: Person; readonly security: Person; readonly audit: Person };

async function threeOf(city: SigningCity): Promise<Staff> {
  return {
    system: await city.person('system', ['systemAdministrator']),
    security: await city.person('security', ['securityAdministrator']),
    audit: await city.person('audit', ['auditAdministrator']),
  };
}

function wish(city: SigningCity, by: Person, account: Person | UserId, reason = 'as asked'): AccountWish {
  const target = typeof account === 'string' ? account : account.account.userId;
  return { city: city.stored.city, by: by.account.userId, origin: OFFICE, account: target, reason };
}

function codeOf(result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string {
  return result.error?.code ?? 'done';
}

async function tokenOf(city: SigningCity, person: Person, scopes: readonly Scope[] = ['tickets:read'], lastsMs = DAY_MS): Promise<string> {
  const { principal } = await city.signIn(person);
  const expiresAt = addMs(city.stored.now, lastsMs);
  const created = await createToken(city.ports, { principal, origin: OFFICE, name: 'statistics', scopes, expiresAt });
  return created.ok ? created.value.secret : created.error.code;
}

describe('administering accounts', () => {
  test('an account takes two administrators: one opens it, another gives roles and the first password', async (t) => {
    const city = await withSigningCity(t);
    const { system, security } = await threeOf(city);
    const by = { city: city.stored.city, by: system.account.userId, origin: OFFICE };
    const opened = await openAccount(city.ports, { ...by, login: 'li.si', name: '李四' });
    assert.ok(opened.ok);
    assert.deepEqual([opened.value.roles, opened.value.unit], [[], null]);
    const { userId } = opened.value;
    assert.equal((await city.attempt('li.si', '')).ok, false, 'no password, no way in');

    const issued = await resetAccountPassword(city.ports, wish(city, security, userId));
    assert.ok(issued.ok);
    const without = await city.attempt('li.si', issued.value.password);
    assert.equal(codeOf(without), 'auth.accountDisabled', 'no role, no way in');
    assert.equal(codeOf(await giveRoles(city.ports, { ...wish(city, security, userId), roles: ['handler'], unit: 'housing' })), 'done');
    const { cookie } = await city.signIn({ account: opened.value, password: issued.value.password });
    const { step, actor } = await city.principal(cookie);
    assert.deepEqual([step, actor.roles, actor.unit], ['newPassword', ['handler'], 'housing']);
    const refused = await city.sessions.authenticate({ session: cookie, token: null });
    assert.equal(refused.ok ? 'open' : refused.error, 'auth.newPasswordNeeded');
    for (const [login, name, code] of [
      ['li.si', 'x', 'account.loginTaken'],
      ['Li Si', 'x', 'account.badLogin'],
      ['wang', ' ', 'account.badName'],
    ] as const) {
      assert.equal(codeOf(await openAccount(city.ports, { ...by, login, name })), code);
    }
  });

  test('roles are given within the separation, and units that exist', async (t) => {
    const city = await withSigningCity(t);
    const { security } = await threeOf(city);
    const person = await city.person('li.si', ['agent']);
    const give = async (roles: readonly string[], unit: string | null): Promise<string> =>
      codeOf(await giveRoles(city.ports, { ...wish(city, security, person), roles, unit }));
    assert.equal(await give(['agent', 'auditAdministrator'], null), 'account.rolesExclude');
    assert.equal(await give(['systemAdministrator', 'securityAdministrator'], null), 'account.rolesExclude');
    assert.equal(await give(['handler'], null), 'account.unitMissing');
    assert.equal(await give(['agent'], 'housing'), 'account.unitSurplus');
    assert.equal(await give(['handler'], 'no-such-unit'), 'account.unknownUnit');
    assert.equal(await give(['system'], null), 'account.unknownRole');
    assert.equal(await give(['handler', 'unitReviewer'], 'housing'), 'done');
    const line = (await city.log()).at(-1);
    assert.deepEqual(line?.detail, { roles: ['handler', 'unitReviewer'], unit: 'housing', rolesBefore: ['agent'], unitBefore: null });
    assert.deepEqual([line?.by, line?.origin, line?.reason], [security.account.userId, OFFICE, 'as asked']);
  });

  test('new roles count at once, under a new cookie', async (t) => {
    const city = await withSigningCity(t);
    const { security } = await threeOf(city);
    const person = await city.person('li.si', ['agent']);
    const { cookie } = await city.signIn(person);
    await giveRoles(city.ports, { ...wish(city, security, person), roles: ['dispatcher'], unit: null });
    const shown = await city.show(cookie);
    assert.ok(typeof shown !== 'string');
    assert.deepEqual(shown.principal.actor.roles, ['dispatcher']);
    assert.notEqual(shown.renewed, null);
    await giveRoles(city.ports, { ...wish(city, security, person), roles: [], unit: null });
    assert.equal(await city.show(shown.renewed ?? ''), 'auth.sessionEnded', 'none at all closes every door');
  });

  test('nobody administers the own account, or one that is not there, or one of another city', async (t) => {
    const city = await withSigningCity(t);
    const { system, security } = await threeOf(city);
    const nobody = 'c0000000-0000-4000-8000-000000000000' as UserId;
    assert.equal(codeOf(await disableAccount(city.ports, wish(city, system, system))), 'account.own');
    assert.equal(codeOf(await giveRoles(city.ports, { ...wish(city, security, security), roles: ['mayor'], unit: null })), 'account.own');
    assert.equal(codeOf(await resetAccountPassword(city.ports, wish(city, security, security))), 'account.own');
    assert.equal(codeOf(await disableAccount(city.ports, wish(city, system, nobody))), 'account.unknown');
    assert.equal(codeOf(await resetAccountPassword(city.ports, wish(city, security, nobody))), 'account.unknown');
    const elsewhere = { ...wish(city, system, security), city: 'elsewhere' as typeof city.stored.city };
    assert.equal(codeOf(await disableAccount(city.ports, elsewhere)), 'account.unknown');
    assert.equal(codeOf(await disableAccount(city.ports, wish(city, system, security, '  '))), 'account.noReason');
  });

  test('the last of each administrator stays, also when two are taken away at once', async (t) => {
    const city = await withSigningCity(t);
    const { system, security, audit } = await threeOf(city);
    const second = await city.person('audit2', ['auditAdministrator']);
    const taken = await Promise.all([
      disableAccount(city.ports, wish(city, system, audit)),
      giveRoles(city.ports, { ...wish(city, security, second), roles: ['agent'], unit: null }),
    ]);
    assert.deepEqual(taken.map(codeOf).toSorted(), ['account.lastAdministrator', 'done']);
    assert.equal(codeOf(await disableAccount(city.ports, wish(city, system, security))), 'account.lastAdministrator');
  });

  test('a disabled account comes back with its roles, and without sessions and tokens', async (t) => {
    const city = await withSigningCity(t);
    const { system } = await threeOf(city);
    const person = await city.person('li.si', ['agent']);
    const { cookie } = await city.signIn(person);
    const token = await tokenOf(city, person);
    assert.equal(await city.showToken(token), 'li.si');
    assert.equal(codeOf(await disableAccount(city.ports, wish(city, system, person))), 'done');
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    assert.equal(await city.showToken(token), 'auth.tokenRefused');
    assert.equal(codeOf(await enableAccount(city.ports, wish(city, system, person))), 'done');
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    assert.equal(await city.showToken(token), 'auth.tokenRefused');
    assert.deepEqual((await city.signIn(person)).principal.actor.roles, ['agent']);
  });

  test('the security administrator unlocks, and ends sessions and tokens', async (t) => {
    const city = await withSigningCity(t);
    const { security } = await threeOf(city);
    const person = await city.person('li.si', ['agent']);
    const act = async (name: SimpleAct): Promise<string> => codeOf(await doSimpleAct(city.ports, wish(city, security, person), name));
    for (let tried = 0; tried < 6; tried += 1) await city.attempt('li.si', 'wrong');
    assert.equal(codeOf(await city.attempt('li.si', person.password)), 'auth.tooManyTries');
    assert.equal(await act('unlock'), 'done');
    const token = await tokenOf(city, person);
    const { cookie } = await city.signIn(person);
    assert.equal(await act('revokeSessions'), 'done');
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    assert.equal(await city.showToken(token), 'li.si');
    assert.equal(await act('revokeTokens'), 'done');
    assert.equal(await city.showToken(token), 'auth.tokenRefused');
    assert.deepEqual(
      (await city.acts()).filter((name) => ['unlocked', 'sessionsRevoked', 'tokensRevoked'].includes(name)),
      ['unlocked', 'sessionsRevoked', 'tokensRevoked'],
    );
  });
});

describe('tokens', () => {
  test('a token is its owner within its scopes, until it expires; only its hash is kept', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const token = await tokenOf(city, person, ['tickets:read', 'lists:read', 'tickets:read']);
    assert.match(token, /^hyt_small\.[\w-]{43}$/u);
    const shown = await city.sessions.authenticate({ session: null, token });
    assert.ok(shown.ok);
    const { scopes, actor, kind, mfa } = shown.value.principal;
    assert.deepEqual([kind, scopes, actor.roles, mfa], ['token', ['tickets:read', 'lists:read'], ['agent'], false]);
    const { rows } = await city.stored.pool.query<{ row: string }>('SELECT api_token::text AS row FROM api_token');
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(token.slice(-43), 'u'));
    city.pass(DAY_MS - 1000);
    assert.equal(await city.showToken(token), 'li.si');
    city.pass(1000);
    assert.equal(await city.showToken(token), 'auth.tokenRefused');
  });

  test('it has the rights that its owner has now', async (t) => {
    const city = await withSigningCity(t);
    const { security } = await threeOf(city);
    const person = await city.person('li.si', ['agent']);
    const token = await tokenOf(city, person);
    await giveRoles(city.ports, { ...wish(city, security, person), roles: ['assessor'], unit: null });
    const shown = await city.sessions.authenticate({ session: null, token });
    assert.deepEqual(shown.ok && shown.value.principal.actor.roles, ['assessor']);
  });

  test('it lives a year at most, has a name, and there are fifty at most', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    for (const lastsMs of [0, -HOUR_MS, 367 * DAY_MS]) {
      assert.equal(await tokenOf(city, person, ['tickets:read'], lastsMs), 'token.badExpiry');
    }
    const { principal } = await city.signIn(person);
    const good = { principal, origin: OFFICE, name: 'x', scopes: ['tickets:read'], expiresAt: addMs(city.stored.now, DAY_MS) } as const;
    const day = '2026-13-45T00:00:00.000Z' as typeof good.expiresAt;
    assert.equal(codeOf(await createToken(city.ports, { ...good, expiresAt: day })), 'token.badExpiry');
    assert.equal(codeOf(await createToken(city.ports, { ...good, name: ' ' })), 'account.badName');
    const made = await Promise.all(Array.from({ length: 60 }, async () => codeOf(await createToken(city.ports, good))));
    assert.equal(made.filter((code) => code === 'done').length, 50);
    assert.equal(made.filter((code) => code === 'token.tooMany').length, 10);
  });

  test('its owner revokes it, and nobody else’s; when it was used last is known to the minute', async (t) => {
    const city = await withSigningCity(t);
    const [person, other] = [await city.person('li.si', ['agent']), await city.person('wang', ['agent'])];
    const token = await tokenOf(city, person);
    const { principal } = await city.signIn(person);
    const { principal: stranger } = await city.signIn(other);
    const { tokenStore } = city.ports;
    const [stored] = await tokenStore.listOf(city.stored.city, person.account.userId);
    assert.ok(stored !== undefined && stored.lastUsedAt === null);
    await city.showToken(token);
    const firstUse = city.stored.now;
    city.pass(MINUTE_MS / 2);
    await city.showToken(token);
    assert.equal((await tokenStore.listOf(city.stored.city, person.account.userId))[0]?.lastUsedAt, firstUse);
    city.pass(MINUTE_MS / 2);
    await city.showToken(token);
    assert.equal((await tokenStore.listOf(city.stored.city, person.account.userId))[0]?.lastUsedAt, city.stored.now);
    assert.equal(codeOf(await revokeToken(city.ports, { principal: stranger, origin: OFFICE, id: stored.id })), 'token.unknown');
    assert.equal(codeOf(await revokeToken(city.ports, { principal, origin: OFFICE, id: stored.id })), 'done');
    assert.equal(await city.showToken(token), 'auth.tokenRefused');
  });

  for (const forged of ['', 'hyt_', 'hyt_small.', `hyt_small.${'A'.repeat(43)}`, `small.${'A'.repeat(43)}`, 'Basic dXNlcjpwYXNz']) {
    test(`the forged token "${forged}" is nobody's`, async (t) => {
      const city = await withSigningCity(t);
      assert.equal(await city.showToken(forged), 'auth.tokenRefused');
    });
  }

  test('a session’s cookie is no token, and a token no cookie', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const token = await tokenOf(city, person);
    const { cookie } = await city.signIn(person);
    assert.equal(await city.showToken(cookie), 'auth.tokenRefused');
    assert.equal(await city.showToken(`hyt_${cookie}`), 'auth.tokenRefused');
    assert.equal(await city.show(token), 'auth.sessionEnded');
    assert.equal(await city.show(token.slice(4)), 'auth.sessionEnded');
  });
});
