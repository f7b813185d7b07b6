import type { DueAction } from '../../domain/loop/clock.ts';
import type { SingleTicketCommand } from './execute-ticket-command.ts';

/** The command that does what falls due on a clock. */
export function dueCommand(action: DueAction, clock: string): SingleTicketCommand {
  switch (action) {
    case 'remind':
    case 'supervise':
    case 'lapse':
      return { type: action, clock };
    case 'deemSigned':
    case 'closeUnanswered':
    case 'archive':
      return { type: action };
  }
}
