import type { TicketAction } from '../ticket/commands.ts';
import { inLongCycle } from '../ticket/decide/clocks.ts';
import { isAnsweredOnce } from '../ticket/decide/decision.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { ticketTransitions } from '../ticket/transitions.ts';
import { codesOf } from '../vocabulary/label.ts';
import { ticketActions } from '../vocabulary/actions.ts';
import { may } from './may.ts';

type Needs = (ticket: Ticket, actor: Pick<Actor, 'unit'>) => boolean;

const atIntake: Needs = (ticket) => !isAnsweredOnce(ticket) && ticket.followers.length === 1;
const extensionAsked: Needs = ({ extensionRequest }) => extensionRequest !== null;
const longCycleAsked: Needs = ({ longCycleRequest }) => longCycleRequest !== null;
const moreTimeFree: Needs = (ticket, actor) =>
  !inLongCycle(ticket) && !extensionAsked(ticket, actor) && !longCycleAsked(ticket, actor) && runs(ticket, 'unit');
const followUpOpen: Needs = ({ followers }) => followers.some(({ outcome }) => outcome === null);

/** What must lie on the ticket for an action; without it the rules refuse whatever stands in the form. */
const needs: Partial<Readonly<Record<TicketAction, Needs>>> = {
  decline: atIntake,
  mergeInto: atIntake,
  handOver: (ticket) => !isAnsweredOnce(ticket),
  answerDirectly: ({ kind }) => kind === 'consult',
  recordFirstAnswer: (ticket) => runs(ticket, 'firstAnswer'),
  protect: ({ privacy }) => privacy === 'open',
  nameUnit: ({ hops }) => hops > 0,
  requestSendBack: ({ dispatch }) => dispatch?.mode === 'ordinary' && !dispatch.sendBackRefused,
  passDown: ({ level3 }) => level3 === null,
  takeBack: ({ level3 }) => level3 !== null,
  reportUp: ({ level3 }) => level3 !== null && level3.reportedAt === null,
  reportSupport: ({ dispatch }, { unit }) =>
    dispatch?.supports.some((support) => support.unit === unit && support.reportedAt === null) === true,
  requestExtension: moreTimeFree,
  grantExtension: extensionAsked,
  refuseExtension: extensionAsked,
  requestLongCycle: moreTimeFree,
  grantLongCycle: longCycleAsked,
  refuseLongCycle: longCycleAsked,
  reportLongCycle: inLongCycle,
  objectToFinalAnswer: (ticket) => ticket.finalAnswer?.objectedAt === null && runs(ticket, 'objection'),
  recordFollowUpTry: followUpOpen,
  recordRefusedFollowUp: followUpOpen,
  recordFollowUp: followUpOpen,
  requestRedo: ({ callerRedoUsed, followers }) => !callerRedoUsed && followers.some(({ finalRating }) => finalRating !== null),
  decideExclusion: ({ exclusions }) => exclusions.some(({ decision }) => decision === null),
  sendReminder: ({ clocks }) => Object.values(clocks).some(({ stop }) => stop === null),
  replyToSheet: ({ sheets }, { unit }) =>
    sheets.some((sheet) => sheet.closedAt === null && sheet.reply === null && sheet.receiver === unit),
  judgeSheet: ({ sheets }) => sheets.some(({ closedAt, reply }) => closedAt === null && reply !== null),
};

function runs({ clocks }: Ticket, kind: 'unit' | 'firstAnswer' | 'objection'): boolean {
  return Object.values(clocks).some((clock) => clock.kind === kind && clock.stop === null);
}

/**
 * LOOP section 8: what this person may do with the ticket as it stands, in the order of the loop. The rules can still refuse one of
 * these for what stands in the form, for a limit that is over, or as an own act.
 */
export function possibleActions(actor: Actor, ticket: Ticket): readonly TicketAction[] {
  return codesOf(ticketActions).filter(
    (action) =>
      (ticketTransitions[action].from as readonly string[]).includes(ticket.state) &&
      may(actor, action, ticket).ok &&
      (needs[action]?.(ticket, actor) ?? true),
  );
}
