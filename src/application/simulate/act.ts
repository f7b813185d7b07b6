import type { Instant } from '../../domain/kernel/time.ts';
import { HOUR_MS, MINUTE_MS, addMs } from '../../domain/kernel/time.ts';
import type { WorkCalendar } from '../../domain/calendar/types.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Chance } from './chance.ts';
import type { Traits } from './traits.ts';

/** Somebody does something at a moment of the virtual clock. */
export type Act = { readonly at: Instant; readonly actor: Actor; readonly command: TicketCommand };

/** All that a simulated person looks at before acting on a ticket. */
export type Scene = {
  readonly ticket: Ticket;
  readonly traits: Traits;
  readonly now: Instant;
  readonly chance: Chance;
  readonly seed: number;
  readonly calendar: WorkCalendar;
  readonly profile: ProfileIndex;
};

/** What is done after some hours, whenever that is (agents and callers know no office hours). */
export function afterHours(scene: Scene, hours: number, actor: Actor, command: TicketCommand): Act {
  return { at: addMs(scene.now, Math.max(1, Math.round(hours * 60)) * MINUTE_MS), actor, command };
}

/** What is urgent takes this share of the time that other matters take, and the clock round. */
const URGENT_SHARE = 0.1;

/** What is done after some hours of work, in office hours; at once when the matter is urgent (H-1). */
export function afterWork(scene: Scene, hours: number, actor: Actor, command: TicketCommand): Act {
  if (scene.ticket.urgency === 'urgent' && scene.ticket.concludedAt === null)
    return afterHours(scene, hours * URGENT_SHARE, actor, command);
  return { at: afterWorkingHours(scene, scene.now, hours), actor, command };
}

/** The instant so many working hours later; lies inside office hours. */
export function afterWorkingHours({ calendar }: Scene, from: Instant, hours: number): Instant {
  let leftMs = Math.max(1, Math.round(hours * 60)) * MINUTE_MS;
  let at = calendar.nextWorkingTime(from);
  for (;;) {
    const step = Math.min(leftMs, HOUR_MS);
    const worked = calendar.workingMsBetween(at, addMs(at, step));
    leftMs -= worked;
    at = calendar.nextWorkingTime(addMs(at, Math.max(worked, MINUTE_MS)));
    if (leftMs <= 0) return at;
  }
}

/** Hours of work until the first limit of the matter that still runs, the caller's or the unit's; negative when one has passed. */
export function workingHoursLeft({ ticket, calendar, now }: Scene): number {
  const ends = Object.values(ticket.clocks)
    .filter((clock) => clock.stop === null && (clock.kind === 'caller' || clock.kind === 'unit'))
    .map((clock) => clock.deadline.at);
  const first = ends.reduce<Instant | undefined>((earliest, at) => (earliest === undefined || at < earliest ? at : earliest), undefined);
  return first === undefined ? 0 : calendar.workingMsBetween(now, first) / HOUR_MS;
}
