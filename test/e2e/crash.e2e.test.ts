import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCrashes, victims } from '../../bench/crash/crash-run.ts';

test('kill -9 of server, worker, PostgreSQL, a session and all: nothing acknowledged is lost, nothing is half done or done twice', async (t) => {
  const { kills, answered, repeated, verdict, check, failures, refusals } = await runCrashes(victims.length, 4, (line) => {
    t.diagnostic(line);
  });
  assert.deepEqual(Object.values(kills), [1, 1, 1, 1, 1]);
  assert.ok(answered > 0 && repeated > 0, 'there was load, and it met the crashes');
  assert.ok(verdict.acts > 0);
  assert.deepEqual(verdict.lost, []);
  assert.deepEqual([verdict.doubled, verdict.enteredTwice], [0, 0]);
  assert.deepEqual([...failures], []);
  assert.deepEqual([...refusals], []);
  assert.equal(check.code, 0, check.said);
});
