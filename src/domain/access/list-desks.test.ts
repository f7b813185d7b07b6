import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people, smallCity, unit } from '../../../test/support/small-city.ts';
import type { UserId } from '../kernel/ids.ts';
import { codesOf } from '../vocabulary/label.ts';
import { roles } from '../vocabulary/roles.ts';
import { workListAccess, workLists } from '../vocabulary/work-lists.ts';
import { listDesks, listsOf } from './list-desks.ts';

const { profile } = smallCity;

function desks(actor: Parameters<typeof listDesks>[0], list: Parameters<typeof listDesks>[1]): unknown {
  const found = listDesks(actor, list, profile);
  return found.ok ? found.value : found.error.code;
}

test('the centre looks at its own desk, a unit at its own, and each at no other’s', () => {
  assert.deepEqual(desks(people.dispatcher, 'toDispatch'), ['']);
  assert.deepEqual(desks(people.housingHandler, 'handling'), [unit.housing]);
  assert.deepEqual(desks(people.housingHandler, 'open'), [unit.housing]);
  assert.deepEqual(desks(people.dispatcher, 'open'), ['']);
  assert.equal(desks(people.dispatcher, 'handling'), 'ROLE_MAY_NOT');
  assert.equal(desks(people.housingHandler, 'toDispatch'), 'ROLE_MAY_NOT');
  assert.equal(desks(people.housingHandler, 'supervised'), 'ROLE_MAY_NOT');
  assert.deepEqual(desks(people.housingHandler, 'mine'), ['h-handler@housing']);
  assert.deepEqual(desks(people.officer, 'mine'), ['officer@']);
});

test('a role of the centre gives nothing to somebody of a unit, and the other way round', () => {
  const odd = { user: 'x' as UserId, roles: ['dispatcher', 'handler'] as const };
  assert.equal(desks({ ...odd, unit: unit.housing }, 'toDispatch'), 'ROLE_MAY_NOT');
  assert.equal(desks({ ...odd, unit: null }, 'handling'), 'ROLE_MAY_NOT');
});

test('[H-5] a level-2 unit sees what is open at its level 3', () => {
  assert.deepEqual(desks(people.countyHandler, 'level3'), [unit.countyHousing]);
  assert.deepEqual(desks(people.housingHandler, 'level3'), []);
  assert.equal(desks(people.dispatcher, 'level3'), 'ROLE_MAY_NOT');
  assert.ok(listsOf(people.countyHandler, profile).includes('level3'));
  assert.ok(!listsOf(people.housingHandler, profile).includes('level3'));
});

test('[D-7] [S-4] a leader sees the conferences and replies of the own step, who prepares them all', () => {
  assert.deepEqual(desks(people.secretary, 'conferences'), ['1']);
  assert.deepEqual(desks(people.viceMayor, 'conferences'), ['2']);
  assert.deepEqual(desks(people.dispatcher, 'conferences'), ['1', '2', '3']);
  assert.deepEqual(desks(people.supervisor, 'sheetsToJudge'), ['1']);
  assert.deepEqual(desks(people.mayor, 'sheetsToJudge'), ['3']);
  assert.equal(desks(people.officer, 'conferences'), 'ROLE_MAY_NOT');
});

test('administrators, callers and the worker have no lists', () => {
  for (const role of [
    'caller',
    'system',
    'knowledgeEditor',
    'systemAdministrator',
    'securityAdministrator',
    'auditAdministrator',
  ] as const) {
    for (const inUnit of [null, unit.housing]) {
      assert.deepEqual(listsOf({ user: 'x' as UserId, roles: [role], unit: inUnit }, profile), [], role);
    }
  }
});

test('everybody who works with tickets has a list, and every list somebody', () => {
  const without = ['caller', 'system', 'knowledgeEditor', 'systemAdministrator', 'securityAdministrator', 'auditAdministrator'];
  for (const role of codesOf(roles)) {
    const having = codesOf(workLists).filter(
      (list) => workListAccess[list].centre.includes(role) || workListAccess[list].unit.includes(role),
    );
    assert.equal(having.length > 0, !without.includes(role), role);
  }
  for (const list of codesOf(workLists)) assert.ok(workListAccess[list].centre.length + workListAccess[list].unit.length > 0, list);
});
