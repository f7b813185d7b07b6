import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { OFFICE, withSigningCity, type Person, type SigningCity } from '../../../test/support/signing-city.ts';
import type { UserId } from '../../domain/kernel/ids.ts';
import { instantToMs, MINUTE_MS } from '../../domain/kernel/time.ts';
import { doSimpleAct } from '../accounts/administer-account.ts';
import { confirmSecondStep, offerSecondStep, replaceRecoveryCodes } from './enrol-second-step.ts';
import { takeSecondStep } from './second-step.ts';

const STEP_MS = 30_000;

/** What the app on the phone shows. */
function codeOf(city: SigningCity, secret: string, offsetMs = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instantToMs(city.stored.now) + offsetMs });
}

type Enrolled = { readonly city: SigningCity; readonly person: Person; readonly secret: string; readonly recoveryCodes: readonly string[] };

/** Somebody with a second step, who has not signed in since. */
async function enrolled(t: TestContext): Promise<Enrolled> {
  const city = await withSigningCity(t);
  const person = await city.person('li.si', ['agent']);
  const { principal } = await city.signIn(person);
  const offered = await offerSecondStep(city.ports, { principal, password: person.password, origin: OFFICE });
  assert.ok(offered.ok);
  const { secret } = offered.value;
  const confirmed = await confirmSecondStep(city.ports, { principal, code: codeOf(city, secret), origin: OFFICE });
  assert.ok(confirmed.ok, JSON.stringify(confirmed));
  city.pass(STEP_MS);
  return { city, person, secret, recoveryCodes: confirmed.value.recoveryCodes };
}

async function take(city: SigningCity, person: Person, code: string): Promise<string> {
  const { principal } = await city.signIn(person);
  const taken = await takeSecondStep(city.ports, { principal, code, origin: OFFICE });
  return taken.ok ? 'taken' : taken.error.code;
}

describe('the second step', () => {
  test('RFC 6238: its codes are those of the test vectors', async () => {
    const { stepOfCode } = await import('./totp.ts');
    const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [2_000_000_000, '279037'],
    ] as const) {
      const at = new Date(seconds * 1000).toISOString() as Parameters<typeof stepOfCode>[2];
      assert.equal(stepOfCode(secret, code, at), Math.floor(seconds / 30));
    }
  });

  test('enrolling asks for the password, counts from the first right code, and raises the session under a new cookie', async (t) => {
    const city = await withSigningCity(t);
    const person = await city.person('li.si', ['agent']);
    const { principal, cookie } = await city.signIn(person);
    const unproved = await offerSecondStep(city.ports, { principal, password: 'wrong', origin: OFFICE });
    assert.equal(unproved.ok ? 'offered' : unproved.error.code, 'auth.wrongCredentials');
    const offered = await offerSecondStep(city.ports, { principal, password: person.password, origin: OFFICE });
    assert.ok(offered.ok);
    assert.match(offered.value.address, /^otpauth:\/\/totp\/Huiyin:small%20li\.si\?/u);
    assert.equal((await city.principal(cookie)).step, null, 'not yet');
    const { rows } = await city.stored.pool.query<{ row: string }>('SELECT account_totp::text AS row FROM account_totp');
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(offered.value.secret, 'u'));

    const wrong = await confirmSecondStep(city.ports, { principal, code: '000000', origin: OFFICE });
    assert.equal(wrong.ok ? 'confirmed' : wrong.error.code, 'auth.wrongCode');
    const confirmed = await confirmSecondStep(city.ports, { principal, code: codeOf(city, offered.value.secret), origin: OFFICE });
    assert.ok(confirmed.ok && confirmed.value.cookie !== null);
    assert.equal(new Set(confirmed.value.recoveryCodes).size, 10);
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    const raised = await city.principal(confirmed.value.cookie);
    assert.deepEqual([raised.step, raised.mfa], [null, true]);
    const again = await offerSecondStep(city.ports, { principal: raised, password: person.password, origin: OFFICE });
    assert.equal(again.ok ? 'offered' : again.error.code, 'auth.hasSecondStep');
  });

  test('without it a session opens nothing but itself; with it, it goes on under a new cookie', async (t) => {
    const { city, person, secret } = await enrolled(t);
    const { cookie, principal } = await city.signIn(person);
    assert.equal(principal.step, 'secondStep');
    const refused = await city.sessions.authenticate({ session: cookie, token: null });
    assert.equal(refused.ok ? 'open' : refused.error, 'auth.secondStepNeeded');
    const taken = await takeSecondStep(city.ports, { principal, code: codeOf(city, secret), origin: OFFICE });
    assert.ok(taken.ok);
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    const raised = await city.principal(taken.value);
    assert.deepEqual([raised.step, raised.mfa], [null, true]);
    const again = await takeSecondStep(city.ports, { principal: raised, code: codeOf(city, secret, STEP_MS), origin: OFFICE });
    assert.equal(again.ok ? 'taken' : again.error.code, 'auth.stepNotDue');
    assert.ok((await city.acts()).includes('secondStepTaken'));
  });

  test('a code is good a step before and after its time, once, and no older one after a newer', async (t) => {
    const { city, person, secret } = await enrolled(t);
    city.pass(10 * MINUTE_MS);
    assert.equal(await take(city, person, codeOf(city, secret, -2 * STEP_MS)), 'auth.wrongCode');
    assert.equal(await take(city, person, codeOf(city, secret, 2 * STEP_MS)), 'auth.wrongCode');
    const now = codeOf(city, secret);
    assert.equal(await take(city, person, `${now.slice(0, 3)} ${now.slice(3)}`), 'taken');
    assert.equal(await take(city, person, now), 'auth.wrongCode', 'replayed');
    assert.equal(await take(city, person, codeOf(city, secret, -STEP_MS)), 'auth.wrongCode', 'older');
    assert.equal(await take(city, person, codeOf(city, secret, STEP_MS)), 'taken');
  });

  test('of two at once with the same code one gets through', async (t) => {
    const { city, person, secret } = await enrolled(t);
    const code = codeOf(city, secret);
    const sessions = await Promise.all([city.signIn(person), city.signIn(person)]);
    const taken = await Promise.all(
      sessions.map(async ({ principal }) => await takeSecondStep(city.ports, { principal, code, origin: OFFICE })),
    );
    assert.equal(taken.filter(({ ok }) => ok).length, 1);
  });

  test('a recovery code stands in for the app, once, however it is typed', async (t) => {
    const { city, person, recoveryCodes } = await enrolled(t);
    const [one = '', two = ''] = recoveryCodes;
    assert.match(one, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/u);
    assert.equal(await take(city, person, one), 'taken');
    assert.equal(await take(city, person, one), 'auth.wrongCode');
    assert.equal(await take(city, person, ` ${two.toLowerCase().replaceAll('-', '')} `), 'taken');
    assert.equal(await take(city, person, 'AAAA-AAAA-AAAA'), 'auth.wrongCode');
    assert.equal((await city.ports.secondSteps.get(city.stored.city, person.account.userId))?.recoveryCodes, 8);
  });

  test('new recovery codes take the place of all old ones', async (t) => {
    const { city, person, secret, recoveryCodes } = await enrolled(t);
    const { principal } = await city.signIn(person);
    const replaced = await replaceRecoveryCodes(city.ports, { principal, code: codeOf(city, secret), origin: OFFICE });
    assert.ok(replaced.ok);
    assert.equal(await take(city, person, recoveryCodes[0] ?? ''), 'auth.wrongCode');
    assert.equal(await take(city, person, replaced.value[0] ?? ''), 'taken');
  });

  test('guessing codes is held up, though the guesser knows the password', async (t) => {
    const { city, person, secret } = await enrolled(t);
    const codes = [];
    for (let tried = 0; tried < 6; tried += 1) codes.push(await take(city, person, '000000'));
    assert.deepEqual(codes, [...Array.from({ length: 5 }, () => 'auth.wrongCode'), 'auth.tooManyTries']);
    assert.equal(await take(city, person, codeOf(city, secret)), 'auth.tooManyTries');
    city.pass(MINUTE_MS);
    assert.equal(await take(city, person, codeOf(city, secret)), 'taken');
  });

  test('the security administrator takes it away with a reason, which ends the sessions', async (t) => {
    const { city, person, secret } = await enrolled(t);
    const { cookie } = await city.signIn(person);
    const by = 'b0000000-0000-4000-8000-000000000000' as UserId;
    const wish = { city: city.stored.city, by, origin: OFFICE, account: person.account.userId };
    const unreasoned = await doSimpleAct(city.ports, { ...wish, reason: ' ' }, 'resetSecondStep');
    assert.equal(unreasoned.ok ? 'done' : unreasoned.error.code, 'account.noReason');
    assert.ok((await doSimpleAct(city.ports, { ...wish, reason: 'phone lost' }, 'resetSecondStep')).ok);
    assert.equal(await city.show(cookie), 'auth.sessionEnded');
    assert.equal((await city.signIn(person)).principal.step, null);
    assert.equal(await take(city, person, codeOf(city, secret)), 'auth.stepNotDue');
    const line = (await city.log()).find(({ act }) => act === 'secondStepReset');
    assert.deepEqual([line?.by, line?.reason], [by, 'phone lost']);
  });

  test('a role can demand it: until it is set up, nothing else is open', async (t) => {
    const city = await withSigningCity(t, { rules: { secondStepRoles: ['systemAdministrator'] } });
    const [administrator, agent] = [await city.person('root', ['systemAdministrator']), await city.person('li.si', ['agent'])];
    assert.equal((await city.signIn(agent)).principal.step, null);
    const { principal, cookie } = await city.signIn(administrator);
    assert.equal(principal.step, 'enrolSecondStep');
    const refused = await city.sessions.authenticate({ session: cookie, token: null });
    assert.equal(refused.ok ? 'open' : refused.error, 'auth.enrolSecondStepNeeded');
    const offered = await offerSecondStep(city.ports, { principal, password: administrator.password, origin: OFFICE });
    assert.ok(offered.ok);
    const confirmed = await confirmSecondStep(city.ports, { principal, code: codeOf(city, offered.value.secret), origin: OFFICE });
    assert.ok(confirmed.ok && confirmed.value.cookie !== null);
    assert.equal((await city.principal(confirmed.value.cookie)).step, null);
  });
});
