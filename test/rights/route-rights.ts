import type { Role } from '../../src/domain/vocabulary/roles.ts';

type StaffRole = Exclude<Role, 'caller' | 'system'>;

/** Routes by name, with spaces between. */
function routes(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(/\s+/u)).filter((name) => name !== '');
}

/** Routes that need no account. */
export const forAnyone: readonly string[] = routes(
  'signIn beginForeignSignIn finishForeignSignIn readPublicMeasures keepPublicMeasures readVocabulary',
  'listCities readForm submitRequest openProgress readProgress addCallersStatement rateAsCaller requestRedoAsCaller',
  'objectToFinalAnswerAsCaller protectAsCaller readOwnFile uploadCallersFile',
  'findKnowledgeAsCaller judgeKnowledgeAsCaller',
);

/** Routes for everybody who signed in; what they show of which ticket is judged on the ticket. */
export const forSignedIn: readonly string[] = routes(
  'takeSecondStep readSession signOut changePassword offerSecondStep confirmSecondStep replaceRecoveryCodes',
  'listSessions endOtherSessions endSession listTokens createToken revokeToken',
  'countLists readList listTickets live readFile',
  'listViews addView changeView removeView listExports askExport takeExport',
  'readTicket readHistory findByNumber revealCaller searchTickets',
  'readMeasures readMeasureSeries readMeasureMatrix keepMeasures keepMeasureSeries keepMeasureMatrix readTicketsBehind',
  'readPolicy listEditions browseCatalogue tryDuty readMatter readRights',
  'checkAnswer readCityMap listKnowledge readKnowledge readKnowledgeChanges reportKnowledge',
  'readCity findDuties countDeadline readCalendar readWorkCalendar listPrecedents listPeople',
);

/** Written by hand from LOOP section 8, apart from the code that it is held against: which role may use which route. */
export const byRole: Readonly<Record<StaffRole, readonly string[]>> = {
  agent: routes(
    'adviseIntake enterCall listAlike sayNotSame',
    'searchCallers receive takeOn decline handOver answerDirectly recordFirstAnswer protect addStatement mergeInto splitFrom linkRepeat',
    'recordContact objectToFinalAnswer requestRedo uploadFile',
  ),
  dispatcher: routes(
    'listTopics readTopic actOnTopic adviseIntake adviseUnits listAlike sayNotSame writeKnowledge retireKnowledge',
    'searchCallers takeOn decline handOver correct addStatement mergeInto splitFrom linkRepeat recordAdvice dispatch nameUnit recall callConference',
    'grantExtension refuseExtension grantLongCycle refuseLongCycle sendReminder replyToSheet uploadFile',
  ),
  sendBackJudge: routes(
    'listTopics readTopic adviseUnits nameUnit approveSendBack refuseSendBack callConference grantExtension refuseExtension grantLongCycle refuseLongCycle',
  ),
  unitReceiver: routes(
    'sign requestSendBack passDown takeBack reportUp recordContact reportSupport requestExtension requestLongCycle reportLongCycle',
    'submitAnswer requestExclusion replyToSheet uploadFile',
  ),
  handler: routes('sign reportUp recordContact reportSupport requestExtension reportLongCycle submitAnswer replyToSheet uploadFile'),
  unitReviewer: routes('approveUnitAnswer rejectUnitAnswer'),
  unitLeader: routes(
    'grantExport refuseExport requestSendBack passDown takeBack requestExtension requestLongCycle reportLongCycle approveUnitAnswer rejectUnitAnswer',
    'requestFinalAnswer requestExclusion replyToSheet uploadFile',
  ),
  followUpOfficer: routes(
    'searchCallers protect addStatement objectToFinalAnswer recordFollowUpTry recordRefusedFollowUp recordFollowUp requestRedo uploadFile',
  ),
  qualityChecker: routes(
    'listTopics readTopic writeKnowledge retireKnowledge searchCallers acceptAnswer rejectAnswer approveFinalAnswer refuseFinalAnswer orderRedo replyToSheet uploadFile',
  ),
  supervisor: routes(
    'listTopics readTopic actOnTopic grantExport refuseExport searchCallers addStatement recall approveFinalAnswer refuseFinalAnswer orderRedo sendReminder issueSheet judgeSheet uploadFile',
  ),
  assessor: routes('listTopics readTopic actOnTopic requestExclusion decideExclusion uploadFile'),
  inspectionOfficer: [],
  knowledgeEditor: routes('writeKnowledge retireKnowledge'),
  deputySecretaryGeneral: routes(
    'listTopics readTopic actOnTopic grantExport refuseExport escalateConference decideConference issueSheet judgeSheet',
  ),
  viceMayor: routes('listTopics readTopic actOnTopic grantExport refuseExport escalateConference decideConference issueSheet judgeSheet'),
  mayor: routes('listTopics readTopic actOnTopic grantExport refuseExport decideConference issueSheet judgeSheet'),
  systemAdministrator: routes(
    'listAccounts openAccount readAccount disableAccount enableAccount',
    'listMessages readMessage retryMessage retryMessages listContacts addContact removeContact listWorkers',
    'readHealth listTasks askTask stopTask',
  ),
  securityAdministrator: routes(
    'readCallerLog eraseCaller listAccounts readAccount giveRoles resetPassword unlock resetSecondStep revokeSessions revokeTokens linkIdentity unlinkIdentities',
  ),
  auditAdministrator: routes('readCallerLog whoSaw whoSawNumber listAccounts readAccount readAccountLog readExportLog listTasks'),
};
