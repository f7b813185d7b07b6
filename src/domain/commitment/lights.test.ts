import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PromiseScript, breakdown, enteredRow, ledgerPeople, proof } from '../../../test/support/promise-script.ts';
import { smallCity } from '../../../test/support/small-city.ts';
import type { LocalDate } from '../kernel/time.ts';
import { defaultLedgerPolicy } from '../profile/types.ts';
import type { Commitment, Target } from './commitment.ts';
import { lightOn, lightTurns } from './lights.ts';
import { projectRates } from './project-rates.ts';
import { targetGap } from './target-gap.ts';

const { inspector, leadReceiver } = ledgerPeople;
const context = { calendar: smallCity.calendar, policy: defaultLedgerPolicy };

function light(script: PromiseScript, day: string): string {
  const turn = lightOn(lightTurns(script.it, context), day as LocalDate);
  return turn === null ? 'none' : `${turn.light} ${turn.reason}`;
}

/** Under way, begun on its day, and with an accepted report of April. */
function reported(share: number, value: number): PromiseScript {
  const script = new PromiseScript().running().at('2026-04-20');
  script.do(leadReceiver, { type: 'recordStep', step: 'started', on: '2026-04-10' as LocalDate, evidence: proof });
  script.do(leadReceiver, script.report('2026-04', share, value));
  return script.do(inspector, { type: 'acceptReport', report: 'R1', note: null });
}

test('[K-3] under 10 points behind is green with a note, from 10 yellow, above 30 red', () => {
  // Planned are 20 points by the end of April.
  assert.equal(light(reported(20, 20), '2026-04-29'), 'green onSchedule');
  assert.equal(light(reported(11, 20), '2026-04-28'), 'green onSchedule');
  assert.equal(light(reported(11, 20), '2026-04-29'), 'note slightlyBehind');
  assert.equal(light(reported(10, 20), '2026-04-29'), 'yellow behind');
  assert.equal(light(reported(20, 9), '2026-04-29'), 'yellow behind', 'the figure counts, not the share alone');
});

test('[K-3] a report that did not come is red by itself, from the day after the 28th', () => {
  const script = new PromiseScript().running();
  assert.equal(light(script, '2026-03-28'), 'green onSchedule');
  assert.equal(light(script, '2026-03-29'), 'red reportMissing');
  assert.equal(light(reported(20, 20), '2026-05-29'), 'red reportMissing');
});

test('[K-3, K-4] a report that waits or was rejected moves no light', () => {
  const script = reported(10, 10).at('2026-05-20');
  assert.equal(light(script, '2026-05-20'), 'yellow behind');
  script.do(leadReceiver, script.report('2026-05', 30, 30));
  assert.equal(light(script, '2026-05-20'), 'yellow behind');
  script.do(inspector, { type: 'rejectReport', report: 'R2', reason: '照片不清' });
  assert.equal(light(script, '2026-05-20'), 'yellow behind');
  script.do(leadReceiver, script.report('2026-05', 30, 30)).do(inspector, { type: 'acceptReport', report: 'R3', note: null });
  assert.equal(light(script, '2026-05-20'), 'green onSchedule');
});

test('[K-3] not started: yellow in the month it is planned for, red after three months', () => {
  const script = new PromiseScript().running().at('2026-03-20');
  script.do(leadReceiver, script.report('2026-03', 0, 0)).do(inspector, { type: 'acceptReport', report: 'R1', note: null });
  assert.equal(light(script, '2026-03-31'), 'green onSchedule');
  assert.equal(light(script, '2026-04-01'), 'yellow startDue');
  const silent = { ...script.it, clocks: {}, milestones: [{ month: '2026-12', title: '完工', share: 100 }] };
  const turns = lightTurns(silent, context);
  assert.equal(lightOn(turns, '2026-07-10' as LocalDate)?.light, 'yellow');
  assert.equal(lightOn(turns, '2026-07-11' as LocalDate)?.reason, 'notStarted');
});

test('[K-3] without an issue or after the end there is no light, and a passed deadline is red', () => {
  const entered = new PromiseScript().do(inspector, { type: 'enter', ...enteredRow });
  assert.equal(light(entered, '2026-06-01'), 'none');
  assert.deepEqual(lightTurns({ ...reported(20, 20).it, state: 'cleared' }, context), []);
  assert.equal(light(reported(100, 100), '2027-01-01').slice(0, 3), 'red');
});

function target(comparator: Target['comparator'], value: Target['value'], more: Partial<Target> = {}): Target {
  return { id: 't', metric: '增速', comparator, value, unit: '%', series: 'growth', baseline: null, relativeTo: null, ...more };
}

test('[K-6] a target is judged by its own comparator', () => {
  const growth = target('range', [4.5, 5]);
  assert.deepEqual(
    [4.5, 4.8, 5].map((value) => targetGap(growth, value)),
    [0, 0, 0],
  );
  assert.equal(targetGap(growth, 4.05), 10);
  assert.ok((targetGap(growth, 5.5) ?? 0) > 0, 'a range is missed on both sides');
  assert.deepEqual([targetGap(target('atLeast', 80), 90), targetGap(target('atLeast', 80), 72)], [0, 10]);
  assert.deepEqual([targetGap(target('atMost', 30), 28), targetGap(target('atMost', 30), 33)], [0, 10]);
  assert.ok((targetGap(target('moreThan', 5), 5) ?? 0) > 0 && targetGap(target('lessThan', 5), 4.9) === 0);
  assert.equal(targetGap(target('about', 100), 96), 0);
  const relative = target('relative', null, { relativeTo: { commitment: 'x' as Commitment['id'], target: 't1', atLeast: 1 } });
  assert.equal(targetGap(relative, 6), null);
  assert.deepEqual([targetGap(relative, 6, 5), targetGap(relative, 5, 5)], [0, 20]);
});

test('[K-3] whatever was reported, lights only get worse by waiting, and a higher share is never worse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 330 }),
      (share, more, days) => {
        const day = Temporal.PlainDate.from('2026-04-20').add({ days }).toString() as LocalDate;
        const order = ['green', 'note', 'yellow', 'red'];
        const rank = (done: number): number => order.indexOf(lightOn(lightTurns(reported(done, 100).it, context), day)?.light ?? 'green');
        assert.ok(rank(Math.max(share, more)) <= rank(Math.min(share, more)));
        const turns = lightTurns(reported(share, 100).it, context).map((turn) => order.indexOf(turn.light));
        assert.deepEqual(
          turns,
          [...new Set(turns)].toSorted((one, other) => one - other),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test('[K-5] each project counts against its own date: an early start hides no late one', () => {
  const plain = { project: breakdown.project, steps: [], money: { planned: 100, received: null, paid: 40 }, state: 'running' } as const;
  const by = { user: null, unit: null };
  const began = (planned: string | null, on: string | null): Parameters<typeof projectRates>[0][number] => ({
    ...plain,
    project: { started: planned as LocalDate | null, resumed: null, completed: null },
    steps: on === null ? [] : [{ step: 'started', on: on as LocalDate, evidence: proof, at: `${on}T01:00:00.000Z` as never, by }],
  });
  const projects = [
    began('2026-03-10', '2026-03-01'),
    began('2026-03-10', '2026-03-25'),
    began('2026-03-10', null),
    began('2026-09-01', '2026-03-05'),
    began(null, null),
    { ...began('2026-03-10', '2026-03-01'), state: 'dropped' as const },
  ];
  const { started, completed, investment } = projectRates(projects, '2026-03-31' as LocalDate);
  assert.deepEqual(started, { planned: 3, onTime: 1, done: 2, early: 1, onTimeRate: 1 / 3, doneRate: 2 / 3 });
  assert.equal(completed.doneRate, null);
  assert.deepEqual(investment, { projects: 5, planned: 500, paid: 200, rate: 0.4 });
});
