import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PromiseScript, breakdown, enteredRow, ledgerPeople, promiseUnits, proof } from '../../../test/support/promise-script.ts';
import { possibleCommitmentActions } from '../access/possible-commitment-actions.ts';
import type { LocalDate } from '../kernel/time.ts';
import { finalStates, reachableStates } from '../loop/transition-table.ts';
import { codesOf } from '../vocabulary/label.ts';
import { commitmentActions, commitmentStates } from '../vocabulary/ledger.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { CommitmentCommand } from './commands.ts';
import { plannedShare } from './planned-share.ts';
import { acceptedValue, doneShare } from './reports.ts';
import { commitmentTransitions } from './transitions.ts';

const { inspector, secondInspector, mayor, leadReceiver, leadLeader, supportHandler, checkingReviewer, system } = ledgerPeople;

function runningClocks(script: PromiseScript): readonly string[] {
  return Object.values(script.it.clocks)
    .filter(({ stop }) => stop === null)
    .map(({ id }) => id);
}

test('[K-2] every state of a promise can be reached, and only a verdict or an approved drop ends it', () => {
  const reached = reachableStates(commitmentTransitions);
  assert.deepEqual(
    codesOf(commitmentStates).filter((state) => !reached.has(state)),
    [],
  );
  assert.deepEqual(finalStates(codesOf(commitmentStates), commitmentTransitions), ['cleared', 'dropped']);
});

test('[K-2] every pair of state and action that the table does not name is refused by it', () => {
  assert.deepEqual(Object.keys(commitmentActions), Object.keys(commitmentTransitions));
  const script = new PromiseScript().running();
  const refused = codesOf(commitmentActions).filter(
    (action) => action !== 'enter' && !(commitmentTransitions[action].from as readonly string[]).includes('running'),
  );
  assert.ok(refused.length > 4);
  const everybody = {
    user: inspector.user,
    roles: Object.values(commitmentTransitions).flatMap((line): readonly Role[] => line.roles),
    unit: null,
  };
  for (const action of refused) {
    const code = script.try(everybody, { type: action } as unknown as CommitmentCommand);
    assert.ok(['COMMITMENT_NOT_IN_STATE', 'NOT_YOUR_COMMITMENT', 'ROLE_MAY_NOT'].includes(code), `${action}: ${code}`);
  }
});

test('[K-1] a promise is not issued before somebody answers for it', () => {
  const script = new PromiseScript().do(inspector, { type: 'enter', ...enteredRow });
  assert.equal(script.try(inspector, { type: 'issue' }), 'BREAKDOWN_MISSING');
  assert.equal(script.try(inspector, { type: 'breakDown', ...breakdown, supports: [breakdown.lead] }), 'SUPPORT_IS_LEAD');
  assert.equal(script.try(inspector, { type: 'breakDown', ...breakdown, checker: promiseUnits.support }), 'CHECKER_IS_CONCERNED');
  assert.equal(script.try(inspector, { type: 'breakDown', ...breakdown, deadline: '2026-02-28' as LocalDate }), 'DAYS_BACKWARDS');
  assert.equal(script.try(inspector, { type: 'enter', ...enteredRow }), 'COMMITMENT_EXISTS');
  assert.equal(script.try(leadReceiver, { type: 'breakDown', ...breakdown }), 'ROLE_MAY_NOT');
});

test('[K-2] day one arranged, day three a plan, then a report by the 28th of every month', () => {
  const script = new PromiseScript().running();
  const { clocks, state, responsibility } = script.it;
  assert.equal(state, 'running');
  assert.equal(responsibility.holders.at(-1)?.name, '王科长');
  assert.deepEqual([clocks['takeOn:1']?.stop?.outcome, clocks['plan:1']?.stop?.outcome], ['met', 'met']);
  assert.deepEqual(runningClocks(script), ['report:1:2026-03']);
  assert.equal(clocks['report:1:2026-03']?.deadline.at, '2026-03-28T15:59:00.000Z');
  script.at('2026-03-20').do(leadReceiver, script.report('2026-03', 5, 4));
  assert.deepEqual(runningClocks(script), ['report:2:2026-04', 'check:1']);
});

test('[K-2] comments: each unit that was asked speaks once, and an objection brings the promise back', () => {
  const script = new PromiseScript().do(inspector, { type: 'enter', ...enteredRow }).do(inspector, { type: 'breakDown', ...breakdown });
  const { lead, support } = promiseUnits;
  script.do(inspector, { type: 'askComments', units: [lead, support], until: '2026-03-05' as LocalDate });
  assert.equal(script.try(checkingReviewer, { type: 'comment', agrees: true, text: '' }), 'ROLE_MAY_NOT');
  script.do(supportHandler, { type: 'comment', agrees: false, text: '工期偏紧' });
  assert.equal(script.try(supportHandler, { type: 'comment', agrees: true, text: '' }), 'COMMENT_GIVEN');
  script.do(leadReceiver, { type: 'comment', agrees: true, text: '' });
  assert.deepEqual(runningClocks(script), []);
  script.do(inspector, { type: 'issue' }).do(leadReceiver, { type: 'objectToIssue', reason: '职责不在我局' });
  assert.equal(script.it.state, 'commenting');
  assert.deepEqual(runningClocks(script), []);
});

test('[K-4] progress counts only with evidence and once another unit has accepted it', () => {
  const script = new PromiseScript().running().at('2026-04-20');
  assert.equal(script.try(leadReceiver, script.report('2026-04', 20, 20, { evidence: [] })), 'EVIDENCE_MISSING');
  assert.equal(script.try(leadReceiver, script.report('2026-05', 20, 20)), 'REPORT_MONTH_OUT_OF_RANGE');
  assert.equal(script.try(leadReceiver, script.report('2026-04', 101, 20)), 'SHARE_OUT_OF_RANGE');
  script.do(leadReceiver, script.report('2026-04', 20, 20));
  assert.equal(doneShare(script.it), 0);
  assert.equal(script.try(leadReceiver, script.report('2026-04', 21, 21)), 'REPORT_PENDING');
  assert.equal(script.try(leadLeader, { type: 'acceptReport', report: 'R1', note: null }), 'ROLE_MAY_NOT');
  const ownReviewer = { ...checkingReviewer, unit: promiseUnits.lead };
  assert.equal(script.try(ownReviewer, { type: 'acceptReport', report: 'R1', note: null }), 'NOT_YOUR_COMMITMENT');
  script.do(checkingReviewer, { type: 'acceptReport', report: 'R1', note: null });
  assert.deepEqual([doneShare(script.it), acceptedValue(script.it, 't1')], [20, 20]);
});

test('[K-4] a rejected report counts for nothing, and its month is owed again', () => {
  const script = new PromiseScript()
    .running()
    .at('2026-03-27')
    .do(leadReceiver, fresh().report('2026-03', 10, 10));
  script.at('2026-04-01').do(inspector, { type: 'rejectReport', report: 'R1', reason: '照片与路段不符' });
  assert.equal(doneShare(script.it), 0);
  const owed = runningClocks(script);
  assert.deepEqual(owed, ['report:3:2026-03']);
  assert.ok((script.it.clocks['report:3:2026-03']?.deadline.at ?? '') > script.now, 'there is time to hand it in again');
  script.do(leadReceiver, script.report('2026-03', 8, 8));
  assert.deepEqual(runningClocks(script), ['report:4:2026-04', 'check:2']);
});

function fresh(): PromiseScript {
  return new PromiseScript();
}

test('[K-4] a cumulative value never falls without a reason', () => {
  const script = new PromiseScript()
    .running()
    .at('2026-04-20')
    .do(leadReceiver, fresh().report('2026-04', 20, 30));
  script.do(inspector, { type: 'acceptReport', report: 'R1', note: null }).at('2026-05-20');
  assert.equal(script.try(leadReceiver, script.report('2026-05', 25, 29)), 'VALUE_FELL');
  assert.equal(script.try(leadReceiver, script.report('2026-05', 19, 31)), 'VALUE_FELL');
  script.do(leadReceiver, script.report('2026-05', 25, 29, { fallReason: '重新测量' }));
});

test('[K-2] a late report is reminded of and climbs the ladder by itself', () => {
  const script = new PromiseScript().running();
  const clock = 'report:1:2026-03';
  const steps = script.it.clocks[clock]?.steps ?? [];
  assert.equal(steps[0]?.action, 'remind');
  assert.ok(steps.some(({ action }) => action === 'supervise'));
  assert.equal(script.try(system, { type: 'remind', clock }), 'NOT_DUE');
  script.at('2026-03-28').do(system, { type: 'remind', clock });
  script.at('2026-03-29', '00:00').do(system, { type: 'supervise', clock, level: 1 });
  const [sheet] = script.it.sheets;
  assert.deepEqual([sheet?.automatic, sheet?.unit, sheet?.reply], [true, promiseUnits.lead, null]);
  script.at('2026-03-30').do(leadReceiver, { type: 'replyToSheet', sheet: 'S1', text: '今日补报' });
  script.do(inspector, { type: 'judgeSheet', sheet: 'S1', accepted: false, text: '没有报' });
  script.do(leadReceiver, { type: 'replyToSheet', sheet: 'S1', text: '已报' });
  script.do(mayor, { type: 'judgeSheet', sheet: 'S1', accepted: true, text: '' });
  assert.equal(script.try(leadReceiver, { type: 'replyToSheet', sheet: 'S1', text: '再说' }), 'SHEET_CLOSED');
  assert.equal(script.try(inspector, { type: 'supervise', clock, level: 1 }), 'ROLE_MAY_NOT');
});

test('[K-9] a plan cannot be eased, and a changed target stays beside the old one', () => {
  const script = new PromiseScript().running();
  const slower = breakdown.milestones.map((milestone) => (milestone.month === '2026-08' ? { ...milestone, share: 40 } : milestone));
  assert.equal(script.try(leadReceiver, { type: 'setPlan', text: '放缓', milestones: slower }), 'PLAN_EASED');
  const [target] = enteredRow.targets;
  assert.ok(target !== undefined);
  const after = { targets: [{ ...target, value: 80 }], deadline: enteredRow.deadline };
  script.do(leadLeader, { type: 'requestChange', after, reason: '两段道路改线', evidence: [] });
  assert.equal(script.it.targets[0]?.value, 100);
  assert.equal(script.try(leadLeader, { type: 'requestChange', after: null, reason: '不做了', evidence: [] }), 'CHANGE_PENDING');
  assert.equal(script.try(inspector, { type: 'approveChange', change: 'C1', note: null }), 'ROLE_MAY_NOT');
  script.do(mayor, { type: 'approveChange', change: 'C1', note: '同意' });
  const [change] = script.it.changes;
  assert.deepEqual([script.it.targets[0]?.value, change?.before.targets[0]?.value, change?.decision?.by.user], [80, 100, mayor.user]);
  script.do(leadLeader, { type: 'requestChange', after: null, reason: '并入其他工程', evidence: [] });
  script.do(mayor, { type: 'approveChange', change: 'C2', note: null });
  assert.deepEqual([script.it.state, runningClocks(script)], ['dropped', []]);
});

test('[K-8] clearing is asked for with evidence, and the inspection office has the last word', () => {
  const script = new PromiseScript()
    .running()
    .at('2026-12-20')
    .do(leadReceiver, fresh().report('2026-12', 100, 101));
  assert.equal(
    script.try(leadReceiver, { type: 'requestClearing', claim: 'fulfilled', text: '全部完工', evidence: [] }),
    'EVIDENCE_MISSING',
  );
  assert.equal(
    script.try(leadReceiver, { type: 'requestClearing', claim: 'changed', text: '已调整', evidence: proof }),
    'VERDICT_NEEDS_CHANGE',
  );
  script.do(leadReceiver, { type: 'requestClearing', claim: 'fulfilled', text: '全部完工', evidence: proof });
  assert.equal(script.try(inspector, { type: 'clear', verdict: 'fulfilled', text: '属实' }), 'REPORT_PENDING');
  script.do(checkingReviewer, { type: 'acceptReport', report: 'R1', note: null });
  assert.equal(script.try(leadLeader, { type: 'clear', verdict: 'fulfilled', text: '属实' }), 'ROLE_MAY_NOT');
  script.do(inspector, { type: 'refuseClearing', reason: '两段未验收' });
  assert.deepEqual([script.it.state, script.it.clearing], ['running', null]);
  script.do(leadReceiver, { type: 'requestClearing', claim: 'fulfilled', text: '已验收', evidence: proof });
  script.do(secondInspector, { type: 'clear', verdict: 'fulfilledInPart', text: '差一段' });
  assert.deepEqual([script.it.state, script.it.verdict?.verdict, runningClocks(script)], ['cleared', 'fulfilledInPart', []]);
});

test('[K-1] what is planned by a month: the last milestone, equal parts without any, all of it by the deadline', () => {
  assert.deepEqual(
    ['2026-03', '2026-04', '2026-07', '2026-08', '2026-12', '2027-02'].map((month) => plannedShare(breakdown, month)),
    [0, 20, 20, 60, 100, 100],
  );
  const even = { milestones: [], start: '2026-03-01' as LocalDate, deadline: '2026-12-31' as LocalDate };
  assert.deepEqual(
    ['2026-02', '2026-03', '2026-07', '2026-12'].map((month) => plannedShare(even, month)),
    [0, 10, 50, 100],
  );
});

test('[K-2] the buttons a person sees are those that the rules would take', () => {
  const script = new PromiseScript().running();
  assert.ok(possibleCommitmentActions(leadReceiver, script.it).includes('report'));
  assert.ok(!possibleCommitmentActions(leadReceiver, script.it).includes('acceptReport'));
  assert.ok(!possibleCommitmentActions(inspector, script.it).includes('acceptReport'), 'nothing waits to be checked');
  script.at('2026-03-20').do(leadReceiver, script.report('2026-03', 5, 4));
  assert.ok(possibleCommitmentActions(checkingReviewer, script.it).includes('acceptReport'));
  assert.deepEqual(possibleCommitmentActions(supportHandler, script.it), ['note']);
});
