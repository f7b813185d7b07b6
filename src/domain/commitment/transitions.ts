import type { TransitionTable } from '../loop/transition-table.ts';
import type { CommitmentState } from '../vocabulary/ledger.ts';
import type { CommitmentAction } from './commands.ts';

/**
 * How the actor must stand to the promise: `office` staff of the inspection office or a leader, without a unit; `lead` staff of the lead unit;
 * `asked` staff of a unit that was asked for its comments; `checker` the office, or the checking unit, never the lead or a supporting one;
 * `sheetReceiver` staff of the unit a sheet went to; `concerned` the lead, a supporting unit or the office; `system` the worker alone.
 */
export type CommitmentScope = 'office' | 'lead' | 'asked' | 'checker' | 'sheetReceiver' | 'concerned' | 'system';

const beforeIssue = ['entered', 'commenting'] as const;
const underWay = ['takenOn', 'running'] as const;
const open = ['issued', ...underWay, 'clearing'] as const;
const alive = [...beforeIssue, ...open] as const;
const all = [...alive, 'cleared', 'dropped'] as const;
const unitDesk = ['unitReceiver', 'handler', 'unitLeader'] as const;
const leaders = ['deputySecretaryGeneral', 'viceMayor', 'mayor'] as const;

/** The life of a promise (K-2), one line per action: the only place that says which action is possible where, and for whom. */
export const commitmentTransitions = {
  enter: { rules: ['K-1'], from: ['none'], roles: ['inspectionOfficer', 'system'], scope: 'office', to: ['entered'] },
  breakDown: { rules: ['K-1', 'K-2'], from: beforeIssue, roles: ['inspectionOfficer'], scope: 'office', to: ['same'] },
  askComments: { rules: ['K-2'], from: beforeIssue, roles: ['inspectionOfficer'], scope: 'office', to: ['commenting'] },
  comment: { rules: ['K-2'], from: ['commenting'], roles: unitDesk, scope: 'asked', to: ['same'] },
  issue: { rules: ['K-2'], from: beforeIssue, roles: ['inspectionOfficer'], scope: 'office', to: ['issued'] },
  takeOn: { rules: ['K-1', 'K-2'], from: ['issued'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['takenOn'] },
  objectToIssue: { rules: ['K-2'], from: ['issued'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['commenting'] },
  setPlan: { rules: ['K-1', 'K-2'], from: underWay, roles: unitDesk, scope: 'lead', to: ['running'] },
  report: { rules: ['K-2', 'K-4'], from: ['running'], roles: unitDesk, scope: 'lead', to: ['same'] },
  acceptReport: { rules: ['K-4'], from: ['running', 'clearing'], roles: ['inspectionOfficer', 'unitReviewer'], scope: 'checker', to: ['same'] },
  rejectReport: { rules: ['K-4'], from: ['running', 'clearing'], roles: ['inspectionOfficer', 'unitReviewer'], scope: 'checker', to: ['same'] },
  recordStep: { rules: ['K-5'], from: underWay, roles: unitDesk, scope: 'lead', to: ['same'] },
  changeHolder: { rules: ['K-1'], from: [...underWay, 'clearing'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  issueSheet: { rules: ['K-2'], from: open, roles: ['inspectionOfficer', ...leaders], scope: 'office', to: ['same'] },
  replyToSheet: { rules: ['K-2'], from: all, roles: unitDesk, scope: 'sheetReceiver', to: ['same'] },
  judgeSheet: { rules: ['K-2'], from: all, roles: ['inspectionOfficer', ...leaders], scope: 'office', to: ['same'] },
  requestChange: { rules: ['K-9'], from: [...underWay], roles: ['unitLeader'], scope: 'lead', to: ['same'] },
  approveChange: { rules: ['K-9'], from: [...underWay, 'clearing'], roles: ['viceMayor', 'mayor'], scope: 'office', to: ['same', 'dropped'] },
  refuseChange: { rules: ['K-9'], from: [...underWay, 'clearing'], roles: ['viceMayor', 'mayor'], scope: 'office', to: ['same'] },
  requestClearing: { rules: ['K-8'], from: ['running'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['clearing'] },
  clear: { rules: ['K-8'], from: ['clearing'], roles: ['inspectionOfficer'], scope: 'office', to: ['cleared'] },
  refuseClearing: { rules: ['K-8'], from: ['clearing'], roles: ['inspectionOfficer'], scope: 'office', to: ['running'] },
  note: { rules: ['K-1'], from: all, roles: ['inspectionOfficer', ...unitDesk, ...leaders], scope: 'concerned', to: ['same'] },
  link: { rules: ['L-1'], from: all, roles: ['inspectionOfficer', 'dispatcher'], scope: 'office', to: ['same'] },
  unlink: { rules: ['L-1'], from: all, roles: ['inspectionOfficer', 'dispatcher'], scope: 'office', to: ['same'] },
  remind: { rules: ['K-2'], from: alive, roles: ['system'], scope: 'system', to: ['same'] },
  supervise: { rules: ['K-2'], from: alive, roles: ['system'], scope: 'system', to: ['same'] },
} as const satisfies TransitionTable<CommitmentState, CommitmentAction, CommitmentScope>;
