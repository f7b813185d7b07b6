import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { CalendarData } from '../calendar/types.ts';
import type { LocalDate } from '../kernel/time.ts';
import { people, smallCalendarData, smallCity, unit } from '../../../test/support/small-city.ts';
import { TicketScript, dispatchTo, followUp, local, receiveCommand, unhappy } from '../../../test/support/ticket-script.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';

const reason = 'A reason.';

test('[S-1] green, yellow a workday before the limit, red from the first minute after; the light is computed', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  assert.equal(script.at('2026-03-06 17:59').light('unit'), 'green');
  assert.equal(script.at('2026-03-06 18:00').light('unit'), 'yellow');
  assert.equal(script.at('2026-03-09 18:00').light('unit'), 'yellow');
  assert.equal(script.at('2026-03-09 18:01').light('unit'), 'red');
  script.contacted().answered().do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.light('unit'), null);
});

test('[S-1] a limit shorter than the warning turns yellow at its half', () => {
  const script = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand({ urgency: 'urgent' }));
  assert.equal(script.clock('dispatch').yellowAt, local('2026-03-02 11:00'));
  assert.equal(script.clock('urgentResponse').yellowAt, local('2026-03-02 09:15'));
  assert.equal(
    new TicketScript('2026-03-02 09:00').dispatched().clock('contact').yellowAt,
    local('2026-03-02 18:00'),
    'a workday is longer',
  );
});

test('[S-2] the ladder climbs without a click: reminder at yellow, sheets at red, after two and after five workdays', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  const { id } = script.clock('unit');
  assert.deepEqual(
    script.clock('unit').steps.map(({ at, action, level }) => [at, action, level]),
    [
      [local('2026-03-06 18:00'), 'remind', null],
      [local('2026-03-09 18:01'), 'supervise', 1],
      [local('2026-03-12 18:00'), 'supervise', 2],
      [local('2026-03-17 18:00'), 'supervise', 3],
    ],
  );
  script
    .refused(people.system, { type: 'remind', clock: id }, 'NOT_DUE')
    .refused(people.supervisor, { type: 'remind', clock: id }, 'ROLE_MAY_NOT');
  script.at('2026-03-06 18:00').do(people.system, { type: 'remind', clock: id });
  script.refused(people.system, { type: 'remind', clock: id }, 'CLOCK_UNKNOWN');
  script.refused(people.system, { type: 'supervise', clock: id }, 'NOT_DUE');
  for (const at of ['2026-03-09 18:01', '2026-03-12 18:00', '2026-03-17 18:00'])
    script.at(at).do(people.system, { type: 'supervise', clock: id });
  assert.deepEqual(
    script.it.sheets.map(({ level, receiver, ground }) => [level, receiver, ground]),
    [
      [1, unit.housing, 'overdue'],
      [2, unit.housing, 'overdue'],
      [3, unit.housing, 'overdue'],
    ],
  );
  assert.equal(script.it.supervisionLevel, 3);
  assert.equal(script.it.reminders, 1);
});

test('[S-2] a step taken late says when it was due, and is taken once', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  const { id } = script.clock('unit');
  script.at('2026-03-30 09:00').do(people.system, { type: 'remind', clock: id });
  const reminder = script.history.at(-1);
  assert.ok(reminder?.type === 'reminderSent');
  assert.equal(reminder.data.dueAt, local('2026-03-06 18:00'));
  assert.equal(reminder.at, local('2026-03-30 09:00'));
});

test('[S-3] other grounds: dissatisfied after redo, repeated send-back, an instruction; joint supervision names two', () => {
  const twice = new TicketScript()
    .concluded()
    .do(people.officer, followUp({ word: unhappy }))
    .answered();
  twice.do(people.checker2, { type: 'acceptAnswer' }).do(people.officer, followUp({ word: unhappy }));
  assert.equal(twice.it.sheets[0]?.ground, 'dissatisfiedAfterRedo');
  const sendBack = { type: 'requestSendBack', reason, basis: reason, suggestedUnit: null } as const;
  const again = new TicketScript().dispatched().do(people.housingReceiver, sendBack).do(people.judge, { type: 'refuseSendBack', reason });
  assert.equal(again.it.sheets.length, 0);
  again.do(people.dispatcher, { type: 'recall', reason }).do(people.dispatcher, dispatchTo()).do(people.housingReceiver, sendBack);
  again.do(people.judge, { type: 'refuseSendBack', reason });
  assert.equal(again.it.sheets[0]?.ground, 'sendBackRepeated');
  const joint = {
    type: 'issueSheet',
    level: 2,
    ground: 'leaderInstruction',
    receiver: unit.housing,
    jointSupervisor: people.assessor.user,
    text: 'Report by Friday.',
  } as const;
  const script = new TicketScript().handling().do(people.supervisor, joint);
  assert.deepEqual(script.it.sheets[0]?.supervisors, [people.supervisor.user, people.assessor.user]);
});

test('[S-4] a sheet needs a reply in its own limit, the supervisor judges it, and it closes nothing for the unit', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  const sheet = { type: 'issueSheet', level: 1, ground: 'media', receiver: unit.housing, jointSupervisor: null, text: reason } as const;
  script.do(people.supervisor, sheet);
  const judge = { type: 'judgeSheet', id: 'S1', accepted: false, reason } as const;
  const reply = { type: 'replyToSheet', id: 'S1', text: 'On it.', files: [] } as const;
  assert.equal(script.clock('sheetReply').deadline.at, local('2026-03-04 18:00'));
  script.refused(people.supervisor, judge, 'SHEET_NO_REPLY').refused(people.waterReceiver, reply, 'NOT_YOUR_UNIT');
  script.do(people.housingReceiver, reply).refused(people.housingReceiver, reply, 'SHEET_ANSWERED');
  assert.equal(script.clock('sheetReply').stop?.outcome, 'met');
  script.refused(people.secretary, judge, 'SHEET_STEP_NOT_YOURS').do(people.supervisor, judge);
  assert.equal(script.clock('sheetReply').stop, null, 'a rejected reply is owed again');
  script.do(people.housingReceiver, reply).do(people.supervisor, { ...judge, accepted: true });
  assert.equal(script.it.state, 'handling');
  script.refused(people.housingReceiver, reply, 'SHEET_CLOSED').refused(people.housingReceiver, { ...reply, id: 'S9' }, 'SHEET_UNKNOWN');
});

test('[S-2] a supervisor can remind by hand; delivery is recorded', () => {
  const script = new TicketScript().handling();
  const { id } = script.clock('unit');
  script
    .do(people.supervisor, { type: 'sendReminder', clock: id })
    .refused(people.supervisor, { type: 'sendReminder', clock: 'unit:9' }, 'CLOCK_UNKNOWN');
  script.do(people.system, { type: 'recordDelivery', of: id, channel: 'sms', status: 'failed', detail: 'no such number' });
  assert.equal(script.it.reminders, 1);
});

test('[S-5] every event says who and when', () => {
  const script = new TicketScript().closed();
  for (const event of script.history)
    assert.ok(event.at !== undefined && (event.by.user !== null || event.type === 'ticketClosed'), event.type);
});

test('[C-3] [C-4] a provisional deadline is counted again by an event when the calendar arrives, and only then', () => {
  const script = new TicketScript('2026-12-30 09:00').handling();
  assert.equal(script.clock('unit').deadline.provisional, true);
  const before = script.clock('unit').deadline.at;
  script.refused(people.system, { type: 'recomputeDeadlines', reason }, 'CALENDAR_UNCHANGED');
  const published: CalendarData = {
    ...smallCalendarData,
    edition: 'test-2',
    years: [
      ...smallCalendarData.years,
      {
        year: 2027,
        notice: { title: 'notice', number: '2', issuedOn: '2026-11-01' as LocalDate },
        holidays: [{ name: 'New Year', from: '2027-01-01' as LocalDate, to: '2027-01-05' as LocalDate }],
        makeUpWorkdays: [],
      },
    ],
  };
  const context = { now: script.now, actor: people.system, profile: smallCity.profile, calendar: compileCalendar(published) };
  const decision = decide(script.it, { type: 'recomputeDeadlines', reason: 'Notice 2' }, context);
  assert.ok(decision.ok);
  const [event] = decision.value;
  assert.ok(event !== undefined);
  const after = evolve(script.it, event).clocks['unit:1'];
  assert.ok(after !== undefined && after.deadline.at > before);
  assert.deepEqual([after.deadline.provisional, after.deadline.calendarEdition], [false, 'test-2']);
  const settled = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand());
  assert.equal(settled.clock('caller').deadline.provisional, false);
});
