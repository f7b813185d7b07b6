import { Type } from 'typebox';
import { contactWays, exclusionReasons, finalAnswerGrounds, supervisionGrounds } from '../domain/vocabulary/handling.ts';
import { measureNames } from '../domain/vocabulary/measure.ts';
import { channels, declineReasons, privacies, requestKinds, urgencies } from '../domain/vocabulary/request.ts';
import { areaCode, classCode, file, files, instant, object, oneOf, orNull, requestId, text, unitCode, userId } from './fields.ts';

const nothing = object({});
const reason = object({ reason: text });
const dispatch = {
  lead: unitCode,
  supports: Type.Array(unitCode, { maxItems: 20 }),
  classCode,
  area: orNull(areaCode),
  basis: orNull(text),
};
const suggestions = Type.Array(object({ unit: unitCode, score: Type.Number(), reasons: Type.Array(text) }), { maxItems: 20 });
/** D-9: with what was suggested, as it was shown; absent where nothing was. */
const advisedDispatch = object({ ...dispatch, advice: Type.Optional(object({ model: text, suggestions })) });
const satisfaction = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4), Type.Literal(5)]);
/** E-2: the caller's word. */
export const callersWord = object({
  contactedByUnit: orNull(Type.Boolean()),
  resolved: Type.Boolean(),
  satisfaction,
  leftOpen: orNull(text),
});
const level = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]);
const askedPhoneOrSms = Type.Union([Type.Literal('phone'), Type.Literal('sms')]);

/** What a channel hands over when a request enters. */
export const incomingRequest = object({
  channel: oneOf(channels),
  subject: orNull(text),
  text,
  place: orNull(object({ text, latitude: orNull(Type.Number()), longitude: orNull(Type.Number()) })),
  kind: oneOf(requestKinds),
  urgency: oneOf(urgencies),
  privacy: oneOf(privacies),
  classCode: orNull(classCode),
  area: orNull(areaCode),
  caller: orNull(object({ name: orNull(text), phone: orNull(text) })),
  files: Type.Optional(files),
});

/** The fields of every command that a person gives to one ticket, by action. Those of the worker and of two tickets are elsewhere. */
export const ticketCommandFields = {
  takeOn: object({ classCode, area: orNull(areaCode) }),
  decline: object({ reason: oneOf(declineReasons), textForCaller: text, lawfulWay: orNull(text) }),
  handOver: object({ to: text, textForCaller: text }),
  answerDirectly: object({ answer: text, knowledgeRef: orNull(text), classCode: orNull(classCode) }),
  recordFirstAnswer: object({ text }),
  correct: object({
    kind: oneOf(requestKinds),
    urgency: oneOf(urgencies),
    classCode: orNull(classCode),
    area: orNull(areaCode),
    reason: text,
  }),
  protect: reason,
  addStatement: object({ text, files, fromCaller: Type.Boolean() }),
  recordAdvice: object({
    model: text,
    suggestions,
    classes: Type.Optional(Type.Array(object({ classCode, score: Type.Number(), reasons: Type.Array(text) }), { maxItems: 20 })),
  }),
  dispatch: advisedDispatch,
  nameUnit: advisedDispatch,
  recall: reason,
  sign: nothing,
  requestSendBack: object({ reason: text, basis: text, suggestedUnit: orNull(unitCode) }),
  approveSendBack: reason,
  refuseSendBack: reason,
  callConference: reason,
  escalateConference: reason,
  decideConference: object({ ...dispatch, minutes: text }),
  passDown: object({ unit: unitCode }),
  takeBack: reason,
  reportUp: object({ account: text, proof: files }),
  recordContact: object({ way: oneOf(contactWays), contactedAt: instant, reached: Type.Boolean(), proof: files }),
  reportSupport: object({ account: text }),
  requestExtension: object({ workdays: Type.Integer(), reason: text }),
  grantExtension: nothing,
  refuseExtension: reason,
  requestLongCycle: object({ reason: text, plan: text, nextReportAt: instant }),
  grantLongCycle: object({ nextReportAt: instant }),
  refuseLongCycle: reason,
  reportLongCycle: object({ text, nextReportAt: instant }),
  submitAnswer: object({
    account: text,
    publicAnswer: text,
    solved: Type.Boolean(),
    unsolvedReason: orNull(text),
    proof: files,
    withoutSupports: orNull(text),
  }),
  approveUnitAnswer: nothing,
  rejectUnitAnswer: reason,
  acceptAnswer: nothing,
  rejectAnswer: reason,
  requestFinalAnswer: object({
    ground: oneOf(finalAnswerGrounds),
    account: text,
    publicAnswer: text,
    seal: file,
    redHeaderDocument: file,
    evidence: files,
  }),
  approveFinalAnswer: nothing,
  refuseFinalAnswer: reason,
  objectToFinalAnswer: reason,
  recordFollowUpTry: object({ request: requestId, way: askedPhoneOrSms }),
  recordRefusedFollowUp: object({ request: requestId }),
  recordFollowUp: object({ request: requestId, way: askedPhoneOrSms, word: callersWord, wantsRedo: Type.Boolean() }),
  rate: object({ request: requestId, word: callersWord, wantsRedo: Type.Boolean() }),
  requestRedo: object({ request: requestId, reason: text }),
  orderRedo: reason,
  requestExclusion: object({ measure: oneOf(measureNames), reason: oneOf(exclusionReasons), evidence: text, files }),
  decideExclusion: object({ id: text, approved: Type.Boolean(), reason: text }),
  sendReminder: object({ clock: text }),
  issueSheet: object({
    level,
    ground: oneOf(withoutOverdue()),
    receiver: unitCode,
    jointSupervisor: orNull(userId),
    text,
  }),
  replyToSheet: object({ id: text, text, files }),
  judgeSheet: object({ id: text, accepted: Type.Boolean(), reason: text }),
} as const;

/** Sheets for being overdue come from the ladder alone (S-2, S-3). */
function withoutOverdue(): Omit<typeof supervisionGrounds, 'overdue'> {
  const { overdue: _ladder, ...others } = supervisionGrounds;
  return others;
}

/** Actions that a person does to one ticket. */
export type PersonalAction = keyof typeof ticketCommandFields;
