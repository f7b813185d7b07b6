import { isSamePerson } from '../../loop/actor.ts';
import type { Refused } from '../../loop/refuse.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';
import { MAX_LONG_TEXT } from '../../vocabulary/limits.ts';
import type { CommitmentCommandOf } from '../commands.ts';
import type { Commitment, TargetChange } from '../commitment.ts';
import { addMonths } from '../months.ts';
import { pendingReport } from '../reports.ts';
import { awaitReport, cancelReports, firstReportMonth, releaseAll, releaseEvery, startClock, stopAll, within } from './clocks.ts';
import type { CommitmentContext, CommitmentDeciders, CommitmentDecision } from './decision.ts';
import { ledgerPolicy, one } from './decision.ts';
import { faultyDay, faultyEvidence, faultyTargets, firstFault } from './faults.ts';

/** K-9: another target or deadline, or none at all; the old one stays beside it. */
function requestChange(
  commitment: Commitment,
  { after, reason, evidence }: CommitmentCommandOf<'requestChange'>,
  context: CommitmentContext,
): CommitmentDecision {
  const { targets, deadline, changes } = commitment;
  const before = { targets, deadline };
  const fault = firstFault(
    faultyText({ field: 'reason', text: reason }, ...filesOf('evidence', evidence)),
    pendingChange(commitment) === undefined ? undefined : refuse('CHANGE_PENDING', 'K-9'),
    after === null ? undefined : firstFault(faultyDay('deadline', after.deadline), faultyTargets(after.targets)),
    after !== null && after.deadline < commitment.start ? refuse('DAYS_BACKWARDS', 'K-9', { field: 'deadline' }) : undefined,
    after !== null && JSON.stringify(after) === JSON.stringify(before) ? refuse('NOTHING_CHANGED', 'K-9') : undefined,
  );
  return fault ?? one(context, 'changeRequested', { id: `C${String(changes.length + 1)}`, before, after, reason, evidence });
}

function pendingChange({ changes }: Commitment): TargetChange | undefined {
  return changes.find(({ decision }) => decision === null);
}

function decidedChange(commitment: Commitment, id: string, context: CommitmentContext): TargetChange | Refused {
  const pending = pendingChange(commitment);
  if (pending?.id !== id) return refuse('CHANGE_UNKNOWN', 'K-9', { change: id });
  return isSamePerson(context.actor, pending.by) ? refuse('OWN_ACT', 'K-9') : pending;
}

/** K-8: asked for by the lead unit; only what was not kept, or cannot be told, goes without proof. */
function requestClearing(
  commitment: Commitment,
  { claim, text, evidence }: CommitmentCommandOf<'requestClearing'>,
  context: CommitmentContext,
): CommitmentDecision {
  const proven = claim === 'fulfilled' || claim === 'fulfilledInPart' || evidence.length > 0;
  const fault = firstFault(
    faultyText({ field: 'text', text, max: MAX_LONG_TEXT }),
    proven ? faultyEvidence('K-8', evidence) : undefined,
    claim === 'changed' ? withoutChange(commitment) : undefined,
  );
  if (fault !== undefined) return fault;
  const deadline = within(context, ledgerPolicy(context).limits.clearing);
  const clock = startClock(context, commitment, { kind: 'clearing', rule: 'K-8', unit: null, deadline });
  return one(context, 'clearingRequested', { claim, text, evidence }, [...releaseAll(commitment, context.now, 'report'), clock]);
}

function withoutChange({ changes }: Commitment): Refused | undefined {
  return changes.some(({ decision }) => decision?.approved === true) ? undefined : refuse('VERDICT_NEEDS_CHANGE', 'K-9');
}

/** K-8: the inspection office's word is final; nothing is left open behind it. */
function clear(commitment: Commitment, { verdict, text }: CommitmentCommandOf<'clear'>, context: CommitmentContext): CommitmentDecision {
  const fault = firstFault(
    faultyText({ field: 'text', text, max: MAX_LONG_TEXT }),
    isSamePerson(context.actor, commitment.clearing?.by ?? null) ? refuse('OWN_ACT', 'K-8') : undefined,
    pendingReport(commitment) === undefined ? undefined : refuse('REPORT_PENDING', 'K-4'),
    pendingChange(commitment) === undefined ? undefined : refuse('CHANGE_PENDING', 'K-9'),
    verdict === 'changed' ? withoutChange(commitment) : undefined,
  );
  if (fault !== undefined) return fault;
  const checked = stopAll(commitment, context.now, 'clearing');
  const left = releaseEvery(commitment, context.now).filter(
    (change) => !checked.some((other) => 'id' in other && 'id' in change && other.id === change.id),
  );
  return one(context, 'commitmentCleared', { verdict, text }, [...checked, ...left]);
}

/** K-8, K-9: changes of the target, and how it ends. */
export const concludeDeciders: CommitmentDeciders<
  'requestChange' | 'approveChange' | 'refuseChange' | 'requestClearing' | 'clear' | 'refuseClearing'
> = {
  requestChange,
  approveChange: (commitment, { change: id, note }, context) => {
    const fault = faultyText({ field: 'note', text: note, optional: true });
    if (fault !== undefined) return fault;
    const change = decidedChange(commitment, id, context);
    if ('ok' in change) return change;
    return one(context, 'changeApproved', { change: id, note }, change.after === null ? releaseEvery(commitment, context.now) : []);
  },
  refuseChange: (commitment, { change: id, reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    const change = decidedChange(commitment, id, context);
    return 'ok' in change ? change : one(context, 'changeRefused', { change: id, reason });
  },
  requestClearing,
  clear,
  refuseClearing: (commitment, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (isSamePerson(context.actor, commitment.clearing?.by ?? null)) return refuse('OWN_ACT', 'K-8');
    const last = commitment.reports.findLast(({ verdict }) => verdict?.accepted !== false)?.month;
    const first = firstReportMonth(context);
    const month = last === undefined || addMonths(last, 1) < first ? first : addMonths(last, 1);
    const clocks = [
      ...stopAll(commitment, context.now, 'clearing'),
      ...cancelReports(commitment, context.now),
      awaitReport(context, commitment, month),
    ];
    return one(context, 'clearingRefused', { reason }, clocks);
  },
};
