import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallProfile } from '../../../test/support/small-city.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { policySettings } from '../../domain/vocabulary/policy-settings.ts';
import { policyRows } from './policy-rows.ts';

/** Every number that stands somewhere in a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const byValue = (a: number, b: number): number => a - b;

test('every number of a policy is in a row, and every setting has one', () => {
  const { supervision, conference, ...policy } = smallProfile.policy;
  const full = {
    ...policy,
    advice: { classSureFrom: 61 },
    limits: {
      ...policy.limits,
      firstAnswer: { web: { unit: 'minute', amount: 3 } },
      handlingByClass: [{ classCode: smallProfile.classes[0]?.code ?? assert.fail(), limit: { unit: 'workday', amount: 7.5 } }],
    },
  } as const;
  const rows = policyRows({ ...full, supervision, conference });
  assert.deepEqual(rows.map(({ amount }) => amount).toSorted(byValue), numbersIn(full).toSorted(byValue));
  assert.deepEqual(
    codesOf(policySettings).filter((setting) => !rows.some((row) => row.setting === setting)),
    [],
  );
});

test('[H-1] rows of one setting are told apart', () => {
  const rows = policyRows(smallProfile.policy).map(({ setting, of }) => `${setting} ${of ?? ''}`);
  assert.equal(new Set(rows).size, rows.length);
  assert.ok(rows.includes('handling consult'));
});
