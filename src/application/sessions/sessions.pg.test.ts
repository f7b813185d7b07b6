import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import { withSigningCity, type SigningCity } from '../../../test/support/signing-city.ts';
import { StoredCity } from '../../../test/support/stored-city.ts';
import { changePassword } from './change-password.ts';
import { endOtherSessions, endSession, listSessions, signOut } from './own-sessions.ts';

/** Shows a cookie; gives the one to show from then on. */
async function goOn(city: SigningCity, cookie: string): Promise<string> {
  const shown = await city.show(cookie);
  assert.ok(typeof shown !== 'string', JSON.stringify(shown));
  return shown.renewed ?? cookie;
}

describe('sessions', () => {
  test('a cookie leads to its account, and the database holds only its hash', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const { cookie } = await city.signIn(person);
    const { account, actor, scopes, step, kind } = await city.principal(cookie);
    assert.deepEqual([account, actor.roles, scopes, step, kind], [person.account, ['agent'], null, null, 'session']);
    const secret = cookie.slice(cookie.lastIndexOf('.') + 1);
    assert.equal(secret.length, 43);
    const { rows } = await city.stored.pool.query<{ row: string }>('SELECT session::text AS row FROM session');
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${secret}|${Buffer.from(secret, 'base64url').toString('hex')}`, 'u'));
  });

  for (const forged of [
    '',
    'small',
    'small.',
    '.',
    'small.x',
    `small.${'A'.repeat(43)}`,
    `small.${'A'.repeat(44)}`,
    `%00.${'A'.repeat(43)}`,
  ]) {
    test(`the forged cookie "${forged}" is nobody's`, async (t) => {
      const city = await withSigningCity(t);
      assert.equal(await city.show(forged), 'auth.sessionEnded');
    });
  }

  test('it ends after two hours unseen and after twelve in all', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const idle = await city.signIn(person);
    let { cookie } = await city.signIn(person);
    city.pass(2 * HOUR_MS - MINUTE_MS);
    cookie = await goOn(city, cookie);
    city.pass(MINUTE_MS);
    assert.equal(await city.show(idle.cookie), 'auth.sessionEnded');
    for (let hour = 3; hour < 12; hour += 1) {
      city.pass(HOUR_MS);
      cookie = await goOn(city, cookie);
    }
    city.pass(HOUR_MS);
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
  });

  test('its secret changes every quarter of an hour, and parallel requests with the old one are answered meanwhile', async (t) => {
    const city = await withSigningCity(t);
    const { cookie: first } = await city.signIn(await city.person('li.si', ['agent']));
    city.pass(14 * MINUTE_MS);
    assert.equal(await goOn(city, first), first);
    city.pass(MINUTE_MS);
    const answers = await Promise.all([1, 2, 3].map(async () => await city.sessions.authenticate({ session: first, token: null })));
    const renewed = answers.flatMap((answer) => (answer.ok && answer.value.renewed !== null ? [answer.value.renewed] : []));
    assert.ok(answers.every(({ ok }) => ok));
    assert.equal(renewed.length, 1);
    const [second = ''] = renewed;
    assert.equal(await goOn(city, first), first);
    assert.equal(await goOn(city, second), second);
    city.pass(MINUTE_MS);
    assert.equal(await goOn(city, first), first, 'within the grace after the new one was shown');
    city.pass(2 * MINUTE_MS);
    assert.equal(await city.show(first), 'auth.sessionEnded');
    assert.equal(await city.show(second), 'auth.sessionEnded', 'an old secret that comes back ends the session: somebody copied it');
    assert.equal((await city.acts()).at(-1), 'sessionReplayed');
  });

  test('an answer lost on the way does not sign anybody out', async (t) => {
    const city = await withSigningCity(t);
    const { cookie } = await city.signIn(await city.person('li.si', ['agent']));
    city.pass(20 * MINUTE_MS);
    const lost = await goOn(city, cookie);
    assert.notEqual(lost, cookie);
    city.pass(20 * MINUTE_MS);
    const next = await goOn(city, cookie);
    assert.notEqual(next, cookie);
    assert.equal(await goOn(city, next), next);
    assert.equal(await city.show(lost), 'auth.sessionEnded');
    assert.equal(await goOn(city, next), next);
  });

  test('two servers that renew at the same moment agree on one new secret', async (t) => {
    const city = await withSigningCity(t);
    const other = city.otherServer(city.stored.pool);
    const { cookie } = await city.signIn(await city.person('li.si', ['agent']));
    city.pass(16 * MINUTE_MS);
    const shown = await Promise.all([city.show(cookie), other.show(cookie)]);
    const renewed = shown.flatMap((answer) => (typeof answer === 'string' ? [answer] : (answer.renewed ?? [])));
    assert.equal(renewed.length, 1);
    assert.equal(await goOn(other, renewed[0] ?? ''), renewed[0]);
    const { sessionId } = await city.principal(renewed[0] ?? '');
    const session = await city.ports.sessionStore.get(city.stored.city, sessionId);
    assert.ok(session !== undefined);
    const rotation = { previous: null, mfa: false, at: city.pass(1).stored.now };
    assert.equal(await city.ports.sessionStore.rotate(session, new Uint8Array(32).fill(1), rotation), true);
    assert.equal(
      await other.ports.sessionStore.rotate(session, new Uint8Array(32).fill(2), rotation),
      false,
      'read before the other wrote',
    );
  });

  test('that somebody was seen is written once a minute', async (t) => {
    const city = await withSigningCity(t);
    const { cookie } = await city.signIn(await city.person('li.si', ['agent']));
    const versions = async (): Promise<string> => {
      const { rows } = await city.stored.pool.query<{ xmin: string }>('SELECT xmin::text FROM session');
      return rows[0]?.xmin ?? '';
    };
    const before = await versions();
    for (let second = 0; second < 50; second += 10) await goOn(city.pass(10_000), cookie);
    assert.equal(await versions(), before);
    await goOn(city.pass(10_000), cookie);
    assert.notEqual(await versions(), before);
  });

  test('a burst of requests is one look-up, and what is revoked on another server is felt within a second', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const { cookie, principal } = await city.signIn(person);
    const other = city.otherServer(city.stored.pool);
    const ask = async (): Promise<boolean> => (await city.sessions.authenticate({ session: cookie, token: null })).ok;
    assert.equal(await ask(), true);
    await signOut(other.ports, { principal, origin: '' });
    assert.equal(await ask(), true, 'remembered');
    city.elapsedMs += 899;
    assert.equal(await ask(), true, 'still remembered');
    city.elapsedMs += 1;
    assert.equal(await ask(), false);
    assert.equal(await ask(), false, 'a refusal is not remembered, and stays');
  });

  test('one sees the own sessions, and ends one, or all but this', async (t) => {
    const city = await withSigningCity(t);
    const [person, somebody] = [await city.person('li.si', ['agent']), await city.person('wang', ['agent'])];
    const [here, there, elsewhere] = [await city.signIn(person), await city.signIn(person, '2001:db8::7'), await city.signIn(person)];
    const foreign = await city.signIn(somebody);
    const principal = await city.principal(here.cookie);
    const asking = { principal, origin: '' };
    const listed = await listSessions(city.ports, { city: city.stored.city, account: person.account.userId, asking: principal.sessionId });
    assert.equal(listed.length, 3);
    assert.deepEqual(
      listed.filter(({ current }) => current).map(({ id }) => id),
      [principal.sessionId],
    );
    assert.ok(listed.some(({ origin }) => origin === '2001:db8::7'));
    assert.deepEqual(await endSession(city.ports, { ...asking, id: there.principal.sessionId }), { ok: true, value: true });
    assert.equal(await city.show(there.cookie), 'auth.sessionEnded');
    const theirs = await endSession(city.ports, { ...asking, id: foreign.principal.sessionId });
    assert.equal(theirs.ok ? 'ended' : theirs.error.code, 'session.unknown');
    assert.equal(await endOtherSessions(city.ports, asking), 1);
    assert.equal(await city.show(elsewhere.cookie), 'auth.sessionEnded');
    await city.principal(here.cookie);
    await city.principal(foreign.cookie);
  });

  test('a new password ends all other sessions, gives this one a new cookie, and is not a weak one', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const [here, there] = [await city.signIn(person), await city.signIn(person)];
    const change = async (oldPassword: string, newPassword: string): Promise<string | null> => {
      const changed = await changePassword(city.ports, { principal: here.principal, oldPassword, newPassword, origin: '192.0.2.1' });
      return changed.ok ? changed.value : changed.error.code;
    };
    assert.equal(await change('wrong', 'a-lawful-password'), 'auth.wrongCredentials');
    assert.equal(await change(person.password, 'short'), 'auth.password.tooShort');
    assert.equal(await change(person.password, person.password), 'auth.password.unchanged');
    const cookie = (await change(person.password, 'a-lawful-password')) ?? '';
    assert.equal(await city.show(there.cookie), 'auth.sessionEnded');
    assert.equal(await city.show(here.cookie), 'auth.sessionEnded');
    await city.principal(cookie);
    assert.equal((await city.attempt('li.si', person.password)).ok, false);
    assert.equal((await city.attempt('li.si', 'a-lawful-password')).ok, true);
    assert.ok((await city.acts()).includes('passwordChanged'));
  });

  test('the cookie of one city opens nothing in another', async (t) => {
    const city = await withSigningCity(t);
    const { cookie } = await city.signIn(await city.person('li.si', ['agent']));
    assert.equal(await city.show(cookie.replace('small.', 'other.')), 'auth.sessionEnded');
  });

  test('a clock that is set back ends no session and holds nobody out', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const { cookie } = await city.signIn(person);
    city.pass(-HOUR_MS);
    const renewed = await goOn(city, cookie);
    await city.principal(renewed);
    city.pass(DAY_MS);
    assert.equal(await city.show(renewed), 'auth.sessionEnded');
    assert.ok(city.stored instanceof StoredCity);
  });
});
