import type { PersonId, RequestId, TicketId, UserId } from '../../src/domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, addMs } from '../../src/domain/kernel/time.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { TicketAction, TicketCommand, TicketCommandOf } from '../../src/domain/ticket/commands.ts';
import type { ImportedTicket } from '../../src/domain/ticket/import-ticket.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { ticketTransitions } from '../../src/domain/ticket/transitions.ts';
import { codesOf } from '../../src/domain/vocabulary/label.ts';
import { measureNames } from '../../src/domain/vocabulary/measure.ts';
import type { Satisfaction } from '../../src/domain/vocabulary/request.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import type { Draw } from './chance.ts';
import { classOf, east, people, unit } from './small-city.ts';
import { file } from './ticket-script.ts';

const centreRoles: readonly Role[] = [
  ...(['agent', 'dispatcher', 'sendBackJudge', 'followUpOfficer', 'qualityChecker', 'supervisor', 'assessor'] as const),
  ...(['deputySecretaryGeneral', 'viceMayor', 'mayor'] as const),
];
const unitRoles: readonly Role[] = ['unitReceiver', 'handler', 'unitReviewer', 'unitLeader'];

/** People with every role of their side, so that nothing but the rules keeps them from judging themselves. */
const centre: readonly Actor[] = ['c1', 'c2', 'c3', 'c4', 'c5'].map((user) => ({ user: user as UserId, roles: centreRoles, unit: null }));
const staff: readonly Actor[] = Object.values(unit).flatMap((of) =>
  ['1', '2'].map((no) => ({ user: `${of}-${no}` as UserId, roles: unitRoles, unit: of })),
);
/** The same people after they have gone from their unit to the centre. */
const movers: readonly Actor[] = staff.map(({ user }) => ({ user, roles: centreRoles, unit: null }));
const everybody: readonly Actor[] = [...centre, ...centre, ...staff, ...staff, ...movers, people.caller, people.system];

/** How often an action is tried where it is possible; one unless said. Ends and detours are rarer than the way onward. */
const weights: Partial<Readonly<Record<TicketAction, number>>> = {
  ...{ takeOn: 6, dispatch: 9, nameUnit: 6, sign: 5, requestSendBack: 3, approveSendBack: 3, decideConference: 4 },
  ...{ recordContact: 4, submitAnswer: 5, approveUnitAnswer: 6, acceptAnswer: 6, approveFinalAnswer: 3, reportUp: 3 },
  ...{ recordFollowUp: 4, requestExtension: 2, grantExtension: 3, requestLongCycle: 3, grantLongCycle: 3, passDown: 2 },
  ...{ replyToSheet: 2, judgeSheet: 2, decideExclusion: 2, mergeInto: 0.4, decline: 0.4, handOver: 0.4, recall: 0.5 },
  ...{ issueSheet: 0.4, protect: 0.4, addStatement: 0.4, recordDelivery: 0.3, noteRepeat: 0.4, sendReminder: 0.5, splitFrom: 3 },
};

/** An action that the table allows where the ticket is, drawn by weight. */
export function drawAction(ticket: Ticket, draw: Draw): TicketAction {
  const actions = codesOf(ticketTransitions as never) as readonly TicketAction[];
  const possible = actions.filter((action) => (ticketTransitions[action].from as readonly string[]).includes(ticket.state));
  const total = possible.reduce((sum, action) => sum + (weights[action] ?? 1), 0);
  let left = draw.next() * total;
  for (const action of possible) {
    left -= weights[action] ?? 1;
    if (left < 0) return action;
  }
  return 'recordDelivery';
}

/** Somebody who may have the role for an action; now and then anybody at all. */
export function drawActor(action: TicketAction, ticket: Ticket, draw: Draw): Actor {
  if (draw.happens(0.08)) return draw.pick(everybody);
  const { roles, scope } = ticketTransitions[action] as { readonly roles: readonly Role[]; readonly scope: string };
  const near = [ticket.dispatch?.lead, ticket.level3?.unit, ...(ticket.dispatch?.supports ?? []).map((support) => support.unit)];
  const fitting = everybody.filter(
    (actor) =>
      actor.roles.some((role) => roles.includes(role)) &&
      (scope === 'system' || actor.roles[0] !== 'system' || draw.happens(0.2)) &&
      (actor.unit === null || near.includes(actor.unit) || scope === 'sheetReceiver'),
  );
  return fitting.length === 0 ? people.system : draw.pick(fitting);
}

const reason = 'as agreed';

function dispatchFields(ticket: Ticket, draw: Draw): Omit<TicketCommandOf<'dispatch'>, 'type'> {
  const lead = draw.pick([unit.housing, unit.water, unit.county, unit.county]);
  const classCode = lead === unit.county || draw.happens(0.2) ? classOf.demolition : draw.pick([classOf.heating, classOf.pipes]);
  const support = draw.pick([unit.housing, unit.water].filter((other) => other !== lead));
  return { lead, supports: draw.happens(0.4) ? [support] : [], classCode, area: draw.happens(0.8) ? east : ticket.area, basis: reason };
}

/** A command of an action as people would give it, now and then a little wrong. */
export function drawCommand(action: TicketAction, ticket: Ticket, now: Instant, draw: Draw): TicketCommand {
  const request = draw.pick(ticket.followers).request;
  const clock = draw.pick([...Object.keys(ticket.clocks), 'caller:9']);
  const satisfaction = draw.pick<Satisfaction>([1, 2, 3, 4, 5]);
  const word = { contactedByUnit: draw.pick([true, null]), resolved: draw.happens(0.5), satisfaction, leftOpen: draw.pick([null, reason]) };
  const wantsRedo = draw.happens(0.6);
  const sheet = ticket.sheets.findLast(({ closedAt }) => closedAt === null)?.id ?? 'S1';
  const classCode = draw.pick([classOf.heating, classOf.demolition]);
  const nextReportAt = addMs(now, Math.floor(draw.next() * 33) * DAY_MS + HOUR_MS);
  const files = [file];
  const ids = {
    ticket: `t${String(Math.floor(draw.next() * 1e6))}` as TicketId,
    request: `r${String(Math.floor(draw.next() * 9))}` as RequestId,
  };
  const texts = { reason, textForCaller: reason, account: reason, publicAnswer: reason, plan: reason, text: reason, evidence: reason };
  const fields: { readonly [Action in TicketAction]?: () => Omit<TicketCommandOf<Action>, 'type'> } = {
    takeOn: () => ({ classCode, area: east }),
    decline: () => ({ ...texts, reason: draw.pick(['petition', 'malicious'] as const), lawfulWay: reason }),
    handOver: () => ({ to: '119', textForCaller: reason }),
    answerDirectly: () => ({ answer: reason, knowledgeRef: null, classCode: draw.pick([null, classOf.pipes]) }),
    recordFirstAnswer: () => texts,
    correct: () => ({
      kind: draw.pick(['consult', 'consult', 'complaint'] as const),
      urgency: draw.pick(['urgent', 'ordinary'] as const),
      classCode,
      area: east,
      reason,
    }),
    protect: () => texts,
    addStatement: () => ({ text: reason, files, fromCaller: true }),
    mergeInto: () => ({ master: ids.ticket, reason }),
    follow: () => ({
      request: ids.request,
      number: `N-${ids.request}`,
      person: draw.pick([null, ids.request as string as PersonId]),
      enteredAt: addMs(now, -Math.floor(draw.next() * 20 * DAY_MS)),
    }),
    splitFrom: () => texts,
    unfollow: () => ({ request }),
    linkRepeat: () => ({ earlier: ids.ticket, reason }),
    noteRepeat: () => ({ later: ids.ticket }),
    recordAdvice: () => ({ model: 'rules', suggestions: [{ unit: unit.housing, score: draw.next(), reasons: [reason] }] }),
    dispatch: () => dispatchFields(ticket, draw),
    nameUnit: () => dispatchFields(ticket, draw),
    decideConference: () => ({ ...dispatchFields(ticket, draw), minutes: reason }),
    recall: () => texts,
    requestSendBack: () => ({ reason, basis: reason, suggestedUnit: draw.pick([null, unit.water]) }),
    approveSendBack: () => texts,
    refuseSendBack: () => texts,
    callConference: () => texts,
    escalateConference: () => texts,
    passDown: () => ({ unit: unit.countyHousing }),
    takeBack: () => texts,
    reportUp: () => ({ account: reason, proof: files }),
    recordContact: () => ({
      way: 'phone',
      contactedAt: addMs(now, -Math.floor(draw.next() * 3 * HOUR_MS)),
      reached: draw.happens(0.8),
      proof: files,
    }),
    reportSupport: () => texts,
    requestExtension: () => ({ workdays: draw.pick([1, 2, 3, 3, 4]), reason }),
    refuseExtension: () => texts,
    requestLongCycle: () => ({ reason, plan: reason, nextReportAt }),
    grantLongCycle: () => ({ nextReportAt }),
    refuseLongCycle: () => texts,
    reportLongCycle: () => ({ text: reason, nextReportAt }),
    submitAnswer: () => ({
      ...texts,
      solved: draw.happens(0.7),
      unsolvedReason: reason,
      proof: files,
      withoutSupports: draw.pick([null, reason]),
    }),
    rejectUnitAnswer: () => texts,
    rejectAnswer: () => texts,
    requestFinalAnswer: () => ({ ...texts, ground: 'unreasonable', seal: file, redHeaderDocument: file, evidence: files }),
    refuseFinalAnswer: () => texts,
    objectToFinalAnswer: () => texts,
    recordFollowUpTry: () => ({ request, way: draw.pick(['phone', 'sms'] as const) }),
    recordRefusedFollowUp: () => ({ request }),
    recordFollowUp: () => ({ request, way: 'phone', word, wantsRedo }),
    rate: () => ({ request, word, wantsRedo }),
    requestRedo: () => ({ request, reason }),
    orderRedo: () => texts,
    requestExclusion: () => ({ measure: draw.pick(codesOf(measureNames)), reason: 'systemFault', evidence: reason, files }),
    decideExclusion: () => ({ id: ticket.exclusions.at(-1)?.id ?? 'X1', approved: draw.happens(0.6), reason }),
    sendReminder: () => ({ clock }),
    issueSheet: () => ({
      level: draw.pick([1, 2, 3] as const),
      ground: 'media',
      receiver: ticket.dispatch?.lead ?? unit.water,
      jointSupervisor: draw.pick([null, 'c1' as UserId]),
      text: reason,
    }),
    replyToSheet: () => ({ id: sheet, text: reason, files }),
    judgeSheet: () => ({ id: sheet, accepted: draw.happens(0.6), reason }),
    recordDelivery: () => ({ of: clock, channel: 'sms', status: 'delivered', detail: null }),
    remind: () => ({ clock }),
    supervise: () => ({ clock }),
    lapse: () => ({ clock }),
    recomputeDeadlines: () => texts,
  };
  const own = fields[action]?.() ?? {};
  // Texts that an action does not have are dropped, as the contract would.
  return { type: action, ...own } as TicketCommand;
}

/** The request that begins a drawn life. */
export function drawRequest(draw: Draw): Partial<TicketCommandOf<'receive'>> {
  const anonymous = draw.happens(0.2);
  const person = anonymous || draw.happens(0.1) ? null : ('person-1' as PersonId);
  return {
    kind: draw.pick(['consult', 'consult', 'complaint', 'help', 'praise']),
    urgency: draw.pick(['ordinary', 'urgent']),
    privacy: anonymous ? 'anonymous' : draw.pick(['open', 'confidential']),
    request: {
      channel: draw.pick(['phone', 'web', 'mailbox']),
      subject: null,
      text: 'The heating is cold.',
      place: { text: 'Gate 3', latitude: 37.5, longitude: 111.1 },
      person,
    },
  };
}

/** What another system says of a drawn ticket, beside the request itself. */
export function drawImport(
  now: Instant,
  draw: Draw,
): Omit<ImportedTicket, 'text' | 'subject' | 'place' | 'person' | 'channel' | 'kind' | 'urgency' | 'privacy' | 'ticket'> {
  const outcome = draw.pick(['open', 'open', 'concluded', 'closed', 'declined'] as const);
  const receivedAt = addMs(now, -Math.floor(draw.next() * 40 * DAY_MS));
  const ended = outcome === 'concluded' || outcome === 'closed' ? addMs(receivedAt, Math.floor(draw.next() * 5 * DAY_MS)) : null;
  return {
    number: 'O-1',
    sourceSystem: 'old',
    sourceNumber: '1',
    classCode: draw.pick([null, classOf.heating]),
    area: draw.pick([null, east]),
    unit: draw.pick([null, unit.housing]),
    receivedAt,
    timePrecision: 'minute',
    dueAt: draw.happens(0.5) ? addMs(receivedAt, Math.floor(draw.next() * 50 * DAY_MS)) : null,
    noLimitBySource: false,
    concludedAt: ended !== null && ended < now ? ended : null,
    closedAt: null,
    onTimeBySource: ended === null ? null : draw.pick([null, true, false]),
    outcome,
    resolved: null,
    satisfaction: draw.pick([null, 2]),
  };
}
