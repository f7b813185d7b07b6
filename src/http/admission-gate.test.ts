import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AdmissionGate, type Visit } from './admission-gate.ts';

const limits = { active: 2, waiting: 4, waitingPerClient: 3, patienceMs: 1_000_000 };

/** What a visit has been told so far. */
async function stateOf(visit: Visit): Promise<'in' | 'out' | 'waiting'> {
  return await Promise.race([visit.admitted.then((go) => (go ? 'in' : 'out')), Promise.resolve().then(() => 'waiting' as const)]);
}

/** Ends a visit, whatever it has come to. */
function end(visit: Visit): void {
  visit.giveUp();
  visit.leave();
}

/** Nobody leaves who was not let in. */
async function leaveIfIn(visit: Visit | undefined): Promise<void> {
  if (visit !== undefined && (await stateOf(visit)) === 'in') visit.leave();
}

test('two are let in, the next wait for a place, and beyond the waiting room everybody is turned away', async () => {
  const gate = new AdmissionGate(limits);
  const visits = ['a', 'a', 'a', 'b', 'c', 'd', 'e'].map((client) => gate.visit(client));
  const states = async (): Promise<readonly string[]> => await Promise.all(visits.map(stateOf));
  assert.deepEqual(await states(), ['in', 'in', 'waiting', 'waiting', 'waiting', 'waiting', 'out']);
  assert.ok(gate.isFull('z'));
  visits[0]?.leave();
  visits[0]?.leave();
  assert.deepEqual(await states(), ['in', 'in', 'in', 'waiting', 'waiting', 'waiting', 'out']);
  visits[3]?.giveUp();
  visits[1]?.leave();
  assert.deepEqual(await states(), ['in', 'in', 'in', 'out', 'in', 'waiting', 'out']);
  for (const visit of visits) end(visit);
  assert.deepEqual([gate.active, gate.waiting], [0, 0]);
});

test('one with many requests does not keep out one with few', async () => {
  const gate = new AdmissionGate({ ...limits, active: 1 });
  const busy = [1, 2, 3, 4].map(() => gate.visit('busy'));
  const few = gate.visit('few');
  assert.ok(gate.isFull('busy'), 'no client fills the waiting room');
  busy[0]?.leave();
  assert.equal(await stateOf(few), 'waiting');
  busy[1]?.leave();
  assert.equal(await stateOf(few), 'in', 'it is the turn of the other client');
  few.leave();
  for (const visit of busy) end(visit);
});

test('who would wait for most of its patience is told at once; one with few requests is not, beside one with many', () => {
  let nowMs = 0;
  const gate = new AdmissionGate({ active: 1, waiting: 100, waitingPerClient: 100, patienceMs: 1000 }, () => nowMs);
  const first = gate.visit('many');
  const waiting = Array.from({ length: 40 }, () => gate.visit('many'));
  assert.ok(!gate.isFull('many'), 'nothing is known yet of how long it takes');
  for (const visit of [first, ...waiting.slice(0, 20)]) {
    nowMs += 100;
    visit.leave();
  }
  assert.ok(gate.isFull('many'), 'twenty wait, at a tenth of a second each');
  assert.ok(!gate.isFull('few'), 'its turn is the next but one');
  for (const visit of waiting) end(visit);
  assert.deepEqual([gate.active, gate.waiting], [0, 0]);
});

test('whoever waits too long is turned away', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const gate = new AdmissionGate({ ...limits, active: 1 });
  const first = gate.visit('a');
  const second = gate.visit('a');
  t.mock.timers.tick(limits.patienceMs);
  assert.equal(await second.admitted, false);
  assert.equal(gate.waiting, 0);
  first.leave();
  second.leave();
  assert.equal(gate.active, 0);
});

test('never more than the limits, and no place is ever lost', async () => {
  type Act = { readonly come: string } | { readonly leave: number } | { readonly giveUp: number };
  const act: fc.Arbitrary<Act> = fc.oneof(fc.record({ come: fc.constantFrom('a', 'b', 'c') }), fc.record({ leave: fc.nat(30) }));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const gate = new AdmissionGate(limits);
      const visits: Visit[] = [];
      for (const one of acts) {
        if ('come' in one) visits.push(gate.visit(one.come));
        else if ('leave' in one) await leaveIfIn(visits[one.leave]);
        else visits[one.giveUp]?.giveUp();
        assert.ok(gate.active <= limits.active && gate.waiting <= limits.waiting);
        assert.ok(gate.waiting === 0 || gate.active === limits.active, 'nobody waits while there is a place');
      }
      for (const visit of visits) end(visit);
      assert.deepEqual([gate.active, gate.waiting], [0, 0]);
      await Promise.all(visits.map(async ({ admitted }) => await admitted));
    }),
  );
});
