import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { runCrashes, victims, type CrashReport } from '../../bench/crash/crash-run.ts';

function diagnosticsOf(t: TestContext): (line: string) => void {
  return (line) => {
    t.diagnostic(line);
  };
}

function assertSound({ answered, verdict, check, failures, refusals }: CrashReport): void {
  assert.ok(answered > 0 && verdict.acts > 0, 'there was load');
  assert.deepEqual(verdict.lost, []);
  assert.deepEqual([verdict.doubled, verdict.enteredTwice], [0, 0]);
  assert.deepEqual([...failures], []);
  assert.deepEqual([...refusals], []);
  assert.equal(check.code, 0, check.said);
}

test('kill -9 of server, worker, PostgreSQL, a session and all: nothing acknowledged is lost, nothing is half done or done twice', async (t) => {
  const report = await runCrashes(victims, { clients: 4, report: diagnosticsOf(t) });
  assert.ok(report.repeated > 0, 'the load met the crashes');
  assertSound(report);
});

test('a server that is asked to stop under load ends in order, and loses nothing', async (t) => {
  const report = await runCrashes(['restart', 'restart'], { clients: 8, report: diagnosticsOf(t) });
  assert.deepEqual(report.exits.slice(0, 2), [0, 0]);
  assertSound(report);
});
