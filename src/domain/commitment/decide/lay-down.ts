import type { CommitmentCommandOf } from '../commands.ts';
import type { Commitment } from '../commitment.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText } from '../../loop/texts.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../vocabulary/limits.ts';
import { plannedShare } from '../planned-share.ts';
import { awaitReport, byEndOf, firstReportMonth, releaseAll, startClock, stopAll, within } from './clocks.ts';
import type { CommitmentContext, CommitmentDeciders, CommitmentDecision } from './decision.ts';
import { ledgerPolicy, one, today } from './decision.ts';
import { faultyDay, faultyMilestones, faultyTargets, firstFault, unknownUnit } from './faults.ts';

/** A row that a person confirmed becomes a promise of the ledger. */
export function enter({ type: _type, ...row }: CommitmentCommandOf<'enter'>, context: CommitmentContext): CommitmentDecision {
  if (context.newId === null) throw new Error('a promise is entered without an identity');
  const fault = firstFault(
    faultyText(
      { field: 'number', text: row.number, max: MAX_NAME },
      { field: 'sentence', text: row.sentence, max: MAX_LONG_TEXT },
      { field: 'title', text: row.title },
      { field: 'theme', text: row.theme, max: MAX_NAME, optional: true },
      { field: 'section', text: row.section, optional: true },
      { field: 'place', text: row.place, max: MAX_NAME, optional: true },
      ...row.lists.map((text) => ({ field: 'lists', text, max: MAX_NAME })),
    ),
    faultyDay('deadline', row.deadline),
    faultyTargets(row.targets),
    row.area === null || context.profile.areas.has(row.area)
      ? undefined
      : refuse('REFERENCE_UNKNOWN', 'K-1', { field: 'area', code: row.area }),
  );
  return fault ?? one(context, 'commitmentEntered', { ...row, commitment: context.newId });
}

/** K-1: who answers for it, until when, and by what it is measured. */
function breakDown(
  _commitment: Commitment,
  { type: _type, ...plan }: CommitmentCommandOf<'breakDown'>,
  context: CommitmentContext,
): CommitmentDecision {
  const { lead, supports, checker } = plan;
  const fault = firstFault(
    faultyText(
      { field: 'title', text: plan.title },
      { field: 'theme', text: plan.theme, max: MAX_NAME, optional: true },
      { field: 'post', text: plan.post, max: MAX_NAME, optional: true },
      { field: 'leader', text: plan.leader?.name ?? null, max: MAX_NAME, optional: true },
      ...plan.lists.map((text) => ({ field: 'lists', text, max: MAX_NAME })),
    ),
    unknownUnit(context, 'lead', [lead]),
    unknownUnit(context, 'supports', supports),
    unknownUnit(context, 'checker', checker === null ? [] : [checker]),
    supports.includes(lead) ? refuse('SUPPORT_IS_LEAD', 'K-1') : undefined,
    new Set(supports).size < supports.length ? refuse('SUPPORT_TWICE', 'K-1') : undefined,
    checker !== null && [lead, ...supports].includes(checker) ? refuse('CHECKER_IS_CONCERNED', 'K-4') : undefined,
    plan.area === null || context.profile.areas.has(plan.area)
      ? undefined
      : refuse('REFERENCE_UNKNOWN', 'K-1', { field: 'area', code: plan.area }),
    faultyDay('start', plan.start),
    faultyDay('deadline', plan.deadline),
    plan.deadline < plan.start ? refuse('DAYS_BACKWARDS', 'K-1', { field: 'deadline' }) : undefined,
    faultyTargets(plan.targets),
    faultyMilestones(plan.milestones),
    plan.planned === null || plan.planned >= 0 ? undefined : refuse('MONEY_NEGATIVE', 'K-1'),
  );
  return fault ?? one(context, 'commitmentBrokenDown', plan);
}

/** K-1: a plan may be made finer and quicker while it runs; a slower one is a change of target (K-9). */
function setPlan(
  commitment: Commitment,
  { text, milestones }: CommitmentCommandOf<'setPlan'>,
  context: CommitmentContext,
): CommitmentDecision {
  const fault = firstFault(faultyText({ field: 'text', text, max: MAX_LONG_TEXT }), faultyMilestones(milestones));
  if (fault !== undefined) return fault;
  if (commitment.state === 'takenOn') {
    const clocks = [...stopAll(commitment, context.now, 'plan'), awaitReport(context, commitment, firstReportMonth(context))];
    return one(context, 'planSet', { text, milestones }, clocks);
  }
  const eased = [...commitment.milestones, ...milestones].find(
    ({ month }) => plannedShare({ ...commitment, milestones }, month) < plannedShare(commitment, month),
  );
  return eased === undefined ? one(context, 'planSet', { text, milestones }) : refuse('PLAN_EASED', 'K-9', { month: eased.month });
}

/** K-1, K-2: from the confirmed row to the plan. */
export const layDownDeciders: CommitmentDeciders<
  'breakDown' | 'askComments' | 'comment' | 'issue' | 'takeOn' | 'objectToIssue' | 'setPlan' | 'changeHolder'
> = {
  breakDown,
  askComments: (commitment, { units, until }, context) => {
    if (commitment.responsibility.lead === null) return refuse('BREAKDOWN_MISSING', 'K-2');
    const fault = firstFault(
      units.length === 0 ? refuse('TEXT_MISSING', 'K-2', { field: 'units' }) : undefined,
      unknownUnit(context, 'units', units),
      faultyDay('until', until),
      until < today(context) ? refuse('DAYS_BACKWARDS', 'K-2', { field: 'until' }) : undefined,
    );
    if (fault !== undefined) return fault;
    const clock = startClock(context, commitment, { kind: 'comments', rule: 'K-2', unit: null, deadline: byEndOf(context, until) });
    return one(context, 'commentsAsked', { units: [...new Set(units)], until }, [
      ...releaseAll(commitment, context.now, 'comments'),
      clock,
    ]);
  },
  comment: (commitment, { agrees, text }, context) => {
    const { unit } = context.actor;
    const fault = faultyText({ field: 'text', text, optional: agrees });
    if (fault !== undefined) return fault;
    if (unit === null || !commitment.commentsAsked.includes(unit)) return refuse('COMMENT_NOT_ASKED', 'K-2');
    if (commitment.comments.some((comment) => comment.unit === unit)) return refuse('COMMENT_GIVEN', 'K-2');
    const all = commitment.comments.length + 1 === commitment.commentsAsked.length;
    return one(context, 'commentGiven', { unit, agrees, text }, all ? stopAll(commitment, context.now, 'comments') : []);
  },
  issue: (commitment, _command, context) => {
    const { lead } = commitment.responsibility;
    if (lead === null) return refuse('BREAKDOWN_MISSING', 'K-2');
    const deadline = within(context, ledgerPolicy(context).limits.takeOn);
    const clock = startClock(context, commitment, { kind: 'takeOn', rule: 'K-2', unit: lead, deadline });
    return one(context, 'commitmentIssued', {}, [...releaseAll(commitment, context.now, 'comments'), clock]);
  },
  takeOn: (commitment, { holder }, context) => {
    const fault = faultyText({ field: 'holder', text: holder, max: MAX_NAME });
    if (fault !== undefined) return fault;
    const { lead } = commitment.responsibility;
    const deadline = within(context, ledgerPolicy(context).limits.plan);
    const clock = startClock(context, commitment, { kind: 'plan', rule: 'K-2', unit: lead, deadline });
    return one(context, 'commitmentTakenOn', { holder }, [...stopAll(commitment, context.now, 'takeOn'), clock]);
  },
  objectToIssue: (commitment, { reason }, context) =>
    faultyText({ field: 'reason', text: reason }) ??
    one(context, 'issueObjected', { reason }, releaseAll(commitment, context.now, 'takeOn')),
  setPlan,
  changeHolder: (_commitment, { holder, since, reason }, context) =>
    firstFault(
      faultyText({ field: 'holder', text: holder, max: MAX_NAME }, { field: 'reason', text: reason }),
      faultyDay('since', since),
    ) ?? one(context, 'holderChanged', { holder, since, reason }),
};
