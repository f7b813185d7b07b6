import type { Refused } from '../../loop/refuse.ts';
import { refuse } from '../../loop/refuse.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { faultyText } from '../../loop/texts.ts';
import { MAX_LONG_TEXT } from '../../vocabulary/limits.ts';
import type { CommitmentCommandOf } from '../commands.ts';
import type { Commitment, Money, ProgressReport } from '../commitment.ts';
import { addMonths, isMonth, monthOf } from '../months.ts';
import { acceptedReports, acceptedValue, doneShare, pendingReport } from '../reports.ts';
import { awaitReport, cancelReports, reportMonth, running, startClock, stopAll, within } from './clocks.ts';
import type { CommitmentContext, CommitmentDeciders, CommitmentDecision } from './decision.ts';
import { ledgerPolicy, one, today } from './decision.ts';
import { faultyDay, faultyEvidence, firstFault } from './faults.ts';

type Report = CommitmentCommandOf<'report'>;

/** K-2, K-4: a report with its proof; it counts once somebody of another unit has accepted it. */
function report(commitment: Commitment, { type: _type, ...said }: Report, context: CommitmentContext): CommitmentDecision {
  const fault = firstFault(
    faultyText(
      { field: 'text', text: said.text, max: MAX_LONG_TEXT },
      { field: 'problems', text: said.problems, optional: true },
      { field: 'asks', text: said.asks, optional: true },
      { field: 'fallReason', text: said.fallReason, optional: true },
    ),
    faultyMonth(commitment, said, context),
    said.share >= 0 && said.share <= 100 ? undefined : refuse('SHARE_OUT_OF_RANGE', 'K-4'),
    faultyMoney(said.money),
    faultyValues(commitment, said),
    faultyEvidence('K-4', said.evidence),
    said.fallReason === null || said.fallReason.trim() === '' ? fallen(commitment, said) : undefined,
  );
  if (fault !== undefined) return fault;
  const { responsibility, reports } = commitment;
  // A correction of an earlier month leaves the wait for the next one as it is.
  const owed = running(commitment, 'report').some((clock) => reportMonth(clock) <= said.month);
  const next = owed ? [...stopAll(commitment, context.now, 'report'), awaitReport(context, commitment, addMonths(said.month, 1))] : [];
  const deadline = within(context, ledgerPolicy(context).limits.check);
  const check = startClock(context, commitment, { kind: 'check', rule: 'K-4', unit: responsibility.checker, deadline });
  return one(context, 'progressReported', { ...said, id: `R${String(reports.length + 1)}` }, [...next, check]);
}

function faultyMonth(commitment: Commitment, { month }: Report | Omit<Report, 'type'>, context: CommitmentContext): Refused | undefined {
  if (pendingReport(commitment) !== undefined) return refuse('REPORT_PENDING', 'K-4');
  const from = acceptedReports(commitment).at(-1)?.month ?? monthOf(commitment.start);
  const to = monthOf(today(context));
  return isMonth(month) && month >= from && month <= to ? undefined : refuse('REPORT_MONTH_OUT_OF_RANGE', 'K-2', { from, to });
}

function faultyMoney(money: Money | null): Refused | undefined {
  const amounts = money === null ? [] : [money.planned, money.received, money.paid];
  return amounts.every((amount) => amount === null || (Number.isFinite(amount) && amount >= 0))
    ? undefined
    : refuse('MONEY_NEGATIVE', 'K-1');
}

function faultyValues({ targets }: Commitment, { values }: Omit<Report, 'type'>): Refused | undefined {
  const unknown = values.find(({ target }) => !targets.some(({ id }) => id === target));
  if (unknown !== undefined) return refuse('REFERENCE_UNKNOWN', 'K-6', { field: 'target', code: unknown.target });
  const wrong = values.find(({ value }) => !Number.isFinite(value));
  return wrong === undefined ? undefined : refuse('TARGET_VALUE', 'K-6', { metric: wrong.target });
}

/** K-4: what is counted up over the year, and the share done, never fall without a reason. */
function fallen(commitment: Commitment, { share, values }: Omit<Report, 'type'>): Refused | undefined {
  const done = doneShare(commitment);
  if (share < done) return refuse('VALUE_FELL', 'K-4', { before: done, after: share });
  for (const { target, value } of values) {
    const before = acceptedValue(commitment, target);
    const series = commitment.targets.find(({ id }) => id === target)?.series;
    if (series === 'cumulative' && before !== null && value < before) return refuse('VALUE_FELL', 'K-4', { before, after: value });
  }
  return undefined;
}

/** The report that waits to be checked, unless it is another one or the actor's own. */
function judged(commitment: Commitment, id: string, context: CommitmentContext): ProgressReport | Refused {
  const pending = pendingReport(commitment);
  if (pending?.id !== id) return refuse('REPORT_UNKNOWN', 'K-4', { report: id });
  return isSamePerson(context.actor, pending.by) ? refuse('OWN_ACT', 'K-4') : pending;
}

/** K-2, K-4, K-5: monthly reports, their check, and the steps of a project. */
export const progressDeciders: CommitmentDeciders<'report' | 'acceptReport' | 'rejectReport' | 'recordStep'> = {
  report,
  acceptReport: (commitment, { report: id, note }, context) => {
    const fault = faultyText({ field: 'note', text: note, optional: true });
    if (fault !== undefined) return fault;
    const found = judged(commitment, id, context);
    return 'ok' in found ? found : one(context, 'reportAccepted', { report: id, note }, stopAll(commitment, context.now, 'check'));
  },
  rejectReport: (commitment, { report: id, reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    const found = judged(commitment, id, context);
    if ('ok' in found) return found;
    const checked = stopAll(commitment, context.now, 'check');
    if (commitment.state !== 'running') return one(context, 'reportRejected', { report: id, reason }, checked);
    const again = [...cancelReports(commitment, context.now), awaitReport(context, commitment, found.month)];
    return one(context, 'reportRejected', { report: id, reason }, [...checked, ...again]);
  },
  recordStep: (commitment, { step, on, evidence }, context) =>
    firstFault(
      commitment.project === null || commitment.project[step] === null ? refuse('STEP_NOT_PLANNED', 'K-5') : undefined,
      commitment.steps.some((done) => done.step === step) ? refuse('STEP_DONE', 'K-5') : undefined,
      faultyDay('on', on),
      on > today(context) ? refuse('TIME_IN_FUTURE', 'K-5', { field: 'on' }) : undefined,
      faultyEvidence('K-5', evidence),
    ) ?? one(context, 'stepRecorded', { step, on, evidence }),
};
