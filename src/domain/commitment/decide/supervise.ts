import { dueStep } from '../../loop/due-step.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { stopClock } from '../../loop/clock.ts';
import type { Refused } from '../../loop/refuse.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText } from '../../loop/texts.ts';
import { MAX_NAME } from '../../vocabulary/limits.ts';
import type { Commitment, LedgerSheet } from '../commitment.ts';
import { running, startClock, within } from './clocks.ts';
import type { CommitmentContext, CommitmentDeciders, CommitmentDecision, LedgerClockChange } from './decision.ts';
import { ledgerPolicy, one } from './decision.ts';

type SheetDraft = Pick<LedgerSheet, 'level' | 'automatic' | 'reason' | 'unit'>;

/** K-2: a sheet and the limit of its reply; a ladder without such a level leaves the reply the time of a check. */
function issueSheet(
  context: CommitmentContext,
  commitment: Commitment,
  draft: SheetDraft,
  before: readonly LedgerClockChange[] = [],
): CommitmentDecision {
  const id = `S${String(commitment.sheets.length + 1)}`;
  const reply = awaitReply(context, commitment, { id, ...draft });
  if (reply.type !== 'start') throw new Error('a limit that begins is a start');
  return one(context, 'sheetIssued', { id, ...draft, replyBy: reply.clock.deadline.at }, [...before, reply]);
}

function awaitReply(
  context: CommitmentContext,
  commitment: Commitment,
  { id, level, unit }: Pick<LedgerSheet, 'id' | 'level' | 'unit'>,
): LedgerClockChange {
  const step = context.profile.profile.policy.supervision.ladder.find((candidate) => candidate.level === level);
  const deadline = within(context, step?.replyLimit ?? ledgerPolicy(context).limits.check);
  return startClock(context, commitment, { kind: 'sheetReply', rule: 'K-2', unit, deadline, tag: id });
}

function openSheet(commitment: Commitment, id: string): LedgerSheet | Refused {
  const sheet = commitment.sheets.find((candidate) => candidate.id === id);
  if (sheet === undefined) return refuse('SHEET_UNKNOWN', 'K-2', { sheet: id });
  return sheet.judged?.accepted === true ? refuse('SHEET_CLOSED', 'K-2', { sheet: id }) : sheet;
}

/** K-2: reminders and supervision sheets, by the ladder or by hand; L-1: tickets that touch a promise. */
export const superviseDeciders: CommitmentDeciders<
  'issueSheet' | 'replyToSheet' | 'judgeSheet' | 'remind' | 'supervise' | 'note' | 'link' | 'unlink'
> = {
  issueSheet: (commitment, { level, reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    const unit = commitment.responsibility.lead;
    return unit === null ? refuse('BREAKDOWN_MISSING', 'K-2') : issueSheet(context, commitment, { level, automatic: false, reason, unit });
  },
  replyToSheet: (commitment, { sheet: id, text }, context) => {
    const fault = faultyText({ field: 'text', text });
    if (fault !== undefined) return fault;
    const sheet = openSheet(commitment, id);
    if ('ok' in sheet) return sheet;
    if (sheet.unit !== context.actor.unit) return refuse('NOT_YOUR_COMMITMENT', 'K-2', { action: 'replyToSheet' });
    if (sheet.reply !== null) return refuse('SHEET_ANSWERED', 'K-2', { sheet: id });
    const clocks = running(commitment, 'sheetReply').filter((clock) => clock.id.endsWith(`:${id}`));
    return one(
      context,
      'sheetReplied',
      { sheet: id, text },
      clocks.map((clock) => stopClock(clock, context.now)),
    );
  },
  judgeSheet: (commitment, { sheet: id, accepted, text }, context) => {
    const fault = faultyText({ field: 'text', text, optional: accepted });
    if (fault !== undefined) return fault;
    const sheet = openSheet(commitment, id);
    if ('ok' in sheet) return sheet;
    if (sheet.reply === null) return refuse('SHEET_NO_REPLY', 'K-2', { sheet: id });
    if (isSamePerson(context.actor, sheet.reply.by)) return refuse('OWN_ACT', 'K-2');
    return one(context, 'sheetJudged', { sheet: id, accepted, text }, accepted ? [] : [awaitReply(context, commitment, sheet)]);
  },
  remind: (commitment, { clock: id }, context) => {
    const due = dueStep(commitment.clocks, id, 'remind', context.now);
    return 'ok' in due ? due : one(context, 'reminderSent', { clock: id }, [{ type: 'step', id }]);
  },
  supervise: (commitment, { clock: id }, context) => {
    const due = dueStep(commitment.clocks, id, 'supervise', context.now);
    if ('ok' in due) return due;
    const { clock, step } = due;
    const unit = clock.unit ?? commitment.responsibility.lead;
    if (unit === null) return refuse('BREAKDOWN_MISSING', 'K-2');
    const draft = { level: step.level ?? 1, automatic: true, reason: clock.kind, unit } as const;
    return issueSheet(context, commitment, draft, [{ type: 'step', id }]);
  },
  note: (_commitment, { text }, context) => faultyText({ field: 'text', text }) ?? one(context, 'noteAdded', { text }),
  link: (commitment, { ticket, number }, context) =>
    faultyText({ field: 'number', text: number, max: MAX_NAME }) ??
    (commitment.links.some((link) => link.ticket === ticket)
      ? refuse('LINKED_ALREADY', 'L-1', { number })
      : one(context, 'ticketLinked', { ticket, number })),
  unlink: (commitment, { ticket, reason }, context) =>
    faultyText({ field: 'reason', text: reason }) ??
    (commitment.links.some((link) => link.ticket === ticket)
      ? one(context, 'ticketUnlinked', { ticket, reason })
      : refuse('LINK_UNKNOWN', 'L-1')),
};
