import type { TicketAction, TicketCommand, TicketCommandOf } from './commands.ts';
import { answerDeciders } from './decide/answer.ts';
import type { Decision, Decider, Deciders, TicketContext } from './decide/decision.ts';
import { dispatchDeciders } from './decide/dispatch.ts';
import { evaluateDeciders } from './decide/evaluate.ts';
import { handleDeciders } from './decide/handle.ts';
import { receive, receiveDeciders } from './decide/receive.ts';
import { superviseDeciders } from './decide/supervise.ts';
import type { Ticket } from './ticket.ts';
import { ticketTransitions } from './transitions.ts';
import { refuse } from '../loop/refuse.ts';

const deciders: Deciders<Exclude<TicketAction, 'receive'>> = {
  ...receiveDeciders,
  ...dispatchDeciders,
  ...handleDeciders,
  ...answerDeciders,
  ...evaluateDeciders,
  ...superviseDeciders,
};

/**
 * What a command leads to, by the table of transitions and the rules of LOOP.md. Pure: time, calendar, policy and actor are
 * in the context. Whether the actor's role and unit may do it at all is `access/may`, asked before.
 * Refuses with a code of the error catalogue and the number of the rule.
 */
export function decide(ticket: Ticket | null, command: TicketCommand, context: TicketContext): Decision {
  if (command.type === 'receive') {
    return ticket === null ? receive(command, context) : refuse('TICKET_EXISTS', 'R-2', { number: ticket.number });
  }
  if (ticket === null) return refuse('TICKET_UNKNOWN', null);
  const transition = ticketTransitions[command.type];
  if (!(transition.from as readonly string[]).includes(ticket.state)) {
    return refuse('ACTION_NOT_IN_STATE', transition.rules[0], { state: ticket.state, action: command.type });
  }
  return decideOne(command.type, ticket, command, context);
}

function decideOne<Action extends Exclude<TicketAction, 'receive'>>(
  action: Action,
  ticket: Ticket,
  command: TicketCommandOf<Action>,
  context: TicketContext,
): Decision {
  // The table is keyed by the action, so the decider fits the command; the compiler loses that over the union.
  const decider = deciders[action] as unknown as Decider<Action>;
  return decider(ticket, command, context);
}
