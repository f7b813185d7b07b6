import type { UnitCode } from '../../kernel/ids.ts';
import type { Limit } from '../../calendar/types.ts';
import { ok } from '../../kernel/result.ts';
import type { ClockChange } from '../../loop/clock.ts';
import { mayHold } from '../../profile/may-hold.ts';
import type { ConferenceStep } from '../../profile/types.ts';
import type { DispatchMode } from '../../vocabulary/handling.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { TicketEvent } from '../events.ts';
import type { Ticket } from '../ticket.ts';
import { moveClock, relimit, releaseAll, running, startClock, startClockAt, stopAll, ticketLimit, wasLongCycle } from './clocks.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentDispatch, happened, isReachable, one } from './decision.ts';
import { climbUnanswered, sheetEvent, takeBackFrom } from './sheets.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../vocabulary/limits.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText } from '../../loop/texts.ts';

type DispatchCommand = TicketCommandOf<'dispatch'> | TicketCommandOf<'nameUnit'> | TicketCommandOf<'decideConference'>;

/** The unit a level-3 unit belongs to answers for it; a level-2 unit is its own. */
function isUnitOrUnder(context: TicketContext, unit: UnitCode, above: UnitCode): boolean {
  return unit === above || context.profile.units.get(unit)?.parent === above;
}

/** Why these units cannot have this matter, or the basis on which they can (D-1, D-8). */
function settleBasis(command: DispatchCommand, context: TicketContext): Decision | string {
  const { lead, supports, classCode, area, basis } = command;
  const { profile } = context;
  const on = context.calendar.localDate(context.now);
  for (const [field, unit] of [['lead', lead] as const, ...supports.map((support) => ['supports', support] as const)]) {
    if (!profile.units.has(unit)) return refuse('REFERENCE_UNKNOWN', 'D-1', { field, code: unit });
  }
  if (!profile.classes.has(classCode)) return refuse('REFERENCE_UNKNOWN', 'D-1', { field: 'classCode', code: classCode });
  if (area !== null && !profile.areas.has(area)) return refuse('REFERENCE_UNKNOWN', 'D-1', { field: 'area', code: area });
  if (supports.includes(lead)) return refuse('SUPPORT_IS_LEAD', 'D-1');
  if (new Set(supports).size < supports.length) return refuse('SUPPORT_TWICE', 'D-1');
  const duty = mayHold(profile, lead, classCode, area, on);
  if (!duty.ok) return refuse('LEVEL_MAY_NOT_HOLD', 'D-8', { ...duty.error.params });
  if (basis !== null && basis.trim() !== '') return faultyText({ field: 'basis', text: basis }) ?? basis;
  const entry = duty.value?.entry;
  if (entry !== undefined && isUnitOrUnder(context, lead, entry.unit)) return `${entry.id} ${entry.basis}`;
  // D-7: a conference decision is a precedent of the catalogue, for the same class in the same area.
  const precedent = context.precedents?.find((candidate) => candidate.unit === lead && candidate.area === area);
  return precedent === undefined
    ? refuse('BASIS_MISSING', 'D-1', { unit: lead, duty: entry?.unit ?? null })
    : `precedent ${precedent.number}`;
}

/** D-2: a unit's clock starts at its dispatch. Where the centre took the ticket from it and gives it back, it goes on as if nothing had been. */
function unitClock(ticket: Ticket, unit: UnitCode, rule: string, limit: Limit, context: TicketContext): readonly ClockChange[] {
  const before = ticket.recalledFrom.find((recalled) => recalled.unit === unit);
  if (before === undefined) return [startClock(context, ticket, { kind: 'unit', rule, limit, unit })];
  const plain = context.calendar.deadline(before.since, limit);
  const deadline = before.extendedWorkdays === 0 ? plain : context.calendar.extend(plain, before.extendedWorkdays);
  const granted = { originalAt: plain.at, extendedWorkdays: before.extendedWorkdays };
  return [...takeBackFrom(ticket, unit), startClockAt(context, ticket, { kind: 'unit', rule, unit, granted }, deadline)];
}

/** D-1, D-2: the dispatch itself; every unit's clock starts now, not at signing. */
function dispatchEvent(ticket: Ticket, command: DispatchCommand, context: TicketContext, mode: DispatchMode, basis: string): TicketEvent {
  const { lead, supports, classCode, area } = command;
  const { limits } = context.profile.profile.policy;
  const limit = ticket.round > 1 ? limits.redo : ticketLimit(context, { kind: ticket.kind, classCode });
  const rule = ticket.round > 1 ? 'E-4' : 'H-1';
  const clocks: ClockChange[] = [...stopAll(ticket, context.now, 'dispatch', 'conference')];
  if (ticket.round === 1 && ticket.classCode !== classCode && !wasLongCycle(ticket)) {
    for (const clock of running(ticket, 'caller'))
      clocks.push(moveClock(context, ticket, clock, relimit(context, clock, limit), 'classed'));
  }
  clocks.push(startClock(context, ticket, { kind: 'sign', rule: 'D-4', limit: limits.sign, unit: lead }));
  clocks.push(...unitClock(ticket, lead, rule, limit, context));
  if (ticket.contact === null && isReachable(ticket)) {
    clocks.push(startClock(context, ticket, { kind: 'contact', rule: 'H-2', limit: limits.contact, unit: lead }));
  }
  for (const [offset, unit] of supports.entries()) {
    clocks.push(startClock(context, ticket, { kind: 'support', rule: 'D-1', limit, unit }, offset));
  }
  const [advised] =
    adviceOf(command)
      ?.suggestions.toSorted((a, b) => b.score - a.score)
      .map(({ unit }) => unit) ?? ticket.advisedUnits;
  const adviceTaken = advised === undefined ? null : advised === lead;
  const minutes = command.type === 'decideConference' ? command.minutes : null;
  return happened(
    context,
    'ticketDispatched',
    { no: ticket.dispatches + 1, mode, lead, supports, classCode, area, basis, limit, adviceTaken, minutes },
    clocks,
  );
}

function adviceOf(command: DispatchCommand): Omit<TicketCommandOf<'recordAdvice'>, 'type' | 'classes'> | undefined {
  return command.type === 'decideConference' ? undefined : command.advice;
}

/** D-9: what was suggested and what was chosen are two facts, and stand in history together or not at all. */
function dispatchAs(ticket: Ticket, command: DispatchCommand, context: TicketContext, mode: DispatchMode): Decision {
  const basis = settleBasis(command, context);
  if (typeof basis !== 'string') return basis;
  const advice = adviceOf(command);
  const recorded: Decision = advice === undefined ? ok([]) : recordAdvice(advice, context);
  return recorded.ok ? ok([...recorded.value, dispatchEvent(ticket, command, context, mode, basis)]) : recorded;
}

function recordAdvice(
  { model, suggestions, classes = [] }: Omit<TicketCommandOf<'recordAdvice'>, 'type'>,
  context: TicketContext,
): Decision {
  const fault = faultyText({ field: 'model', text: model, max: MAX_NAME });
  if (fault !== undefined) return fault;
  const all = [...suggestions, ...classes];
  const faultyReason = faultyText(...all.flatMap(({ reasons }) => reasons.map((text) => ({ field: 'suggestions', text }))));
  if (faultyReason !== undefined) return faultyReason;
  if (all.length === 0 || !all.every(({ score }) => Number.isFinite(score))) return refuse('SUGGESTION_UNREADABLE', 'D-9');
  const { profile } = context;
  const unknown =
    suggestions.find(({ unit }) => !profile.units.has(unit))?.unit ??
    classes.find(({ classCode }) => !profile.classes.has(classCode))?.classCode;
  if (unknown !== undefined) return refuse('REFERENCE_UNKNOWN', 'D-9', { field: 'suggestions', code: unknown });
  return one(context, 'adviceRecorded', { model, suggestions, ...(classes.length === 0 ? {} : { classes }) });
}

/** All that runs against the units of a dispatch which ends without an answer. */
function withdrawDispatch(ticket: Ticket, context: TicketContext): readonly ClockChange[] {
  const { limits } = context.profile.profile.policy;
  return [
    ...stopAll(ticket, context.now, 'judgeSendBack'),
    ...releaseAll(ticket, context.now, 'sign', 'unit', 'support', 'level3', 'contact', 'decideExtension', 'longCycleReport'),
    ...climbUnanswered(ticket, running(ticket, 'unit', 'support', 'longCycleReport')),
    startClock(context, ticket, { kind: 'dispatch', rule: 'R-7', limit: limits.acceptAndDispatch }),
  ];
}

function conferenceStep(ticket: Ticket, context: TicketContext): ConferenceStep | undefined {
  const step = ticket.conference?.step;
  return context.profile.profile.policy.conference.find((candidate) => candidate.step === step);
}

/** D-7: only the one who holds the present step may act on it. */
function notYourStep(ticket: Ticket, context: TicketContext): Decision | undefined {
  const step = conferenceStep(ticket, context);
  if (step === undefined || context.actor.roles.includes(step.role)) return undefined;
  return refuse('CONFERENCE_STEP_NOT_YOURS', 'D-7', { role: step.role });
}

function requestSendBack(ticket: Ticket, command: TicketCommandOf<'requestSendBack'>, context: TicketContext): Decision {
  const { reason, basis, suggestedUnit } = command;
  const fault = faultyText({ field: 'reason', text: reason }, { field: 'basis', text: basis });
  if (fault !== undefined) return fault;
  const dispatch = currentDispatch(ticket);
  if (dispatch.mode !== 'ordinary' || dispatch.sendBackRefused) return refuse('SEND_BACK_NOT_ALLOWED', 'D-6');
  const window = running(ticket, 'sign')[0];
  if (window === undefined || context.now > window.deadline.at) return refuse('SEND_BACK_TOO_LATE', 'D-4');
  if (suggestedUnit !== null && !context.profile.units.has(suggestedUnit)) {
    return refuse('REFERENCE_UNKNOWN', 'D-3', { field: 'suggestedUnit', code: suggestedUnit });
  }
  const { judgeSendBack } = context.profile.profile.policy.limits;
  return one(context, 'sendBackRequested', { reason, basis, suggestedUnit }, [
    ...stopAll(ticket, context.now, 'sign'),
    startClock(context, ticket, { kind: 'judgeSendBack', rule: 'D-5', limit: judgeSendBack }),
  ]);
}

/** D-5: the judge neither made the dispatch nor asked to send it back, under whatever role. */
function madeOrAsked(ticket: Ticket, context: TicketContext): boolean {
  return isSamePerson(context.actor, currentDispatch(ticket).by) || isSamePerson(context.actor, ticket.sendBack?.by ?? null);
}

function refuseSendBack(ticket: Ticket, command: TicketCommandOf<'refuseSendBack'>, context: TicketContext): Decision {
  const fault = faultyText({ field: 'reason', text: command.reason });
  if (fault !== undefined) return fault;
  const dispatch = currentDispatch(ticket);
  if (madeOrAsked(ticket, context)) return refuse('OWN_ACT', 'D-5');
  const refused = happened(context, 'sendBackRefused', { reason: command.reason }, stopAll(ticket, context.now, 'judgeSendBack'));
  // S-3: a unit that was refused and tries again is a ground of its own.
  if (!ticket.refusedUnits.includes(dispatch.lead)) return ok([refused]);
  const text = command.reason;
  const sheet = { level: 1, ground: 'sendBackRepeated', text, receiver: dispatch.lead, supervisors: [], step: null } as const;
  return ok([refused, sheetEvent(context, ticket, sheet)]);
}

/** 派: rules D-1 to D-9. */
export const dispatchDeciders: Deciders<
  | 'recordAdvice'
  | 'dispatch'
  | 'nameUnit'
  | 'recall'
  | 'sign'
  | 'requestSendBack'
  | 'approveSendBack'
  | 'refuseSendBack'
  | 'callConference'
  | 'escalateConference'
  | 'decideConference'
  | 'deemSigned'
> = {
  recordAdvice: (_ticket, command, context) => recordAdvice(command, context),
  dispatch: (ticket, command, context) => {
    const { maxApproved } = context.profile.profile.policy.sendBack;
    if (ticket.hops >= maxApproved) return refuse('SEND_BACKS_EXHAUSTED', 'D-6', { hops: ticket.hops });
    return dispatchAs(ticket, command, context, 'ordinary');
  },
  nameUnit: (ticket, command, context) => {
    const { maxApproved } = context.profile.profile.policy.sendBack;
    if (ticket.hops < maxApproved) return refuse('NAMING_TOO_EARLY', 'D-6', { max: maxApproved });
    return dispatchAs(ticket, command, context, 'named');
  },
  recall: (ticket, { reason }, context) =>
    faultyText({ field: 'reason', text: reason }) ?? one(context, 'ticketRecalled', { reason }, withdrawDispatch(ticket, context)),
  sign: (ticket, _command, context) => {
    const window = running(ticket, 'sign')[0];
    // D-4: after the window silence has spoken, also where the worker has not come to say so yet.
    const deemed = window !== undefined && context.now > window.deadline.at;
    // H-1: with nobody to call back, taking an urgent matter on is the response.
    const responded = isReachable(ticket) ? [] : stopAll(ticket, context.now, 'urgentResponse');
    return one(context, 'dispatchSigned', { deemed }, [
      ...stopAll(ticket, deemed ? window.deadline.at : context.now, 'sign'),
      ...responded,
    ]);
  },
  requestSendBack,
  approveSendBack: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (madeOrAsked(ticket, context)) return refuse('OWN_ACT', 'D-5');
    return one(context, 'sendBackApproved', { reason }, withdrawDispatch(ticket, context));
  },
  refuseSendBack,
  callConference: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    const { conference, limits } = context.profile.profile.policy;
    return one(context, 'conferenceCalled', { step: conference[0]?.step ?? 1, reason }, [
      ...stopAll(ticket, context.now, 'dispatch'),
      startClock(context, ticket, { kind: 'conference', rule: 'D-7', limit: limits.conference }),
    ]);
  },
  escalateConference: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason }) ?? notYourStep(ticket, context);
    if (fault !== undefined) return fault;
    const present = ticket.conference?.step ?? 0;
    const next = context.profile.profile.policy.conference.find((candidate) => candidate.step > present);
    if (next === undefined) return refuse('CONFERENCE_AT_TOP', 'D-7');
    const { conference } = context.profile.profile.policy.limits;
    return one(context, 'conferenceCalled', { step: next.step, reason }, [
      ...stopAll(ticket, context.now, 'conference'),
      startClock(context, ticket, { kind: 'conference', rule: 'D-7', limit: conference }),
    ]);
  },
  decideConference: (ticket, command, context) =>
    faultyText({ field: 'minutes', text: command.minutes, max: MAX_LONG_TEXT }) ??
    notYourStep(ticket, context) ??
    dispatchAs(ticket, command, context, 'conference'),
  deemSigned: (ticket, _command, context) => {
    const window = running(ticket, 'sign')[0];
    if (window === undefined) return refuse('CLOCK_UNKNOWN', 'D-4');
    if (context.now < window.deadline.at) return refuse('NOT_DUE', 'D-4', { at: window.deadline.at });
    return one(context, 'dispatchSigned', { deemed: true }, stopAll(ticket, window.deadline.at, 'sign'));
  },
};
