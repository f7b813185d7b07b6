import { dueCommand } from '../../src/application/ticket/due-command.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { TicketCommand } from '../../src/domain/ticket/commands.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';

/** A step of a clock that has fallen due, and the command that takes it. */
export type DueCommand = { readonly at: Instant; readonly clock: string; readonly command: TicketCommand };

/** The next step of every running clock that has fallen due by `now`, in order of time: what the worker would do. */
export function dueCommands(ticket: Ticket, now: Instant): readonly DueCommand[] {
  const due: DueCommand[] = [];
  for (const { id, stop, steps } of Object.values(ticket.clocks)) {
    const [step] = steps;
    if (stop !== null || step === undefined || step.at > now) continue;
    due.push({ at: step.at, clock: id, command: dueCommand(step.action, id) });
  }
  return due.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}
