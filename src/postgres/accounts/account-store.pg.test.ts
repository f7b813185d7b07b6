import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../../../test/support/database.ts';
import { addAccount, type AccountContext } from '../../application/accounts/add-account.ts';
import { createFirstAccounts } from '../../application/accounts/create-first-accounts.ts';
import { resetPassword } from '../../application/accounts/reset-password.ts';
import { passwordFits } from '../../application/accounts/password.ts';
import { createAccountLog } from './account-log.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { createAccountStore } from './account-store.ts';
import { readKeyFingerprint, recordKeyFingerprint } from './key-fingerprint.ts';

const city = 'xiaocheng' as CityId;
const now = '2026-02-13T08:40:00.000Z' as Instant;
const doer = { by: null, origin: 'command line' };
const request = { city, login: 'li.si', name: '李四', roles: ['agent'], unit: null };

function contextFrom(start: number): AccountContext {
  let next = start;
  const randomInt = (below: number): number => (next += 7) % below;
  return { now, doer, randomInt, newUserId: () => `a0000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}` as UserId };
}

test('an account is found by its login, and the list never carries a hash', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createAccountStore(pool);
  const added = await addAccount(store, { ...request, roles: ['handler'], unit: 'works' }, contextFrom(1));
  assert.ok(added.ok);
  const { account, stored } = added.value;
  assert.deepEqual(await store.list(city), [account]);
  assert.deepEqual(await store.list('elsewhere' as CityId), []);
  assert.deepEqual(await store.find(city, 'li.si'), { account, password: stored });
  assert.deepEqual(await store.get(city, account.userId), { account, password: stored });
  assert.equal(stored.mustChange, true);
  assert.equal(await store.find(city, 'nobody'), undefined);
  assert.equal(await store.find('elsewhere' as CityId, 'li.si'), undefined);
  assert.equal(await store.find(city, "' OR 1=1 --"), undefined);
});

test('every act on an account is a line of a log that only grows', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createAccountStore(pool);
  const added = await addAccount(store, request, contextFrom(1));
  assert.ok(added.ok);
  await resetPassword(store, { login: 'li.si', city, secondStep: false, reason: null }, contextFrom(500));
  const { userId } = added.value.account;
  const lines = await createAccountLog(pool).read(city, { before: null, account: userId, acts: null, limit: 10 });
  assert.deepEqual(
    lines.map(({ act, by, origin, at }) => [act, by, origin, at]),
    [
      ['passwordReset', null, 'command line', now],
      ['accountAdded', null, 'command line', now],
    ],
  );
  assert.deepEqual(lines[1]?.detail, { login: 'li.si', name: '李四', roles: ['agent'], unit: null });
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(added.value.password, 'u'));
  await assert.rejects(pool.query('DELETE FROM account_log'), /permission denied|never changed/u);
});

test('a login is one person in its city, and all of a list are added or none', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createAccountStore(pool);
  assert.ok((await addAccount(store, request, contextFrom(1))).ok);
  const again = await addAccount(store, request, contextFrom(100));
  assert.equal(again.ok ? 'added' : again.error.code, 'loginTaken');
  assert.ok((await addAccount(store, { ...request, city: 'elsewhere' }, contextFrom(200))).ok);
  const listed = await store.list(null);
  const [first] = listed;
  assert.ok(first !== undefined);
  const fresh = { ...first, login: 'new', userId: 'b0000000-0000-4000-8000-000000000001' as UserId };
  const taken = { ...first, userId: 'b0000000-0000-4000-8000-000000000002' as UserId };
  assert.equal(
    await store.add(
      [fresh, taken].map((account) => ({ account, password: { hash: 'x', mustChange: false } })),
      [{ ...doer, city, at: now, act: 'accountAdded', account: fresh.userId, reason: null, detail: {} }],
    ),
    false,
  );
  assert.deepEqual(await store.list(null), listed);
});

test('two first starts at once create the first accounts once', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createAccountStore(pool);
  const outcomes = await Promise.all([1, 1000, 2000].map((start) => createFirstAccounts(store, [request], contextFrom(start))));
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.ok ? outcome.value.length : -1)).toSorted((a, b) => a - b),
    [0, 0, 1],
  );
  assert.equal((await store.list(null)).length, 1);
});

test('a reset replaces the password, and an ambiguous login is asked back', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createAccountStore(pool);
  const added = await addAccount(store, request, contextFrom(1));
  assert.ok(added.ok);
  const reset = await resetPassword(store, { login: 'li.si', city: null, secondStep: false, reason: null }, contextFrom(500));
  assert.ok(reset.ok);
  const kept = (await store.find(city, 'li.si'))?.password;
  assert.deepEqual(kept, reset.value.stored);
  assert.equal(await passwordFits(added.value.password, kept?.hash), false);
  assert.equal(await passwordFits(reset.value.password, kept?.hash), true);

  await addAccount(store, { ...request, city: 'elsewhere' }, contextFrom(900));
  const ambiguous = await resetPassword(store, { login: 'li.si', city: null, secondStep: false, reason: null }, contextFrom(1));
  assert.deepEqual(ambiguous, { ok: false, error: { code: 'ambiguousLogin', cities: ['elsewhere', 'xiaocheng'] } });
  const unknown = await resetPassword(store, { login: 'lisi', city, secondStep: false, reason: null }, contextFrom(1));
  assert.deepEqual(unknown, { ok: false, error: { code: 'unknownLogin', known: ['li.si'] } });
});

test('the database refuses what the program should never send', async (t) => {
  const { pool } = await withDatabase(t);
  const insert = (login: string, roles: readonly string[]): Promise<unknown> =>
    pool.query(
      `INSERT INTO account (city_id, user_id, login, name, roles, created_at) VALUES ('x', gen_random_uuid(), $1, 'n', $2, now())`,
      [login, roles],
    );
  await assert.rejects(insert('Upper', ['agent']), /account_login_check/u);
});

test('the first fingerprint of a key stays', async (t) => {
  const { pool } = await withDatabase(t);
  assert.equal(await readKeyFingerprint(pool), undefined);
  assert.equal(await recordKeyFingerprint(pool, 'one', now), 'one');
  assert.equal(await recordKeyFingerprint(pool, 'two', now), 'one');
  assert.equal(await readKeyFingerprint(pool), 'one');
});
