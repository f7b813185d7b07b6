import type { CommitmentAction } from '../commitment/commands.ts';
import type { Commitment } from '../commitment/commitment.ts';
import { pendingReport } from '../commitment/reports.ts';
import { commitmentTransitions } from '../commitment/transitions.ts';
import type { Actor } from '../loop/actor.ts';
import { codesOf } from '../vocabulary/label.ts';
import { commitmentActions } from '../vocabulary/ledger.ts';
import { mayActOnCommitment } from './may-act-on-commitment.ts';

type Needs = (commitment: Commitment, actor: Actor) => boolean;

const brokenDown: Needs = ({ responsibility }) => responsibility.lead !== null;
const reportWaits: Needs = (commitment) => pendingReport(commitment) !== undefined;
const changeWaits: Needs = ({ changes }) => changes.some(({ decision }) => decision === null);

/** What must lie on the promise for an action; without it the rules refuse whatever stands in the form. */
const needs: Partial<Readonly<Record<CommitmentAction, Needs>>> = {
  askComments: brokenDown,
  issue: brokenDown,
  issueSheet: brokenDown,
  comment: ({ comments }, { unit }) => !comments.some((comment) => comment.unit === unit),
  report: (commitment, actor) => !reportWaits(commitment, actor),
  acceptReport: reportWaits,
  rejectReport: reportWaits,
  recordStep: ({ project, steps }) =>
    project !== null && Object.entries(project).some(([step, planned]) => planned !== null && !steps.some((done) => done.step === step)),
  replyToSheet: ({ sheets }, { unit }) => sheets.some((sheet) => sheet.unit === unit && sheet.reply === null),
  judgeSheet: ({ sheets }) => sheets.some(({ reply, judged }) => reply !== null && judged === null),
  requestChange: (commitment, actor) => !changeWaits(commitment, actor),
  approveChange: changeWaits,
  refuseChange: changeWaits,
  clear: (commitment, actor) => !reportWaits(commitment, actor) && !changeWaits(commitment, actor),
  unlink: ({ links }) => links.length > 0,
};

/**
 * K-2: what this person may do with the promise as it stands, in the order of the loop. The rules can still refuse one of these for
 * what stands in the form, or as an own act.
 */
export function possibleCommitmentActions(actor: Actor, commitment: Commitment): readonly CommitmentAction[] {
  return codesOf(commitmentActions).filter(
    (action) =>
      (commitmentTransitions[action].from as readonly string[]).includes(commitment.state) &&
      mayActOnCommitment(actor, action, commitment).ok &&
      (needs[action]?.(commitment, actor) ?? true),
  );
}
