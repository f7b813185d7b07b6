import assert from 'node:assert/strict';
import type { UserId } from '../../src/domain/kernel/ids.ts';
import type { Clock } from '../../src/domain/loop/clock.ts';
import type { TicketEvent, TicketEventOf, TicketEventType } from '../../src/domain/ticket/events.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';

function of<Type extends TicketEventType>(history: readonly TicketEvent[], ...types: readonly Type[]): readonly TicketEventOf<Type>[] {
  return history.filter((event) => (types as readonly string[]).includes(event.type)) as unknown as readonly TicketEventOf<Type>[];
}

/** What makes a person one who handled (E-3), read from history alone. */
const handling: readonly TicketEventType[] = [
  ...(['answeredDirectly', 'dispatchSigned', 'ticketPassedDown', 'level3Reported', 'contactRecorded', 'supportReported'] as const),
  ...(['answerSubmitted', 'unitAnswerApproved', 'unitAnswerRejected', 'finalAnswerRequested'] as const),
];

function peopleOf(events: readonly { readonly by: TicketEvent['by'] }[]): ReadonlySet<UserId> {
  return new Set(events.flatMap((event) => (event.by.user === null ? [] : [event.by.user])));
}

/** "Nobody judges the own act", asked of the history and of nothing that the rules keep beside it. */
export function checkSeparation(history: readonly TicketEvent[]): void {
  for (const [index, event] of history.entries()) {
    const { user } = event.by;
    if (user === null) continue;
    const before = history.slice(0, index);
    const lastOf = (...types: readonly TicketEventType[]): UserId | null | undefined => of(before, ...types).at(-1)?.by.user;
    const not = (other: UserId | null | undefined, what: string): void => assert.notEqual(user, other, `${event.type} by ${what}`);
    const handlers = (): ReadonlySet<UserId> => peopleOf(of(before, ...handling));
    switch (event.type) {
      case 'sendBackApproved':
      case 'sendBackRefused':
        not(lastOf('ticketDispatched'), 'the dispatcher');
        not(lastOf('sendBackRequested'), 'who asked');
        break;
      case 'extensionGranted':
      case 'extensionRefused':
        not(lastOf('extensionRequested'), 'who asked');
        break;
      case 'longCycleGranted':
      case 'longCycleRefused':
        not(lastOf('longCycleRequested'), 'who asked');
        break;
      case 'unitAnswerApproved':
        not(lastOf('answerSubmitted'), 'the author');
        break;
      case 'answerAccepted':
      case 'finalAnswerApproved':
        not(lastOf('ticketDispatched'), 'the dispatcher');
        assert.ok(!handlers().has(user), `${event.type} by a handler`);
        assert.ok(!peopleOf(of(before, 'answerAccepted', 'finalAnswerApproved')).has(user), 'accepted two rounds');
        break;
      case 'followUpTried':
      case 'followUpEnded':
        assert.ok(!handlers().has(user), `${event.type} by a handler`);
        break;
      case 'exclusionDecided': {
        const { id } = event.data;
        not(of(before, 'exclusionRequested').find(({ data }) => data.id === id)?.by.user, 'the applicant');
        break;
      }
      case 'sheetJudged': {
        const { id } = event.data;
        not(of(before, 'sheetReplied').findLast(({ data }) => data.id === id)?.by.user, 'who replied');
        break;
      }
      default:
        break;
    }
  }
}

/** The kind of clock whose delay a sheet is about; the clock of a reply may have carried the step. */
function delayOf(history: readonly TicketEvent[], clock: string | null): string {
  const [kind = '', , sheet] = clock?.split(':') ?? [];
  if (kind !== 'sheetReply') return kind;
  return delayOf(history, of(history, 'sheetIssued').find(({ data }) => data.id === sheet)?.data.clock ?? null);
}

/** Counts and sequences that LOOP.md bounds. */
export function checkBounds(history: readonly TicketEvent[], ticket: Ticket): void {
  assert.equal(ticket.version, history.length);
  const granted = of(history, 'extensionGranted').map(({ data }) => data.workdays);
  assert.ok(
    granted.length <= 3 && granted.every((days) => Number.isInteger(days) && days >= 1 && days <= 3),
    `extended by ${granted.join()}`,
  );
  let hops = 0;
  for (const event of history) {
    if (event.type === 'sendBackApproved') hops += 1;
    if (event.type === 'ticketDispatched') assert.equal(event.data.mode === 'ordinary', event.data.mode === 'ordinary' && hops < 2, 'D-6');
    if (event.type === 'requestReceived') assert.deepEqual(ticket.request, event.data.request, 'H-9');
  }
  assert.equal(ticket.hops, hops);
  const redos = of(history, 'redoOrdered').map(({ data }) => data.ground);
  assert.ok(redos.filter((ground) => ground === 'callerRight').length <= 1, 'E-4');
  assert.ok(redos.filter((ground) => ground === 'objection').length <= 1, 'H-8');
  assert.equal(ticket.round, redos.length + 1);
  const reminders = of(history, 'reminderSent').filter(({ data }) => data.channel === 'system');
  const sheets = of(history, 'sheetIssued').filter(({ data }) => data.clock !== null);
  const steps = [
    ...reminders.map(({ data }) => `reminder ${data.clock} ${data.dueAt}`),
    ...sheets.map(({ data }) => `sheet ${String(data.receiver)} ${String(data.level)} ${data.dueAt} ${delayOf(history, data.clock)}`),
  ];
  assert.equal(new Set(steps).size, steps.length, 'a step was taken twice');
  for (const event of [...reminders, ...sheets]) assert.ok(event.data.dueAt <= event.at, 'a step was taken before it was due');
}

/** D-2, C-4: how the caller's clock may change from one moment to the next, and what an ended clock says. */
export function checkClocks(before: Ticket, after: Ticket, events: readonly TicketEvent[]): void {
  for (const clock of Object.values(after.clocks)) {
    const earlier = before.clocks[clock.id];
    if (clock.kind === 'caller') checkCallersClock(earlier, clock, after, events);
    if (earlier?.stop != null) assert.deepEqual(clock, earlier, `${clock.id} changed after its end`);
    if (clock.stop === null || earlier?.stop !== null) continue;
    const { at, outcome } = clock.stop;
    if (outcome === 'met') assert.ok(at <= clock.deadline.at, `${clock.id} met after its deadline`);
    if (outcome === 'missed') assert.ok(at > clock.deadline.at || clock.kind === 'followUp', `${clock.id} missed before its deadline`);
  }
  for (const id of Object.keys(before.clocks)) assert.ok(after.clocks[id] !== undefined, `${id} was forgotten`);
  const callers = Object.values(after.clocks).filter((clock) => clock.kind === 'caller');
  assert.ok(
    callers.slice(0, -1).every((clock) => clock.stop?.outcome === 'cancelled'),
    'the caller’s clock was started anew',
  );
}

function checkCallersClock(earlier: Clock | undefined, clock: Clock, after: Ticket, events: readonly TicketEvent[]): void {
  const entered = after.followers.map((follower) => follower.enteredAt).toSorted()[0];
  if (clock.stop === null) assert.equal(clock.deadline.startedAt, entered, 'counts from the first entry');
  if (earlier === undefined) {
    assert.ok(
      events.some((event) => event.type === 'ticketSplit'),
      'only a split brings the caller’s clock back',
    );
    const cancelled = Object.values(after.clocks).findLast((other) => other.kind === 'caller' && other.id !== clock.id);
    assert.deepEqual([clock.deadline.startedAt, clock.extendedWorkdays], [cancelled?.deadline.startedAt, cancelled?.extendedWorkdays]);
    return;
  }
  const left = events.some((event) => event.type === 'followerRemoved');
  if (!left) assert.ok(clock.deadline.startedAt <= earlier.deadline.startedAt, 'the caller’s clock started later');
  assert.ok(clock.extendedWorkdays <= 9);
}

/** E-5, E-6, S-2: what was said, judged or issued stays. */
export function checkMemory(before: Ticket, after: Ticket): void {
  for (const follower of before.followers) {
    const same = after.followers.find((other) => other.request === follower.request);
    if (follower.firstRating !== null) assert.deepEqual(same?.firstRating, follower.firstRating, 'a first rating was lost');
    if (follower.finalRating !== null) assert.ok(same?.finalRating != null, 'a rating was lost');
  }
  assert.ok(after.sheets.length >= before.sheets.length && after.exclusions.length >= before.exclusions.length);
  assert.ok(after.supervisionLevel >= before.supervisionLevel && after.hops >= before.hops && after.round >= before.round);
  if (before.firstConcludedAt !== null) assert.equal(after.firstConcludedAt, before.firstConcludedAt, 'the first conclusion moved');
  for (const exclusion of before.exclusions) {
    if (exclusion.decision !== null) assert.ok(after.exclusions.some((other) => other.decision === exclusion.decision));
  }
}
