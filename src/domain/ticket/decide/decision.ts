import type { AreaCode, UnitCode } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import { ok } from '../../kernel/result.ts';
import type { WorkCalendar } from '../../calendar/types.ts';
import type { ClockChange } from '../../loop/clock.ts';
import type { ProfileIndex } from '../../profile/profile-index.ts';
import type { RefusalCode } from '../../vocabulary/refusals.ts';
import type { TicketAction, TicketCommandOf } from '../commands.ts';
import type { PayloadOf, TicketEvent, TicketEventType } from '../events.ts';
import type { Actor } from '../../loop/actor.ts';
import { actorRef } from '../../loop/actor.ts';
import type { Ticket } from '../ticket.ts';

/** All that a decision may look at beside the ticket and the command. */
export type TicketContext = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendar: WorkCalendar;
  readonly profile: ProfileIndex;
  /** D-7: conference decisions on the class at hand, the latest first; none where nobody asked for them. */
  readonly precedents?: readonly Precedent[];
};

/** D-7: a conference gave matters of a class in an area (null: no area) to a unit; `number` is the ticket it was about. */
export type Precedent = { readonly unit: UnitCode; readonly area: AreaCode | null; readonly number: string };

/** What a command leads to: facts, or the reason why not. */
export type Decision = Result<readonly TicketEvent[], Refusal<RefusalCode>>;

/** Decides one action on a ticket that exists and is in a state where the table allows the action. */
export type Decider<Action extends TicketAction> = (ticket: Ticket, command: TicketCommandOf<Action>, context: TicketContext) => Decision;

/** Deciders of some actions, by name. */
export type Deciders<Action extends TicketAction> = { readonly [Name in Action]: Decider<Name> };

/** One fact, by the actor, now. */
export function happened<Type extends TicketEventType>(
  context: TicketContext,
  type: Type,
  data: PayloadOf<Type>,
  clocks: readonly ClockChange[] = [],
): TicketEvent {
  // The compiler cannot correlate a generic type with its payload inside the union; the signature above does.
  return { type, at: context.now, by: actorRef(context.actor), data, clocks } as unknown as TicketEvent;
}

/** A decision of a single fact. */
export function one<Type extends TicketEventType>(
  context: TicketContext,
  type: Type,
  data: PayloadOf<Type>,
  clocks: readonly ClockChange[] = [],
): Decision {
  return ok([happened(context, type, data, clocks)]);
}

/** True when the actor handled or answered the ticket (E-3). */
export function handledIt(actor: Actor, ticket: Ticket): boolean {
  return actor.user !== null && ticket.handledBy.some(({ user }) => user === actor.user);
}

/** E-1, H-2: true when there is a caller to speak with; an anonymous ticket has none. */
export function isReachable(ticket: Pick<Ticket, 'followers'>): boolean {
  return ticket.followers.some((follower) => follower.person !== null);
}

/** outlets and merging belong to intake; a ticket that was answered once is handled to its end. */
export function isAnsweredOnce(ticket: Ticket): boolean {
  return ticket.firstConcludedAt !== null || ticket.round > 1;
}

/** The unit that has the ticket now; throws when the table let an action through that needs a dispatch. */
export function currentDispatch(ticket: Ticket): NonNullable<Ticket['dispatch']> {
  if (ticket.dispatch === null) throw new Error(`ticket ${ticket.number} is ${ticket.state} without a dispatch`);
  return ticket.dispatch;
}

/** The unit the ticket is with, for clocks that run against it. */
export function currentUnit(ticket: Ticket): UnitCode | null {
  return ticket.dispatch?.lead ?? null;
}
