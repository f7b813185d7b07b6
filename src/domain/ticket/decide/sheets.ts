import { inOrder } from '../../loop/clock.ts';
import type { UnitCode } from '../../kernel/ids.ts';
import type { Clock, ClockChange, ClockStep } from '../../loop/clock.ts';
import type { SupervisionGround } from '../../vocabulary/handling.ts';
import type { TicketEvent } from '../events.ts';
import type { SupervisionSheet, Ticket } from '../ticket.ts';
import { isSheetAbout, running, startClock, wakeClock, withSteps } from './clocks.ts';
import type { TicketContext } from './decision.ts';
import { currentUnit, happened } from './decision.ts';

/** What a supervision sheet says and to whom; `step` is the clock's ladder step that brought it, if one did. */
export type SheetDraft = {
  readonly level: 1 | 2 | 3;
  readonly ground: SupervisionGround;
  readonly text: string;
  readonly receiver: Ticket['sheets'][number]['receiver'];
  readonly supervisors: Ticket['sheets'][number]['supervisors'];
  readonly step: { readonly clock: string; readonly dueAt: TicketEvent['at'] } | null;
};

function isClimbing(step: ClockStep): boolean {
  return step.action === 'supervise';
}

/** S-2, S-3, S-4: issues a sheet and starts the clock of its reply. */
export function sheetEvent(context: TicketContext, ticket: Ticket, draft: SheetDraft): TicketEvent {
  const { ladder } = context.profile.profile.policy.supervision;
  const id = `S${String(ticket.sheets.length + 1)}`;
  const replyLimit = ladder.find((step) => step.level === draft.level)?.replyLimit;
  const carrier = draft.step === null ? undefined : ticket.clocks[draft.step.clock];
  // S-2 "unanswered": what the clock of a reply has left of another clock's ladder goes on with the new sheet.
  const left = carrier?.kind === 'sheetReply' && replyLimit !== undefined ? carrier.steps.slice(1).filter(isClimbing) : [];
  const clocks: ClockChange[] = [];
  if (carrier !== undefined)
    clocks.push(
      left.length > 0
        ? withSteps(
            carrier,
            carrier.steps.slice(1).filter((step) => !isClimbing(step)),
            'climbed',
          )
        : { type: 'step', id: carrier.id },
    );
  if (replyLimit !== undefined) {
    const reply = startClock(context, ticket, { kind: 'sheetReply', rule: 'S-4', limit: replyLimit, unit: draft.receiver, tag: id });
    clocks.push(left.length > 0 ? { type: 'start', clock: { ...reply.clock, steps: inOrder(...reply.clock.steps, ...left) } } : reply);
  }
  return happened(
    context,
    'sheetIssued',
    {
      id,
      level: draft.level,
      ground: draft.ground,
      receiver: draft.receiver,
      supervisors: draft.supervisors,
      text: draft.text,
      clock: draft.step?.clock ?? null,
      dueAt: draft.step?.dueAt ?? context.now,
    },
    clocks,
  );
}

/** S-2: who is reminded or supervised for a clock: its unit; for the caller's clocks the unit that has the ticket; null is the centre. */
export function addressee(ticket: Ticket, clock: Clock): Clock['unit'] {
  return clock.unit ?? (clock.kind === 'caller' || clock.kind === 'urgentResponse' ? currentUnit(ticket) : null);
}

/** The running clock that waits for the reply to a sheet. */
export function replyClocks(ticket: Ticket, sheet: SupervisionSheet['id']): readonly Clock[] {
  return running(ticket, 'sheetReply').filter((clock) => clock.id.endsWith(`:${sheet}`));
}

/**
 * S-2 "unanswered or still open": while the answer is read, and after the unit's clock has ended, a sheet without reply climbs on.
 * The ladder's next steps go from the clock that brought it to the clock of its reply.
 */
export function climbUnanswered(ticket: Ticket, clocks: readonly Clock[]): readonly ClockChange[] {
  return clocks.flatMap((clock) => {
    const sheet = ticket.sheets.findLast(
      // An extension forgives what was before it.
      (candidate) => candidate.step !== null && candidate.step.dueAt > clock.deadline.at && isSheetAbout(ticket, clock, candidate),
    );
    if (sheet === undefined || sheet.reply !== null) return [];
    const steps = clock.steps.filter(isClimbing);
    return steps.length === 0
      ? []
      : replyClocks(ticket, sheet.id).map((reply) => withSteps(reply, inOrder(...reply.steps, ...steps), 'unanswered'));
  });
}

/** H-7: the answer was rejected; the clocks supervise again, and take their steps back from the clocks of replies. */
export function wakeClocks(context: TicketContext, ticket: Ticket, clocks: readonly Clock[]): readonly ClockChange[] {
  const woken = clocks.map((clock) => wakeClock(context, ticket, clock, 'rejected'));
  const own = woken.flatMap((change) => change.steps);
  const carried = (step: ClockStep): boolean => own.some((other) => other.at === step.at && other.level === step.level);
  return [...woken, ...running(ticket, 'sheetReply').flatMap((reply) => takeBack(reply, carried))];
}

/** D-2, S-2: a unit that gets back what was recalled from it is supervised by its own clock again, and not by those of replies besides. */
export function takeBackFrom(ticket: Ticket, unit: UnitCode): readonly ClockChange[] {
  return running(ticket, 'sheetReply').flatMap((reply) => (reply.unit === unit ? takeBack(reply, () => true) : []));
}

function takeBack(reply: Clock, which: (step: ClockStep) => boolean): readonly ClockChange[] {
  const left = reply.steps.filter((step) => !which(step));
  return left.length === reply.steps.length ? [] : [withSteps(reply, left, 'takenBack')];
}
