import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { administratorRoles, checkDuties, holdableRoles, unitRoles } from './duties.ts';

const placeOf = (role: string): string | null => (unitRoles.some((unitRole) => unitRole === role) ? 'water' : null);

function codeOf(roles: readonly string[], unit: string | null): string {
  const checked = checkDuties(roles, unit);
  return checked.ok ? 'lawful' : checked.error.code;
}

describe('the three administrators are separate', () => {
  for (const administrator of administratorRoles) {
    test(`${administrator} holds no other role`, () => {
      assert.equal(codeOf([administrator], null), 'lawful');
      for (const other of holdableRoles.filter((role) => role !== administrator)) {
        assert.equal(codeOf([administrator, other], null), 'rolesExclude', other);
        assert.equal(codeOf([other, administrator], placeOf(other)), 'rolesExclude', other);
      }
    });
  }

  test('every other role stands in its place, and nowhere else', () => {
    for (const role of holdableRoles) {
      assert.equal(codeOf([role], placeOf(role)), 'lawful', role);
      assert.equal(codeOf([role], placeOf(role) === null ? 'water' : null), placeOf(role) === null ? 'unitSurplus' : 'unitMissing', role);
    }
  });

  test('a role of a unit and one of the centre never meet', () => {
    assert.notEqual(codeOf(['handler', 'dispatcher'], 'water'), 'lawful');
    assert.notEqual(codeOf(['handler', 'dispatcher'], null), 'lawful');
  });

  test('nobody holds what cannot be held; no role at all is lawful outside units', () => {
    for (const role of ['caller', 'system', 'toString', '']) assert.equal(codeOf([role], null), 'unknownRole', role);
    assert.equal(codeOf([], null), 'lawful');
    assert.deepEqual(checkDuties(['agent', 'agent'], null), { ok: true, value: ['agent'] });
  });
});
