import { refuse } from '../loop/refuse.ts';
import type { CommitmentAction, CommitmentCommand, CommitmentCommandOf } from './commands.ts';
import type { Commitment } from './commitment.ts';
import { concludeDeciders } from './decide/conclude.ts';
import type { CommitmentContext, CommitmentDeciders, CommitmentDecision } from './decide/decision.ts';
import { enter, layDownDeciders } from './decide/lay-down.ts';
import { progressDeciders } from './decide/progress.ts';
import { superviseDeciders } from './decide/supervise.ts';
import { commitmentTransitions } from './transitions.ts';

type OnPromise = Exclude<CommitmentAction, 'enter'>;

const deciders: CommitmentDeciders<OnPromise> = { ...layDownDeciders, ...progressDeciders, ...superviseDeciders, ...concludeDeciders };

/**
 * What a command on a promise leads to, by the table of transitions and the rules of LEDGER.md. Pure: time, calendar, policy and actor
 * are in the context. Whether the actor's role and unit may do it at all is `access/may-act-on-commitment`, asked before.
 */
export function decideCommitment(
  commitment: Commitment | null,
  command: CommitmentCommand,
  context: CommitmentContext,
): CommitmentDecision {
  if (command.type === 'enter') {
    return commitment === null ? enter(command, context) : refuse('COMMITMENT_EXISTS', 'K-1', { number: commitment.number });
  }
  if (commitment === null) return refuse('COMMITMENT_UNKNOWN', null);
  const transition = commitmentTransitions[command.type];
  if (!(transition.from as readonly string[]).includes(commitment.state)) {
    return refuse('COMMITMENT_NOT_IN_STATE', transition.rules[0], { promiseState: commitment.state, promiseAction: command.type });
  }
  return decideOne(command.type, commitment, command, context);
}

function decideOne<Action extends OnPromise>(
  action: Action,
  commitment: Commitment,
  command: CommitmentCommandOf<Action>,
  context: CommitmentContext,
): CommitmentDecision {
  // The table is keyed by the action, so the decider fits the command; the compiler loses that over the union.
  const decider = deciders[action] as unknown as (before: Commitment, asked: unknown, with_: CommitmentContext) => CommitmentDecision;
  return decider(commitment, command, context);
}
