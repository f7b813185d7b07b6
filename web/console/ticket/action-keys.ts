import type { FormAction } from './action-forms.ts';

/**
 * The key of every action. Two that can stand side by side, in one state on one side (centre or units), have different ones; a test holds it.
 * `g`, `j` and `k` belong to the frame and to lists.
 */
const keys: Readonly<Record<FormAction, string>> = {
  takeOn: 'a',
  decline: 'x',
  handOver: 'h',
  answerDirectly: 'w',
  recordFirstAnswer: 'f',
  correct: 'c',
  protect: 'p',
  addStatement: 'n',
  mergeInto: 'm',
  splitFrom: 'm',
  linkRepeat: 'l',
  dispatch: 'd',
  nameUnit: 'y',
  recall: 'z',
  sign: 's',
  requestSendBack: 'b',
  approveSendBack: 'a',
  refuseSendBack: 'r',
  callConference: 'o',
  escalateConference: 'w',
  decideConference: 'd',
  passDown: 'd',
  takeBack: 'z',
  reportUp: 'u',
  recordContact: 't',
  reportSupport: 'o',
  requestExtension: 'y',
  grantExtension: 'y',
  refuseExtension: 'q',
  requestLongCycle: 'l',
  grantLongCycle: 'w',
  refuseLongCycle: 'x',
  reportLongCycle: 'p',
  submitAnswer: 'a',
  approveUnitAnswer: 'a',
  rejectUnitAnswer: 'r',
  acceptAnswer: 'a',
  rejectAnswer: 'r',
  requestFinalAnswer: 'f',
  approveFinalAnswer: 'a',
  refuseFinalAnswer: 'r',
  objectToFinalAnswer: 'q',
  recordFollowUpTry: 't',
  recordRefusedFollowUp: 'x',
  recordFollowUp: 'f',
  requestRedo: 'r',
  orderRedo: 'o',
  requestExclusion: 'e',
  decideExclusion: 'v',
  sendReminder: 'b',
  issueSheet: 's',
  replyToSheet: 'i',
  judgeSheet: 'u',
};

/** The key that opens an action on the page of a ticket. */
export function actionShortcut(action: FormAction): string {
  return keys[action];
}
