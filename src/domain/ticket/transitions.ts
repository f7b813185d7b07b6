import type { TransitionTable } from '../loop/transition-table.ts';
import type { TicketState } from '../vocabulary/ticket.ts';
import type { TicketAction } from './commands.ts';

/**
 * How the actor must stand to the ticket:
 * `centre` staff without a unit; `lead` and `support` staff of that unit of the present dispatch; `level3` staff of the
 * unit it was passed down to; `sheetReceiver` staff of the unit a sheet was sent to, or of the centre if it was sent there; `unitOrCentre` staff of the lead, of its
 * level-3 unit or of the centre; `caller` the caller, or the centre on the caller's behalf; `system` the worker alone.
 */
export type TicketScope = 'centre' | 'lead' | 'support' | 'level3' | 'sheetReceiver' | 'unitOrCentre' | 'caller' | 'system';

const beforeDispatch = ['received', 'accepted'] as const;
const inReview = ['inUnitReview', 'inCentreReview', 'inFinalAnswerReview'] as const;
const withUnit = ['dispatched', 'sendBackRequested', 'handling', ...inReview] as const;
const open = ['received', 'accepted', 'inConference', ...withUnit] as const;
const evaluated = ['concluded', 'closed'] as const;
const refused = ['declined', 'handedOver'] as const;
const alive = [...open, ...evaluated, ...refused, 'merged'] as const;
const all = [...alive, 'archived'] as const;

/** The life of a ticket, one line per action: the only place that says which action is possible where, and for whom. */
export const ticketTransitions = {
  receive: { rules: ['R-1', 'R-2', 'R-3'], from: ['none'], roles: ['caller', 'agent', 'system'], scope: 'caller', to: ['received'] },
  takeOn: { rules: ['R-4'], from: ['received'], roles: ['agent', 'dispatcher'], scope: 'centre', to: ['accepted'] },
  decline: { rules: ['R-4'], from: beforeDispatch, roles: ['agent', 'dispatcher'], scope: 'centre', to: ['declined'] },
  handOver: { rules: ['R-4'], from: beforeDispatch, roles: ['agent', 'dispatcher'], scope: 'centre', to: ['handedOver'] },
  answerDirectly: { rules: ['R-6'], from: beforeDispatch, roles: ['agent'], scope: 'centre', to: ['concluded', 'closed'] },
  recordFirstAnswer: { rules: ['R-7'], from: open, roles: ['agent', 'system'], scope: 'centre', to: ['same'] },
  correct: { rules: ['R-3'], from: ['received', 'accepted', 'inConference', 'dispatched', 'sendBackRequested', 'handling'], roles: ['dispatcher'], scope: 'centre', to: ['same'] },
  protect: { rules: ['R-3'], from: alive, roles: ['caller', 'agent', 'followUpOfficer'], scope: 'caller', to: ['same'] },
  addStatement: { rules: ['H-9'], from: alive, roles: ['caller', 'agent', 'dispatcher', 'followUpOfficer', 'supervisor'], scope: 'caller', to: ['same'] },
  mergeInto: { rules: ['R-5'], from: beforeDispatch, roles: ['agent', 'dispatcher'], scope: 'centre', to: ['merged'] },
  follow: { rules: ['R-5'], from: open, roles: ['agent', 'dispatcher'], scope: 'centre', to: ['same'] },
  splitFrom: { rules: ['R-5'], from: ['merged'], roles: ['agent', 'dispatcher'], scope: 'centre', to: ['received', 'accepted'] },
  unfollow: { rules: ['R-5'], from: open, roles: ['agent', 'dispatcher'], scope: 'centre', to: ['same'] },
  linkRepeat: { rules: ['E-7'], from: [...open, ...evaluated], roles: ['agent', 'dispatcher'], scope: 'centre', to: ['same'] },
  noteRepeat: { rules: ['E-7'], from: [...evaluated, ...refused, 'archived'], roles: ['agent', 'dispatcher'], scope: 'centre', to: ['same'] },

  recordAdvice: { rules: ['D-9'], from: beforeDispatch, roles: ['system', 'dispatcher'], scope: 'centre', to: ['same'] },
  dispatch: { rules: ['D-1', 'D-2', 'D-8'], from: ['accepted'], roles: ['dispatcher'], scope: 'centre', to: ['dispatched'] },
  nameUnit: { rules: ['D-6'], from: ['accepted'], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['dispatched'] },
  recall: { rules: ['D-2', 'M-4'], from: ['dispatched', 'handling'], roles: ['dispatcher', 'supervisor'], scope: 'centre', to: ['accepted'] },
  sign: { rules: ['D-3'], from: ['dispatched'], roles: ['unitReceiver', 'handler'], scope: 'lead', to: ['handling'] },
  requestSendBack: { rules: ['D-3'], from: ['dispatched'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['sendBackRequested'] },
  approveSendBack: { rules: ['D-5'], from: ['sendBackRequested'], roles: ['sendBackJudge'], scope: 'centre', to: ['accepted'] },
  refuseSendBack: { rules: ['D-5'], from: ['sendBackRequested'], roles: ['sendBackJudge'], scope: 'centre', to: ['handling'] },
  callConference: { rules: ['D-6', 'D-7'], from: ['accepted'], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['inConference'] },
  escalateConference: { rules: ['D-7'], from: ['inConference'], roles: ['deputySecretaryGeneral', 'viceMayor'], scope: 'centre', to: ['same'] },
  decideConference: { rules: ['D-7'], from: ['inConference'], roles: ['deputySecretaryGeneral', 'viceMayor', 'mayor'], scope: 'centre', to: ['dispatched'] },

  passDown: { rules: ['H-5', 'D-8'], from: ['handling'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  takeBack: { rules: ['H-5'], from: ['handling'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  reportUp: { rules: ['H-5'], from: ['handling'], roles: ['handler', 'unitReceiver'], scope: 'level3', to: ['same'] },
  recordContact: { rules: ['H-2'], from: ['dispatched', 'handling', ...inReview], roles: ['handler', 'unitReceiver', 'agent'], scope: 'unitOrCentre', to: ['same'] },
  reportSupport: { rules: ['H-2'], from: ['dispatched', 'handling', ...inReview], roles: ['handler', 'unitReceiver'], scope: 'support', to: ['same'] },
  requestExtension: { rules: ['H-3'], from: ['handling'], roles: ['handler', 'unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  grantExtension: { rules: ['H-3'], from: ['handling', ...inReview], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['same'] },
  refuseExtension: { rules: ['H-3'], from: ['handling', ...inReview], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['same'] },
  requestLongCycle: { rules: ['H-4'], from: ['handling'], roles: ['unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  grantLongCycle: { rules: ['H-4'], from: ['handling', ...inReview], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['same'] },
  refuseLongCycle: { rules: ['H-4'], from: ['handling', ...inReview], roles: ['dispatcher', 'sendBackJudge'], scope: 'centre', to: ['same'] },
  reportLongCycle: { rules: ['H-4'], from: ['handling'], roles: ['handler', 'unitReceiver', 'unitLeader'], scope: 'lead', to: ['same'] },
  submitAnswer: { rules: ['H-6'], from: ['handling'], roles: ['handler', 'unitReceiver'], scope: 'lead', to: ['inUnitReview'] },
  approveUnitAnswer: { rules: ['H-6'], from: ['inUnitReview'], roles: ['unitReviewer', 'unitLeader'], scope: 'lead', to: ['inCentreReview'] },
  rejectUnitAnswer: { rules: ['H-6'], from: ['inUnitReview'], roles: ['unitReviewer', 'unitLeader'], scope: 'lead', to: ['handling'] },
  acceptAnswer: { rules: ['H-6', 'H-7', 'E-1'], from: ['inCentreReview'], roles: ['qualityChecker'], scope: 'centre', to: ['concluded', 'closed'] },
  rejectAnswer: { rules: ['H-6', 'H-7'], from: ['inCentreReview'], roles: ['qualityChecker'], scope: 'centre', to: ['handling'] },
  requestFinalAnswer: { rules: ['H-8'], from: ['handling'], roles: ['unitLeader'], scope: 'lead', to: ['inFinalAnswerReview'] },
  approveFinalAnswer: { rules: ['H-8'], from: ['inFinalAnswerReview'], roles: ['qualityChecker', 'supervisor'], scope: 'centre', to: ['concluded', 'closed'] },
  refuseFinalAnswer: { rules: ['H-8'], from: ['inFinalAnswerReview'], roles: ['qualityChecker', 'supervisor'], scope: 'centre', to: ['handling'] },
  objectToFinalAnswer: { rules: ['H-8'], from: evaluated, roles: ['caller', 'agent', 'followUpOfficer'], scope: 'caller', to: ['handling'] },

  recordFollowUpTry: { rules: ['E-1', 'E-2', 'E-3'], from: ['concluded'], roles: ['followUpOfficer', 'system'], scope: 'centre', to: ['same', 'closed'] },
  recordRefusedFollowUp: { rules: ['E-2', 'E-3'], from: ['concluded'], roles: ['followUpOfficer'], scope: 'centre', to: ['same', 'closed'] },
  recordFollowUp: { rules: ['E-2', 'E-3', 'E-4'], from: ['concluded'], roles: ['followUpOfficer'], scope: 'centre', to: ['same', 'closed', 'handling', 'accepted'] },
  rate: { rules: ['E-3', 'E-4', 'E-5'], from: evaluated, roles: ['caller'], scope: 'caller', to: ['same', 'closed', 'handling', 'accepted'] },
  requestRedo: { rules: ['E-4'], from: evaluated, roles: ['caller', 'agent', 'followUpOfficer'], scope: 'caller', to: ['handling', 'accepted'] },
  orderRedo: { rules: ['E-4'], from: evaluated, roles: ['qualityChecker', 'supervisor'], scope: 'centre', to: ['handling', 'accepted'] },
  requestExclusion: { rules: ['E-6'], from: [...open, ...evaluated, 'archived'], roles: ['unitReceiver', 'unitLeader', 'assessor'], scope: 'unitOrCentre', to: ['same'] },
  decideExclusion: { rules: ['E-6'], from: [...open, ...evaluated, 'archived'], roles: ['assessor'], scope: 'centre', to: ['same'] },

  sendReminder: { rules: ['S-2'], from: [...open, 'concluded'], roles: ['supervisor', 'dispatcher'], scope: 'centre', to: ['same'] },
  issueSheet: { rules: ['S-3'], from: [...withUnit, ...evaluated], roles: ['supervisor', 'deputySecretaryGeneral', 'viceMayor', 'mayor'], scope: 'centre', to: ['same'] },
  replyToSheet: { rules: ['S-4'], from: all, roles: ['unitReceiver', 'handler', 'unitLeader', 'dispatcher', 'qualityChecker'], scope: 'sheetReceiver', to: ['same'] },
  judgeSheet: { rules: ['S-4'], from: all, roles: ['supervisor', 'deputySecretaryGeneral', 'viceMayor', 'mayor'], scope: 'centre', to: ['same'] },
  recordDelivery: { rules: ['S-2'], from: all, roles: ['system'], scope: 'system', to: ['same'] },

  deemSigned: { rules: ['D-4'], from: ['dispatched'], roles: ['system'], scope: 'system', to: ['handling'] },
  remind: { rules: ['S-2'], from: all, roles: ['system'], scope: 'system', to: ['same'] },
  supervise: { rules: ['S-2'], from: all, roles: ['system'], scope: 'system', to: ['same'] },
  lapse: { rules: ['H-8'], from: [...evaluated, 'archived'], roles: ['system'], scope: 'system', to: ['same'] },
  closeUnanswered: { rules: ['E-1', 'E-3'], from: ['concluded'], roles: ['system'], scope: 'system', to: ['closed'] },
  archive: { rules: ['E-7'], from: ['closed', 'declined', 'handedOver'], roles: ['system'], scope: 'system', to: ['archived'] },
  recomputeDeadlines: { rules: ['C-3', 'C-4'], from: all, roles: ['system'], scope: 'system', to: ['same'] },
} as const satisfies TransitionTable<TicketState, TicketAction, TicketScope>;
