import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '@node-rs/argon2';
import type { UserId } from '../../domain/kernel/ids.ts';
import { checkAccount } from './add-account.ts';
import { ARGON2_OPTIONS, DECOY_HASH, hashPassword, passwordFits } from './password.ts';
import { randomPassword } from './random-password.ts';
import { readAccountList } from './read-account-list.ts';

test('a password is kept as argon2id with the recommended cost, each with its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('kuma-toro'), hashPassword('kuma-toro')]);
  assert.match(one, /^\$argon2id\$/u);
  assert.notEqual(one, two);
  const { memoryCost, timeCost, parallelism } = parseOptions(one);
  assert.deepEqual({ memoryCost, timeCost, parallelism }, ARGON2_OPTIONS);
});

test('the decoy costs what a real check costs', () => {
  const { memoryCost, timeCost, parallelism, outputLen, saltLen } = parseOptions(DECOY_HASH);
  assert.deepEqual({ memoryCost, timeCost, parallelism, outputLen, saltLen }, { ...ARGON2_OPTIONS, outputLen: 32, saltLen: 16 });
});

test('a password fits its own hash, in any spelling of the same characters, and nothing fits none', async () => {
  const hash = await hashPassword('密码Ａ１-é');
  assert.equal(await passwordFits('密码A1-e\u0301', hash), true);
  assert.equal(await passwordFits('密码A2-é', hash), false);
  assert.equal(await passwordFits('', hash), false);
  assert.equal(await passwordFits('anything', undefined), false);
});

test('a random password has four groups and uses all of its letters', () => {
  let state = 1;
  const randomInt = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  const passwords = Array.from({ length: 200 }, () => randomPassword(randomInt));
  for (const password of passwords) assert.match(password, /^(?:[bdfghjkmnprstvwz][aeiou]){2}(?:-(?:[bdfghjkmnprstvwz][aeiou]){2}){3}$/u);
  assert.equal(new Set(passwords).size, passwords.length);
  assert.equal(new Set(passwords.join('').replaceAll('-', '')).size, 21);
});

const request = { city: 'xiaocheng', login: 'li.si', name: ' 李四 ', roles: ['agent', 'agent', 'dispatcher'], unit: null };
const newUserId = (): UserId => 'a0000000-0000-4000-8000-000000000000' as UserId;

test('a lawful account keeps each role once and the name without spaces around', () => {
  const checked = checkAccount(request, newUserId);
  assert.ok(checked.ok);
  assert.deepEqual(checked.value.roles, ['agent', 'dispatcher']);
  assert.equal(checked.value.name, '李四');
});

for (const [change, code] of [
  [{ login: 'Li Si' }, 'badLogin'],
  [{ login: '' }, 'badLogin'],
  [{ login: 'x'.repeat(64) }, 'badLogin'],
  [{ name: '  ' }, 'noName'],
  [{ name: '名'.repeat(201) }, 'badName'],
  [{ name: 'half \uD800' }, 'badName'],
  [{ roles: ['agnet'] }, 'unknownRole'],
  [{ roles: ['caller'] }, 'unknownRole'],
  [{ roles: ['system'] }, 'unknownRole'],
  [{ roles: ['toString'] }, 'unknownRole'],
  [{ roles: ['handler'] }, 'unitMissing'],
  [{ unit: 'water' }, 'unitSurplus'],
  [{ roles: ['handler', 'agent'], unit: 'water' }, 'unitSurplus'],
  [{ roles: ['systemAdministrator', 'auditAdministrator'] }, 'rolesExclude'],
  [{ roles: ['agent', 'securityAdministrator'] }, 'rolesExclude'],
  [{ roles: ['auditAdministrator'], unit: 'water' }, 'unitSurplus'],
] as const) {
  test(`${JSON.stringify(change)} is refused as ${code}`, () => {
    const checked = checkAccount({ ...request, ...change }, newUserId);
    assert.equal(checked.ok ? 'accepted' : checked.error.code, code);
  });
}

test('a list of accounts is read, and its mistakes are named by line', () => {
  const good = readAccountList('a.csv', 'login,name,roles,unit\nli.si,李四,agent dispatcher,\nwang,王五,handler,water\n', 'xiaocheng');
  assert.deepEqual(good.ok ? good.value.map(({ login, roles, unit }) => [login, roles, unit]) : good, [
    ['li.si', ['agent', 'dispatcher'], null],
    ['wang', ['handler'], 'water'],
  ]);
  const bad = readAccountList('a.csv', 'login,name,roles,unit\nli.si,,agent,\n', 'xiaocheng');
  assert.deepEqual(bad.ok ? bad : bad.error.map(({ line, field }) => [line, field]), [[2, 'name']]);
});
