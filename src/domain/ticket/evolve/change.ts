import type { RequestId, UserId } from '../../kernel/ids.ts';
import type { PayloadOf, TicketEventOf, TicketEventType } from '../events.ts';
import type { ActorRef } from '../../loop/actor.ts';
import type { Follower, Ticket } from '../ticket.ts';

/** What an event changes of a ticket, beside its clocks and version. */
export type Change = Partial<Omit<Ticket, 'id' | 'version' | 'clocks'>>;

/** Changes of some event types, by type. */
export type Changes<Type extends TicketEventType> = {
  readonly [Name in Type]: (ticket: Ticket, data: PayloadOf<Name>, event: TicketEventOf<Name>) => Change;
};

/** Adds a person to a list once; the system is nobody. */
export function withPerson(list: readonly UserId[], user: UserId | null): readonly UserId[] {
  return user === null || list.includes(user) ? list : [...list, user];
}

/** Adds who acted, with the unit it was done for, to those who handled a ticket; the system is nobody. */
export function withHandler(list: Ticket['handledBy'], by: ActorRef): Ticket['handledBy'] {
  const { user, unit } = by;
  if (user === null || list.some((handler) => handler.user === user && handler.unit === unit)) return list;
  return [...list, { user, unit }];
}

/** Changes one follower. */
export function withFollower(ticket: Ticket, request: RequestId, change: Partial<Follower>): readonly Follower[] {
  return ticket.followers.map((follower) => (follower.request === request ? { ...follower, ...change } : follower));
}
