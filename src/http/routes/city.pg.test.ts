import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import type { ErrorAnswer } from '../../contract/error-answer.ts';

test('[C-2] a limit is counted from any day that a calendar knows, and refused from others', async (t) => {
  const served = await withServedCity(t);
  const ask = async (at: string) => await served.ask(`/city/deadline?at=${at}&unit=workday&amount=1`, { as: 'agent' });
  const counted = await ask('2026-03-02T01:00:00.000Z');
  assert.equal(counted.json<{ readonly at: string }>().at.slice(0, 10), '2026-03-03');
  for (const at of ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '1949-12-31T00:00:00.000Z', '2026-02-30T25:61:61.999Z']) {
    const refused = await ask(at);
    assert.equal(refused.statusCode, 400, at);
    assert.equal(refused.json<ErrorAnswer>().error.code, 'http.badPeriod');
  }
  assert.deepEqual(served.errors, []);
});
