import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueCommands } from '../../../test/support/due-commands.ts';
import { classOf, people, smallCity, smallProfile, unit } from '../../../test/support/small-city.ts';
import { TicketScript, answer, dispatchTo, file, followUp, local } from '../../../test/support/ticket-script.ts';
import type { Instant } from '../kernel/time.ts';
import { compileProfile } from '../profile/profile-index.ts';
import { unlawfulness } from './lawful.ts';

/** The worker wakes now and takes all that is due, one step after the other. */
function wake(script: TicketScript): TicketScript {
  for (;;) {
    const [next] = dueCommands(script.it, script.now);
    if (next === undefined) return script;
    script.do(people.system, next.command);
    assert.deepEqual(unlawfulness(script.it), []);
  }
}

/** The worker wakes at every instant at which something falls due, up to `until`; or only then, when it was down. */
function live(script: TicketScript, until: string, worker: 'up' | 'down'): TicketScript {
  const end = local(until);
  for (let next = worker === 'up' ? nextInstant(script, end) : undefined; next !== undefined; next = nextInstant(script, end)) {
    script.now = next;
    wake(script);
  }
  script.now = end;
  return wake(script);
}

/** When something falls due next, up to an end. */
function nextInstant(script: TicketScript, end: Instant): Instant | undefined {
  const instants = Object.values(script.it.clocks).flatMap((clock) => clock.steps.slice(0, 1).map((step) => step.at));
  return instants.filter((at) => at <= end).toSorted()[0];
}

/** What the steps left behind, without when they were taken. */
function traces(script: TicketScript): unknown {
  const { state, reminders, sheets, clocks, dispatch } = script.it;
  return {
    state,
    reminders,
    deemed: dispatch?.deemed,
    sheets: sheets.map(({ level, receiver, step }) => ({ level, receiver, step })),
    // When the reply to a sheet is owed counts from the sheet.
    clocks: Object.values(clocks)
      .filter((clock) => clock.kind !== 'sheetReply' && clock.kind !== 'archive')
      .map(({ id, stop }) => ({ id, stop })),
  };
}

function levels(script: TicketScript): readonly number[] {
  return script.it.sheets.map((sheet) => sheet.level);
}

test('[S-2] [D-4] after days of being down all steps are taken, late, in order and once', () => {
  const until = '2026-03-20 12:00';
  const up = live(new TicketScript('2026-03-02 09:00').dispatched(), until, 'up');
  const down = live(new TicketScript('2026-03-02 09:00').dispatched(), until, 'down');
  assert.deepEqual(traces(down), traces(up));
  const dueTimes = down.history.flatMap((event) =>
    event.type === 'reminderSent' || event.type === 'sheetIssued' ? [event.data.dueAt] : [],
  );
  assert.deepEqual(dueTimes, dueTimes.toSorted());
  assert.equal(new Set(dueTimes).size, 4, 'yellow, and three levels');
  assert.deepEqual(dueCommands(down.it, down.now), []);
});

test('[E-1] [H-8] [E-7] a final answer that nobody follows up ends by itself: closed, no more objection, archived', () => {
  const story = (): TicketScript => {
    const script = new TicketScript('2026-03-02 09:00').handling().contacted();
    script.do(people.housingLeader, {
      type: 'requestFinalAnswer',
      ground: 'unreasonable',
      account: 'Clear facts.',
      publicAnswer: 'It cannot be granted.',
      seal: file,
      redHeaderDocument: file,
      evidence: [file],
    });
    return script.do(people.checker, { type: 'approveFinalAnswer' });
  };
  const up = live(story(), '2026-06-30 12:00', 'up');
  assert.equal(up.it.state, 'archived');
  assert.deepEqual(traces(live(live(story(), '2026-04-30 12:00', 'down'), '2026-06-30 12:00', 'down')), traces(up));
});

test('[S-2] a sheet that is not answered climbs on while the centre reads and after the ticket is concluded; an answered one does not', () => {
  const late = (): TicketScript => {
    const script = live(new TicketScript('2026-03-02 09:00').handling().contacted(), '2026-03-10 09:00', 'up');
    assert.deepEqual(levels(script), [1]);
    return script.answered();
  };
  const silent = live(late(), '2026-03-13 09:00', 'up');
  assert.deepEqual(levels(silent), [1, 2], 'read by the centre');
  silent.do(people.checker, { type: 'acceptAnswer' });
  live(silent, '2026-03-20 09:00', 'up');
  assert.deepEqual(levels(silent), [1, 2, 3], 'concluded');
  const replied = late().do(people.housingReceiver, { type: 'replyToSheet', id: 'S1', text: 'The answer is with you.', files: [] });
  assert.deepEqual(levels(live(replied, '2026-03-20 09:00', 'up')), [1]);
});

test('[H-7] [S-2] a rejected answer lets the ladder go on where it was: no level is lost, none comes twice', () => {
  const script = live(new TicketScript('2026-03-02 09:00').handling().contacted(), '2026-03-10 09:00', 'up').answered();
  live(script, '2026-03-13 09:00', 'up').do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  assert.deepEqual(levels(script), [1, 2]);
  live(script, '2026-03-16 09:00', 'up').answered();
  script.do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  live(script, '2026-03-24 09:00', 'up');
  assert.deepEqual(levels(script), [1, 2, 3]);
});

test('[S-2] a sheet on other grounds silences no ladder', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted();
  script.do(people.supervisor, {
    type: 'issueSheet',
    level: 3,
    ground: 'media',
    receiver: unit.housing,
    jointSupervisor: null,
    text: 'Explain.',
  });
  script.answered().at('2026-03-06 09:00').do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  live(script, '2026-03-20 09:00', 'up');
  assert.deepEqual(
    script.it.sheets.map(({ level, ground }) => `${String(level)} ${ground}`),
    ['3 media', '1 overdue', '2 overdue', '3 overdue'],
  );
});

test('[S-2] an extension granted after red starts the ladder anew for the new limit', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().at('2026-03-09 17:00');
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 1, reason: 'parts' });
  live(script, '2026-03-10 09:00', 'up').do(people.judge, { type: 'grantExtension' });
  assert.deepEqual(levels(script), [1]);
  live(script, '2026-03-11 09:00', 'up');
  assert.deepEqual(
    script.it.sheets.map((sheet) => sheet.step?.dueAt),
    [local('2026-03-09 18:01'), local('2026-03-10 18:01')],
  );
});

test('[H-3] [H-7] an extension granted in the unit’s review leaves the clock awake, one granted in the centre’s review keeps it quiet', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted();
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 1, reason: 'parts' }).do(people.housingHandler, answer());
  script.do(people.judge, { type: 'grantExtension' });
  assert.ok(script.clock('unit').steps.length > 0);
  script.do(people.housingReviewer, { type: 'rejectUnitAnswer', reason: 'thin' });
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 1, reason: 'parts' }).answered();
  script.do(people.judge, { type: 'grantExtension' });
  assert.deepEqual(script.clock('unit').steps, []);
  script.do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  assert.equal(script.clock('unit').steps[0]?.action, 'remind');
});

test('[H-4] reports are not chased while the centre reads, and are again when the answer was rejected', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  script
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' });
  const nextReportAt = local('2026-03-20 12:00');
  script.do(people.countyReceiver, { type: 'requestLongCycle', reason: 'compensation', plan: 'three steps', nextReportAt });
  script.do(people.judge, { type: 'grantLongCycle', nextReportAt });
  script.do(people.agent, { type: 'recordContact', way: 'phone', contactedAt: script.now, reached: true, proof: [file] });
  script.do(people.countyHandler, answer()).do(people.countyReviewer, { type: 'approveUnitAnswer' });
  live(script, '2026-03-25 09:00', 'up');
  assert.equal(script.it.reminders + script.it.sheets.length, 0);
  script.do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  live(script, '2026-03-25 09:00', 'up');
  assert.deepEqual(levels(script), [1, 2], 'red since the 20th');
});

test('[S-2] nothing is reminded of twice, and nothing is reminded of that is red already', () => {
  const script = live(new TicketScript('2026-03-02 09:00').handling(), '2026-03-09 09:00', 'up');
  assert.equal(script.it.reminders, 1);
  const consult = {
    type: 'correct',
    kind: 'consult',
    urgency: 'ordinary',
    classCode: classOf.heating,
    area: null,
    reason: 'a question',
  } as const;
  live(script.do(people.dispatcher, consult), '2026-03-09 09:01', 'up');
  assert.equal(script.it.reminders, 1);
  assert.deepEqual(levels(script), [1], 'late by the shorter limit');
});

test('[S-2] [S-4] what is late at the centre is asked of the centre, and it replies; the caller’s clock is asked of the unit', () => {
  const script = new TicketScript('2026-03-02 09:00');
  const supervision = { ...smallProfile.policy.supervision, remindOn: ['dispatch', 'caller'], ladderOn: ['dispatch', 'caller'] } as const;
  script.world = { ...smallCity, profile: compileProfile({ ...smallProfile, policy: { ...smallProfile.policy, supervision } }) };
  live(script.accepted(), '2026-03-03 09:00', 'up');
  assert.deepEqual(
    script.it.sheets.map(({ receiver }) => receiver),
    [null],
  );
  const reply = { type: 'replyToSheet', id: 'S1', text: 'Two were ill.', files: [] } as const;
  script.refused(people.housingReceiver, reply, 'NOT_YOUR_UNIT').refused(people.caller, reply, 'ROLE_MAY_NOT');
  script.do(people.dispatcher, reply).do(people.supervisor, { type: 'judgeSheet', id: 'S1', accepted: true, reason: 'fine' });
  script.do(people.dispatcher, dispatchTo()).do(people.housingReceiver, { type: 'sign' });
  live(script, '2026-03-10 09:00', 'up');
  assert.deepEqual(
    script.it.sheets.map(({ receiver }) => receiver),
    [null, unit.housing],
  );
  const receivers = script.history.flatMap((event) => (event.type === 'reminderSent' ? [event.data.receiver] : []));
  assert.deepEqual(receivers, [null, unit.housing]);
});

test('[S-2] a reminder by hand goes to whom the clock runs against', () => {
  const script = new TicketScript('2026-03-02 09:00').inCentreReview();
  script
    .do(people.supervisor, { type: 'sendReminder', clock: 'review:1' })
    .do(people.supervisor, { type: 'sendReminder', clock: 'caller:1' });
  const receivers = script.history.flatMap((event) => (event.type === 'reminderSent' ? [event.data.receiver] : []));
  assert.deepEqual(receivers, [null, unit.housing]);
});

test('[S-2] a sheet without reply climbs on after the archive, and however a city lists its clocks no sheet breeds others', () => {
  const script = new TicketScript('2026-03-02 09:00');
  const supervision = { ...smallProfile.policy.supervision, remindOn: ['sheetReply'], ladderOn: ['unit', 'sheetReply'] } as const;
  const policy = { ...smallProfile.policy, supervision, archive: { afterCalendarDays: 1 } };
  script.world = { ...smallCity, profile: compileProfile({ ...smallProfile, policy }) };
  live(script.handling().contacted(), '2026-03-10 09:00', 'up').answered();
  script.do(people.checker, { type: 'acceptAnswer' }).do(people.officer, followUp());
  live(script, '2026-03-12 09:00', 'up');
  assert.equal(script.it.state, 'archived');
  live(script, '2026-04-30 09:00', 'up');
  assert.deepEqual(levels(script), [1, 2, 3]);
  assert.equal(script.it.reminders, 3);
});

test('[S-2] a sheet about one unit climbs by that unit’s ladder, whatever the next unit does', () => {
  const script = live(new TicketScript('2026-03-02 09:00').handling(), '2026-03-10 09:00', 'up');
  script
    .do(people.dispatcher, { type: 'recall', reason: 'too slow' })
    .do(people.dispatcher, dispatchTo({ lead: unit.water, basis: 'agreed' }));
  script.do(people.waterReceiver, { type: 'sign' });
  script.do(people.waterHandler, { type: 'recordContact', way: 'phone', contactedAt: script.now, reached: true, proof: [file] });
  script.do(people.waterHandler, answer()).do(people.waterReviewer, { type: 'approveUnitAnswer' });
  live(script, '2026-03-30 09:00', 'up');
  assert.deepEqual(
    script.it.sheets.map(({ level, receiver }) => `${String(level)} ${String(receiver)}`),
    ['1 housing', '2 housing', '3 housing'],
  );
});

test('[S-2] [H-3] an extension granted while the centre reads does not quiet a sheet that nobody answered', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted().at('2026-03-09 17:00');
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 3, reason: 'parts' });
  live(script, '2026-03-10 09:00', 'up').answered().do(people.judge, { type: 'grantExtension' });
  script.do(people.checker, { type: 'rejectAnswer', reason: 'thin' });
  live(script, '2026-03-13 17:00', 'up');
  assert.deepEqual(
    script.it.sheets.map(({ level, step }) => [level, step?.dueAt]),
    [
      [1, local('2026-03-09 18:01')],
      [2, local('2026-03-12 18:00')],
      [1, local('2026-03-12 18:01')],
    ],
  );
});

test('[S-2] [H-3] a sheet about a limit that was extended since climbs no more', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted().at('2026-03-09 17:00');
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 3, reason: 'parts' });
  live(script, '2026-03-10 09:00', 'up').do(people.judge, { type: 'grantExtension' }).answered();
  live(script, '2026-03-30 09:00', 'up');
  assert.deepEqual(levels(script), [1]);
});

test('[S-2] the latest sheet without a reply climbs, whatever was said to the one before', () => {
  const script = live(new TicketScript('2026-03-02 09:00').handling().contacted(), '2026-03-10 09:00', 'up');
  script.do(people.housingReceiver, { type: 'replyToSheet', id: 'S1', text: 'Soon.', files: [] });
  live(script, '2026-03-13 09:00', 'up').answered();
  live(script, '2026-03-30 09:00', 'up');
  assert.deepEqual(levels(script), [1, 2, 3]);
});
