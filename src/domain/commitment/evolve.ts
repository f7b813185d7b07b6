import type { ActorRef } from '../loop/actor.ts';
import { applyClockChanges } from '../loop/clock.ts';
import type { Instant } from '../kernel/time.ts';
import type { Commitment, LedgerSheet, ProgressReport, TargetChange } from './commitment.ts';
import type { CommitmentEvent, CommitmentEventOf, CommitmentEventType, CommitmentPayloadOf } from './events.ts';

type Fact = { readonly at: Instant; readonly by: ActorRef };
type LaterType = Exclude<CommitmentEventType, 'commitmentEntered'>;
type Changes = {
  readonly [Type in LaterType]: (before: Commitment, data: CommitmentPayloadOf<Type>, fact: Fact) => Partial<Commitment>;
};

const changes: Changes = {
  commitmentBrokenDown: (before, { leader, lead, supports, checker, post, planned, ...rest }) => ({
    ...rest,
    responsibility: { ...before.responsibility, leader, lead, supports, checker, post },
    money: { ...before.money, planned },
  }),
  commentsAsked: (_before, { units }) => ({ state: 'commenting', commentsAsked: units, comments: [] }),
  commentGiven: ({ comments }, { unit, agrees, text }, { at }) => ({ comments: [...comments, { unit, agrees, text, at }] }),
  commitmentIssued: () => ({ state: 'issued' }),
  commitmentTakenOn: ({ responsibility, start }, { holder }, { by }) => ({
    state: 'takenOn',
    responsibility: { ...responsibility, holders: [...responsibility.holders, { name: holder, since: start, by }] },
  }),
  issueObjected: () => ({ state: 'commenting' }),
  planSet: (_before, { text, milestones }, { at, by }) => ({ state: 'running', milestones, plan: { text, at, by } }),
  progressReported: ({ reports, money }, data, { at, by }) => ({
    reports: [...reports, { ...data, at, by, verdict: null }],
    money: data.money ?? money,
  }),
  reportAccepted: ({ reports }, { report, note }, fact) => ({ reports: judge(reports, report, true, note, fact) }),
  reportRejected: ({ reports }, { report, reason }, fact) => ({ reports: judge(reports, report, false, reason, fact) }),
  stepRecorded: ({ steps }, data, { at, by }) => ({ steps: [...steps, { ...data, at, by }] }),
  holderChanged: ({ responsibility }, { holder, since }, { by }) => ({
    responsibility: { ...responsibility, holders: [...responsibility.holders, { name: holder, since, by }] },
  }),
  sheetIssued: ({ sheets }, data, { at }) => ({ sheets: [...sheets, { ...data, at, reply: null, judged: null }] }),
  sheetReplied: ({ sheets }, { sheet, text }, { at, by }) => ({
    sheets: onSheet(sheets, sheet, { reply: { text, at, by }, judged: null }),
  }),
  sheetJudged: ({ sheets }, { sheet, accepted, text }, { at, by }) => ({
    sheets: onSheet(sheets, sheet, { judged: { accepted, text, at, by }, ...(accepted ? {} : { reply: null }) }),
  }),
  changeRequested: (before, data, { at, by }) => ({ changes: [...before.changes, { ...data, at, by, decision: null }] }),
  changeApproved: (before, { change: id, note }, { at, by }) => {
    const after = before.changes.find((change) => change.id === id)?.after ?? null;
    const decided = { changes: decide(before.changes, id, { approved: true, reason: note, at, by }) };
    return after === null ? { ...decided, state: 'dropped' } : { ...decided, ...after };
  },
  changeRefused: (before, { change, reason }, { at, by }) => ({
    changes: decide(before.changes, change, { approved: false, reason, at, by }),
  }),
  clearingRequested: (_before, data, { at, by }) => ({ state: 'clearing', clearing: { ...data, at, by } }),
  commitmentCleared: (_before, { verdict, text }, { at, by }) => ({ state: 'cleared', verdict: { verdict, text, at, by } }),
  clearingRefused: () => ({ state: 'running', clearing: null }),
  noteAdded: () => ({}),
  ticketLinked: ({ links }, { ticket, number }, { at, by }) => ({ links: [...links, { ticket, number, at, by }] }),
  ticketUnlinked: ({ links }, { ticket }) => ({ links: links.filter((link) => link.ticket !== ticket) }),
  reminderSent: ({ reminders }) => ({ reminders: reminders + 1 }),
};

function judge(
  reports: readonly ProgressReport[],
  id: string,
  accepted: boolean,
  reason: string | null,
  fact: Fact,
): readonly ProgressReport[] {
  return reports.map((report) => (report.id === id ? { ...report, verdict: { accepted, reason, at: fact.at, by: fact.by } } : report));
}

function onSheet(sheets: readonly LedgerSheet[], id: string, change: Partial<LedgerSheet>): readonly LedgerSheet[] {
  return sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...change } : sheet));
}

function decide(list: readonly TargetChange[], id: string, decision: TargetChange['decision']): readonly TargetChange[] {
  return list.map((change) => (change.id === id ? { ...change, decision } : change));
}

function begin({ data: { commitment, ...row }, at }: CommitmentEventOf<'commitmentEntered'>): Commitment {
  return {
    ...row,
    id: commitment,
    version: 1,
    state: 'entered',
    responsibility: { leader: null, lead: null, supports: [], checker: null, post: null, holders: [] },
    // Until it is broken down it runs from the day the year's report entered it.
    start: at.slice(0, 10) as Commitment['start'],
    milestones: [],
    project: null,
    steps: [],
    money: { planned: null, received: null, paid: null },
    plan: null,
    commentsAsked: [],
    comments: [],
    reports: [],
    sheets: [],
    reminders: 0,
    changes: [],
    clearing: null,
    verdict: null,
    links: [],
    clocks: {},
  };
}

/** The promise after one more fact. Throws when history is broken: it begins twice, or does not begin with its entry. */
export function evolveCommitment(commitment: Commitment | null, event: CommitmentEvent): Commitment {
  if (event.type === 'commitmentEntered') {
    if (commitment !== null) throw new Error(`promise ${commitment.number} begins twice`);
    return begin(event);
  }
  if (commitment === null) throw new Error(`history begins with ${event.type}`);
  // The table is keyed by the type, so the change fits the event; the compiler loses that over the union.
  const change = changes[event.type] as unknown as (before: Commitment, data: unknown, fact: Fact) => Partial<Commitment>;
  return {
    ...commitment,
    ...change(commitment, event.data, event),
    version: commitment.version + 1,
    clocks: applyClockChanges(commitment.clocks, event.clocks),
  };
}

/** The fold of a history; null for none. */
export function foldCommitment(events: Iterable<CommitmentEvent>, start: Commitment | null = null): Commitment | null {
  let commitment = start;
  for (const event of events) commitment = evolveCommitment(commitment, event);
  return commitment;
}
