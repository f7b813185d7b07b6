import type { PersonalAction } from '../../../src/contract/ticket-commands.ts';
import {
  contactWays,
  exclusionReasons,
  finalAnswerGrounds,
  followUpWays,
  supervisionGrounds,
} from '../../../src/domain/vocabulary/handling.ts';
import type { Label, Labels } from '../../../src/domain/vocabulary/label.ts';
import { MAX_LONG_TEXT, MAX_NAME, MAX_SHORT_TEXT } from '../../../src/domain/vocabulary/limits.ts';
import { measureNames } from '../../../src/domain/vocabulary/measure.ts';
import { declineReasons, requestKinds, satisfactions, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { fieldHelp, fieldTexts } from './field-texts.ts';
import type { TicketView } from './use-ticket.ts';

/** What a person does with a ticket by a form. Rating is the caller's own, and advice is a program's. */
export type FormAction = Exclude<PersonalAction, 'rate' | 'recordAdvice'> | 'mergeInto' | 'splitFrom' | 'linkRepeat';

/** What stands in a form; names of fields inside others have a dot: `word.resolved`. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What a control offers to choose from. */
type Control =
  | { readonly kind: 'text'; readonly max: number; readonly rows: number }
  | { readonly kind: 'choice'; readonly of: Labels; readonly numeric?: true }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'moment' }
  | { readonly kind: 'unit'; readonly from: 'all' | 'duty' | 'below' }
  | { readonly kind: 'units' }
  | { readonly kind: 'class' }
  | { readonly kind: 'area' }
  | { readonly kind: 'file' }
  | { readonly kind: 'files' }
  | { readonly kind: 'person' }
  | { readonly kind: 'ticket' }
  | { readonly kind: 'thing'; readonly of: 'caller' | 'exclusion' | 'sheetToReply' | 'sheetToJudge' | 'clock' };

/** A field of a form. */
export type FormField = Control & {
  readonly name: string;
  readonly label: Label;
  readonly help?: Label;
  /** May stay empty; it is sent as null. */
  readonly optional?: true;
  /** Shown, and sent, only then; otherwise it is null. */
  readonly when?: (values: FormValues, view: TicketView) => boolean;
};

/** How one action is asked for. */
export type ActionFormSpec = {
  readonly fields: readonly FormField[];
  /** Said, and confirmed by pressing again, where the act cannot be taken back. */
  readonly final?: Label;
  /** What stands in the fields at first. */
  readonly start?: (view: TicketView) => FormValues;
};

const { reason: reasonLabel } = fieldTexts;

function text(name: string, label: Label, change: Partial<FormField & { max: number; rows: number }> = {}): FormField {
  return { kind: 'text', name, label, max: MAX_SHORT_TEXT, rows: 3, ...change } as FormField;
}

function longText(name: string, label: Label, change: Partial<FormField & { max: number; rows: number }> = {}): FormField {
  return text(name, label, { max: MAX_LONG_TEXT, rows: 6, ...change });
}

const reason = text('reason', reasonLabel);
const onlyReason: ActionFormSpec = { fields: [reason] };
const nothing: ActionFormSpec = { fields: [] };
const classCode: FormField = { kind: 'class', name: 'classCode', label: fieldTexts.classCode };
const area: FormField = { kind: 'area', name: 'area', label: fieldTexts.area, optional: true };
const files: FormField = { kind: 'files', name: 'files', label: fieldTexts.files };
const proof: FormField = { kind: 'files', name: 'proof', label: fieldTexts.proof };
const nextReportAt: FormField = { kind: 'moment', name: 'nextReportAt', label: fieldTexts.nextReportAt };
const caller: FormField = { kind: 'thing', of: 'caller', name: 'request', label: fieldTexts.caller };
const { web: _onThePage, ...askedWays } = followUpWays;
const askedBy: FormField = { kind: 'choice', of: askedWays, name: 'way', label: fieldTexts.way };
const { overdue: _byTheLadder, ...groundsByHand } = supervisionGrounds;
const sheetLevels = {
  1: { zh: '一级（中心）', en: '1 (centre)' },
  2: { zh: '二级（政府办）', en: '2 (government office)' },
  3: { zh: '三级（领导）', en: '3 (leadership)' },
} as const satisfies Labels;

const dispatchFields: readonly FormField[] = [
  { kind: 'unit', from: 'duty', name: 'lead', label: fieldTexts.lead },
  { kind: 'units', name: 'supports', label: fieldTexts.supports, optional: true },
  classCode,
  area,
  text('basis', fieldTexts.basis, { optional: true, help: fieldHelp.basis, rows: 2 }),
];
const dispatchStart = (view: TicketView): FormValues => ({ classCode: view.classCode, area: view.area, supports: [] });

const declinedLawfully = new Set(['litigation', 'arbitration', 'disciplineInspection', 'reconsideration', 'petition', 'disclosure']);

/** The form of every action, in the order of the loop. */
export const actionForms: Readonly<Record<FormAction, ActionFormSpec>> = {
  // 接
  takeOn: { fields: [classCode, area], start: ({ classCode: known, area: where }) => ({ classCode: known, area: where }) },
  decline: {
    fields: [
      { kind: 'choice', of: declineReasons, name: 'reason', label: fieldTexts.declineReason },
      text('lawfulWay', fieldTexts.lawfulWay, { rows: 2, when: (values) => declinedLawfully.has(String(values['reason'])) }),
      text('textForCaller', fieldTexts.textForCaller, { rows: 4 }),
    ],
    final: fieldHelp.decline,
  },
  handOver: {
    fields: [text('to', fieldTexts.handOverTo, { max: MAX_NAME, rows: 1 }), text('textForCaller', fieldTexts.textForCaller)],
    final: fieldHelp.handOver,
  },
  answerDirectly: {
    fields: [
      longText('answer', fieldTexts.answer),
      text('knowledgeRef', fieldTexts.knowledgeRef, { max: MAX_NAME, rows: 1, optional: true }),
      { ...classCode, optional: true },
    ],
    final: fieldHelp.answerDirectly,
    start: ({ classCode: known }) => ({ classCode: known }),
  },
  recordFirstAnswer: { fields: [text('text', fieldTexts.firstAnswer)] },
  correct: {
    fields: [
      { kind: 'choice', of: requestKinds, name: 'kind', label: fieldTexts.kind },
      { kind: 'choice', of: urgencies, name: 'urgency', label: fieldTexts.urgency },
      { ...classCode, optional: true },
      area,
      reason,
    ],
    start: ({ kind, urgency, classCode: known, area: where }) => ({ kind, urgency, classCode: known, area: where }),
  },
  protect: { fields: [reason], final: fieldHelp.protect },
  addStatement: {
    fields: [
      longText('text', fieldTexts.statement, { rows: 4 }),
      { kind: 'yesNo', name: 'fromCaller', label: fieldTexts.fromCaller },
      files,
    ],
    start: () => ({ fromCaller: true, files: [] }),
  },
  mergeInto: { fields: [{ kind: 'ticket', name: 'master', label: fieldTexts.master }, reason] },
  splitFrom: onlyReason,
  linkRepeat: { fields: [{ kind: 'ticket', name: 'earlier', label: fieldTexts.earlier }, reason] },
  // 派
  dispatch: { fields: dispatchFields, start: dispatchStart },
  nameUnit: { fields: dispatchFields, start: dispatchStart },
  recall: onlyReason,
  sign: { fields: [], final: fieldHelp.sign },
  requestSendBack: {
    fields: [
      reason,
      text('basis', fieldTexts.sendBackBasis, { rows: 2 }),
      { kind: 'unit', from: 'duty', name: 'suggestedUnit', label: fieldTexts.suggestedUnit, optional: true },
    ],
  },
  approveSendBack: { fields: [reason], final: fieldHelp.approveSendBack },
  refuseSendBack: { fields: [reason], final: fieldHelp.refuseSendBack },
  callConference: onlyReason,
  escalateConference: onlyReason,
  decideConference: { fields: [...dispatchFields, longText('minutes', fieldTexts.minutes)], start: dispatchStart },
  // 办
  passDown: { fields: [{ kind: 'unit', from: 'below', name: 'unit', label: fieldTexts.level3Unit }] },
  takeBack: onlyReason,
  reportUp: { fields: [longText('account', fieldTexts.account), proof], start: () => ({ proof: [] }) },
  recordContact: {
    fields: [
      { kind: 'choice', of: contactWays, name: 'way', label: fieldTexts.way },
      { kind: 'moment', name: 'contactedAt', label: fieldTexts.contactedAt, help: fieldHelp.contactedAt },
      { kind: 'yesNo', name: 'reached', label: fieldTexts.reached },
      proof,
    ],
    start: () => ({ way: 'phone', contactedAt: 'now', reached: true, proof: [] }),
  },
  reportSupport: { fields: [longText('account', fieldTexts.support)] },
  requestExtension: {
    fields: [{ kind: 'number', min: 1, max: 100, name: 'workdays', label: fieldTexts.workdays }, reason],
    start: () => ({ workdays: 3 }),
  },
  grantExtension: { fields: [], final: fieldHelp.grantExtension },
  refuseExtension: onlyReason,
  requestLongCycle: { fields: [reason, longText('plan', fieldTexts.plan), nextReportAt] },
  grantLongCycle: { fields: [nextReportAt] },
  refuseLongCycle: onlyReason,
  reportLongCycle: { fields: [longText('text', fieldTexts.report), nextReportAt] },
  submitAnswer: {
    fields: [
      longText('account', fieldTexts.account, { help: fieldHelp.account, rows: 4 }),
      longText('publicAnswer', fieldTexts.publicAnswer, { help: fieldHelp.publicAnswer }),
      { kind: 'yesNo', name: 'solved', label: fieldTexts.solved },
      text('unsolvedReason', fieldTexts.unsolvedReason, { when: (values) => values['solved'] === false }),
      proof,
      text('withoutSupports', fieldTexts.withoutSupports, {
        rows: 2,
        when: (_values, { dispatch }) => dispatch?.supports.some(({ reportedAt }) => reportedAt === null) ?? false,
      }),
    ],
    start: () => ({ proof: [] }),
  },
  approveUnitAnswer: nothing,
  rejectUnitAnswer: onlyReason,
  acceptAnswer: { fields: [], final: fieldHelp.acceptAnswer },
  rejectAnswer: onlyReason,
  requestFinalAnswer: {
    fields: [
      { kind: 'choice', of: finalAnswerGrounds, name: 'ground', label: fieldTexts.ground },
      longText('account', fieldTexts.account, { help: fieldHelp.account, rows: 4 }),
      longText('publicAnswer', fieldTexts.publicAnswer, { help: fieldHelp.publicAnswer }),
      { kind: 'file', name: 'seal', label: fieldTexts.seal },
      { kind: 'file', name: 'redHeaderDocument', label: fieldTexts.redHeaderDocument },
      { kind: 'files', name: 'evidence', label: fieldTexts.evidence },
    ],
    start: () => ({ evidence: [] }),
  },
  approveFinalAnswer: { fields: [], final: fieldHelp.approveFinalAnswer },
  refuseFinalAnswer: onlyReason,
  objectToFinalAnswer: onlyReason,
  // 评
  recordFollowUpTry: { fields: [caller, askedBy], start: () => ({ way: 'phone' }) },
  recordRefusedFollowUp: { fields: [caller], final: fieldHelp.recordRefusedFollowUp },
  recordFollowUp: {
    fields: [
      caller,
      askedBy,
      { kind: 'yesNo', name: 'word.contactedByUnit', label: fieldTexts.contactedByUnit, optional: true },
      { kind: 'yesNo', name: 'word.resolved', label: fieldTexts.resolved },
      { kind: 'choice', of: satisfactions, numeric: true, name: 'word.satisfaction', label: fieldTexts.satisfaction },
      text('word.leftOpen', fieldTexts.leftOpen, { optional: true }),
      { kind: 'yesNo', name: 'wantsRedo', label: fieldTexts.wantsRedo },
    ],
    final: fieldHelp.recordFollowUp,
    start: () => ({ way: 'phone', wantsRedo: false }),
  },
  requestRedo: { fields: [caller, reason] },
  orderRedo: onlyReason,
  requestExclusion: {
    fields: [
      { kind: 'choice', of: measureNames, name: 'measure', label: fieldTexts.measure },
      { kind: 'choice', of: exclusionReasons, name: 'reason', label: fieldTexts.exclusionReason },
      text('evidence', fieldTexts.exclusionEvidence),
      files,
    ],
    start: () => ({ files: [] }),
  },
  decideExclusion: {
    fields: [
      { kind: 'thing', of: 'exclusion', name: 'id', label: fieldTexts.exclusion },
      { kind: 'yesNo', name: 'approved', label: fieldTexts.approved },
      reason,
    ],
    final: fieldHelp.decideExclusion,
  },
  // 督
  sendReminder: { fields: [{ kind: 'thing', of: 'clock', name: 'clock', label: fieldTexts.clock }] },
  issueSheet: {
    fields: [
      { kind: 'choice', of: sheetLevels, numeric: true, name: 'level', label: fieldTexts.level },
      { kind: 'choice', of: groundsByHand, name: 'ground', label: fieldTexts.ground },
      { kind: 'unit', from: 'all', name: 'receiver', label: fieldTexts.receiver },
      { kind: 'person', name: 'jointSupervisor', label: fieldTexts.jointSupervisor, optional: true },
      text('text', fieldTexts.sheetText, { rows: 4 }),
    ],
    start: ({ dispatch }) => ({ level: 1, receiver: dispatch?.lead ?? null }),
  },
  replyToSheet: {
    fields: [
      { kind: 'thing', of: 'sheetToReply', name: 'id', label: fieldTexts.sheet },
      text('text', fieldTexts.replyText, { rows: 5 }),
      files,
    ],
    start: () => ({ files: [] }),
  },
  judgeSheet: {
    fields: [
      { kind: 'thing', of: 'sheetToJudge', name: 'id', label: fieldTexts.sheet },
      { kind: 'yesNo', name: 'accepted', label: fieldTexts.accepted },
      reason,
    ],
  },
};

/** True for actions that are asked for by a form of this page. */
export function isFormAction(action: string): action is FormAction {
  return Object.hasOwn(actionForms, action);
}
