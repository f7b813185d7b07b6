import type { Clock } from '../loop/clock.ts';
import type { ClockKind, TicketState } from '../vocabulary/ticket.ts';
import type { Ticket } from './ticket.ts';

const beforeDispatch: readonly ClockKind[] = ['caller', 'dispatch', 'firstAnswer', 'urgentResponse'];
const withUnit: readonly ClockKind[] = ['caller', 'unit', 'support', 'contact', 'urgentResponse'];
const inHandling: readonly ClockKind[] = [...withUnit, 'level3', 'decideExtension', 'longCycleReport'];

/** Of the others one runs at a time. */
const severalRun: ReadonlySet<ClockKind> = new Set(['support', 'sheetReply']);

/** Which clocks may run in a state, and which must: a ticket that nobody's clock runs on is a ticket that is forgotten. */
const clocksOf: Readonly<Record<TicketState, { readonly may: readonly ClockKind[]; readonly must: readonly ClockKind[] }>> = {
  received: { may: beforeDispatch, must: ['dispatch'] },
  accepted: { may: beforeDispatch, must: ['dispatch'] },
  inConference: { may: ['caller', 'conference', 'urgentResponse', 'firstAnswer'], must: ['conference'] },
  dispatched: { may: [...withUnit, 'sign'], must: ['sign', 'unit'] },
  sendBackRequested: { may: [...withUnit, 'judgeSendBack'], must: ['judgeSendBack', 'unit'] },
  handling: { may: inHandling, must: ['unit'] },
  inUnitReview: { may: inHandling, must: ['unit'] },
  inCentreReview: { may: [...inHandling, 'review'], must: ['unit', 'review'] },
  inFinalAnswerReview: { may: [...inHandling, 'review'], must: ['unit', 'review'] },
  concluded: { may: ['followUp', 'objection'], must: ['followUp'] },
  closed: { may: ['archive', 'objection'], must: ['archive'] },
  archived: { may: [], must: [] },
  merged: { may: [], must: [] },
  declined: { may: ['archive'], must: ['archive'] },
  handedOver: { may: ['archive'], must: ['archive'] },
};

function isDeciding({ extensionRequest, longCycleRequest }: Ticket): boolean {
  return extensionRequest !== null || longCycleRequest !== null;
}

/** What must still be open while a clock of the kind runs: one that waits for nothing can never end. */
const waitsFor: Partial<Readonly<Record<ClockKind, (ticket: Ticket, clock: Clock) => boolean>>> = {
  decideExtension: isDeciding,
  level3: ({ level3 }) => level3 !== null && level3.reportedAt === null,
  longCycleReport: ({ longCycle }) => longCycle !== null,
  contact: ({ contact, followers }) => contact === null && followers.some((follower) => follower.person !== null),
  support: ({ dispatch }, clock) => dispatch?.supports.some(({ unit, reportedAt }) => unit === clock.unit && reportedAt === null) === true,
  sheetReply: ({ sheets }, clock) =>
    sheets.some(({ id, reply, closedAt }) => clock.id.endsWith(`:${id}`) && reply === null && closedAt === null),
  objection: ({ finalAnswer }) => finalAnswer !== null && finalAnswer.approvedAt !== null && finalAnswer.objectedAt === null,
  sign: ({ dispatch }) => dispatch !== null && dispatch.signedAt === null,
  unit: ({ dispatch }, clock) => dispatch?.lead === clock.unit,
};

/** What is wrong with a ticket as it stands, in words for developers and operators; empty for a lawful one. */
export function unlawfulness(ticket: Ticket): readonly string[] {
  const faults: string[] = [];
  const { may, must } = clocksOf[ticket.state];
  const running = Object.values(ticket.clocks).filter((clock) => clock.stop === null);
  for (const clock of running) {
    if (clock.kind !== 'sheetReply' && !may.includes(clock.kind)) faults.push(`${clock.id} runs while ${ticket.state}`);
  }
  for (const [index, clock] of running.entries()) {
    const same = running.findIndex((other) => other.kind === clock.kind);
    if (same < index && !severalRun.has(clock.kind)) faults.push(`${clock.id} runs beside ${running[same]?.id ?? ''}`);
  }
  for (const kind of must) {
    if (!running.some((clock) => clock.kind === kind)) faults.push(`no ${kind} clock runs while ${ticket.state}`);
  }
  for (const clock of running) {
    if (waitsFor[clock.kind]?.(ticket, clock) === false) faults.push(`${clock.id} waits for nothing`);
  }
  if (isDeciding(ticket) && !running.some((clock) => clock.kind === 'decideExtension'))
    faults.push('no clock runs for a request for more time');
  // D-2: until the first conclusion the caller's clock runs, wherever the ticket is.
  const waits = ticket.round === 1 && must.length > 0 && may.includes('caller');
  if (waits && !running.some((clock) => clock.kind === 'caller')) faults.push(`no caller clock runs while ${ticket.state}`);
  for (const clock of Object.values(ticket.clocks)) {
    if (clock.stop !== null && clock.steps.length > 0) faults.push(`${clock.id} has ended and still has steps`);
    if (clock.deadline.at < clock.deadline.startedAt) faults.push(`${clock.id} ends before it starts`);
  }
  if (ticket.round === 1 && ticket.firstConcludedAt !== ticket.concludedAt) faults.push('concluded twice in the first round');
  if ((ticket.mergedInto === null) !== (ticket.state !== 'merged')) faults.push('merged into nothing');
  return faults;
}
