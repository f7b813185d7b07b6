import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withSigningCity, OFFICE, type SigningCity } from '../../../test/support/signing-city.ts';
import { disableAccount } from '../accounts/administer-account.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import { signIn } from './sign-in.ts';
import { pruneSignIn } from './prune-sign-in.ts';
import { createSignInRemains } from '../../postgres/sessions/prune-sign-in.ts';

const administrator = 'b0000000-0000-4000-8000-000000000000' as UserId;

async function codeOf(city: SigningCity, login: string, password: string, origin: string = OFFICE): Promise<string> {
  const outcome = await city.attempt(login, password, origin);
  return outcome.ok ? 'signed in' : outcome.error.code;
}

/** Fails so often without a pause; gives the codes. */
async function fail(city: SigningCity, times: number, login: string, origin: string): Promise<readonly string[]> {
  const codes = [];
  for (let done = 0; done < times; done += 1) codes.push(await codeOf(city, login, 'wrong', origin));
  return codes;
}

describe('signing in', () => {
  test('a wrong login, a wrong password and a password of nobody are one refusal; a name is taken as people type it', async (t) => {
    const city = await withSigningCity(t);
    const { password } = await city.person('li.si', ['agent']);
    assert.equal(await codeOf(city, ' LI.SI ', password), 'signed in');
    assert.equal(await codeOf(city, 'ｌｉ．ｓｉ', password), 'signed in');
    for (const [login, tried] of [
      ['li.si', `${password}x`],
      ['nobody', password],
      ["' OR 1=1 --", password],
      ['', ''],
      ['li.si', ''],
    ] as const) {
      assert.equal(await codeOf(city, login, tried, `192.0.2.${login.length + tried.length}`), 'auth.wrongCredentials');
    }
  });

  test('the city is named where there are several, and must exist', async (t) => {
    const city = await withSigningCity(t);
    const { password } = await city.person('li.si', ['agent']);
    const wish = { login: 'li.si', password, place: { origin: OFFICE, agent: null }, replaces: null };
    assert.equal((await signIn(city.ports, { ...wish, city: null })).ok, true);
    const elsewhere = await signIn(city.ports, { ...wish, city: 'elsewhere' });
    assert.equal(elsewhere.ok ? 'signed in' : elsewhere.error.code, 'auth.cityUnknown');
    const two = { ...city.ports, profiles: { ...city.ports.profiles, cities: () => Promise.resolve(['small', 'other'] as CityId[]) } };
    const unsaid = await signIn(two, { ...wish, city: null });
    assert.equal(unsaid.ok ? 'signed in' : unsaid.error.code, 'auth.cityUnknown');
  });

  test('a disabled account is told to its owner alone, and has no session any more', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const { cookie } = await city.signIn(person);
    const wish = { city: city.stored.city, by: administrator, origin: '', account: person.account.userId, reason: 'left' };
    assert.ok((await disableAccount(city.ports, wish)).ok);
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    assert.equal(await codeOf(city, 'li.si', person.password), 'auth.accountDisabled');
    assert.equal(await codeOf(city, 'li.si', 'wrong'), 'auth.wrongCredentials');
  });

  test('every try is a line of the log, which holds nothing that was typed', async (t) => {
    const city = await withSigningCity(t);
    const { password } = await city.person('li.si', ['agent']);
    await codeOf(city, 'li.si', 'wrong-Secret-1');
    await codeOf(city, 'my-Secret-2', 'x');
    await codeOf(city, 'li.si', password);
    const lines = await city.log();
    assert.deepEqual(
      lines.map(({ act, detail, origin, account }) => [act, detail['cause'], origin, account !== null]),
      [
        ['accountAdded', undefined, 'test', true],
        ['signInFailed', 'password', OFFICE, true],
        ['signInFailed', 'login', OFFICE, false],
        ['signedIn', undefined, OFFICE, true],
      ],
    );
    assert.doesNotMatch(JSON.stringify(lines), /Secret/u);
    const { rows } = await city.stored.pool.query<{ row: string }>('SELECT guess::text AS row FROM guess');
    assert.doesNotMatch(JSON.stringify(rows), /secret|li\.si/iu);
  });

  test('after five failures a guesser waits, longer each time, whatever the password', async (t) => {
    const city = await withSigningCity(t);
    const { password } = await city.person('li.si', ['agent']);
    assert.deepEqual(new Set(await fail(city, 5, 'li.si', '192.0.2.9')), new Set(['auth.wrongCredentials']));
    const held = await city.attempt('li.si', password, '192.0.2.9');
    assert.deepEqual(held, { ok: false, error: { code: 'auth.tooManyTries', params: { seconds: 1 }, retryAfter: 1 } });
    assert.equal(await codeOf(city, 'li.si', password), 'signed in', 'from elsewhere');
    city.pass(1000);
    assert.equal(await codeOf(city, 'li.si', 'wrong', '192.0.2.9'), 'auth.wrongCredentials');
    const again = await city.attempt('li.si', 'wrong', '192.0.2.9');
    assert.equal(again.ok ? 0 : again.error.retryAfter, 2);
    city.pass(2000);
    assert.equal(await codeOf(city, 'li.si', password, '192.0.2.9'), 'signed in', 'and the count begins anew');
    assert.deepEqual(new Set(await fail(city, 5, 'li.si', '192.0.2.9')), new Set(['auth.wrongCredentials']));
  });

  test('a hundred guesses at once are counted one by one, also on two servers', async (t) => {
    const city = await withSigningCity(t);
    await city.person('li.si', ['agent']);
    const other = city.otherServer(city.stored.pool);
    const codes = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => await codeOf(index % 2 === 0 ? city : other, 'li.si', 'wrong', '192.0.2.9')),
    );
    assert.equal(codes.filter((code) => code === 'auth.wrongCredentials').length, 5);
    assert.equal(codes.filter((code) => code === 'auth.tooManyTries').length, 95);
  });

  test('logins that nobody has are counted and held up as real ones are', async (t) => {
    const city = await withSigningCity(t);
    await city.person('li.si', ['agent']);
    assert.deepEqual(await fail(city, 7, 'nobody', '192.0.2.9'), await fail(city, 7, 'li.si', '192.0.2.8'));
  });

  test('guessing at a colleague from everywhere does not lock the colleague out of the own office', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    await city.signIn(person);
    for (let place = 0; place < 60; place += 1) await codeOf(city, 'li.si', 'wrong', `2001:db8:0:${place.toString(16)}::1`);
    assert.equal(await codeOf(city, 'li.si', person.password, '198.51.100.1'), 'auth.tooManyTries');
    assert.equal(await codeOf(city, 'li.si', person.password), 'signed in');
    city.pass(MINUTE_MS);
    assert.equal(await codeOf(city, 'li.si', person.password, '198.51.100.1'), 'signed in', 'a minute at most');
  });

  test('one behind the address of an office who tries many logins does not lock the office out', async (t) => {
    const city = await withSigningCity(t);
    const [known, fresh] = [await city.person('li.si', ['agent']), await city.person('wang', ['agent'])];
    await city.signIn(known);
    for (let tried = 0; tried < 60; tried += 1) await codeOf(city, `guess${tried}`, 'wrong');
    assert.equal(await codeOf(city, 'wang', fresh.password), 'auth.tooManyTries');
    assert.equal(await codeOf(city, 'li.si', known.password), 'signed in');
    city.pass(MINUTE_MS);
    assert.equal(await codeOf(city, 'wang', fresh.password), 'signed in');
  });

  test('places of one IPv6 network are one place', async (t) => {
    const city = await withSigningCity(t);
    await city.person('li.si', ['agent']);
    for (let host = 0; host < 5; host += 1) await codeOf(city, 'li.si', 'wrong', `2001:db8:0:1::${host.toString(16)}`);
    assert.equal(await codeOf(city, 'li.si', 'wrong', '2001:db8:0:1:ffff::1'), 'auth.tooManyTries');
    assert.equal(await codeOf(city, 'li.si', 'wrong', '2001:db8:0:2::1'), 'auth.wrongCredentials');
  });

  test('the browser’s session before ends with the new one', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const before = await city.signIn(person);
    const place = { origin: OFFICE, agent: null };
    const after = await signIn(city.ports, { city: null, login: 'li.si', password: person.password, place, replaces: before.principal });
    assert.ok(after.ok);
    assert.equal(await city.show(before.cookie), 'auth.sessionEnded');
    await city.principal(after.value.cookie);
  });

  test('what signing in leaves behind goes when nobody needs it, and a known place stays known', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    await city.signIn(person);
    await fail(city, 3, 'nobody', '192.0.2.9');
    const remains = { remains: createSignInRemains(city.stored.pool), time: city.ports.time };
    assert.equal(await pruneSignIn(remains), 0);
    city.pass(2 * DAY_MS + HOUR_MS);
    // The session, and the counts of an account that nobody has: of the pair, the account and the place; those of the office too.
    assert.equal(await pruneSignIn(remains), 6);
    const { rows } = await city.stored.pool.query('SELECT FROM guess WHERE succeeded_at IS NOT NULL');
    assert.equal(rows.length, 1);
    city.pass(31 * DAY_MS);
    assert.equal(await pruneSignIn(remains), 1);
  });
});
