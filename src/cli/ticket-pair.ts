import type { CommandOutcome } from '../application/ticket/commit-commands.ts';
import type { Wish } from '../application/ticket/execute-ticket-command.ts';
import { linkRepeat } from '../application/ticket/link-repeat.ts';
import { mergeTickets } from '../application/ticket/merge-tickets.ts';
import { splitTicket } from '../application/ticket/split-ticket.ts';
import type { TicketId } from '../domain/kernel/ids.ts';
import type { Refusal } from '../domain/kernel/refusal.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Command } from './command.ts';
import type { Services } from './services.ts';
import { optionText } from './option-text.ts';
import { actorOf, actorOptions, CLI_ORIGIN, printRefusal, ticketByNumber } from './ticket-actor.ts';

type PairWish = Wish & { readonly ticketId: TicketId; readonly reason: string };
type Outcome = Promise<Result<CommandOutcome, Refusal>>;

/** `./huiyin ticket merge`: the same matter is handled once (R-5). */
export const ticketMergeCommand = pairCommand('merge', 'MASTER', (services, wish, master) =>
  mergeTickets(services.tickets, { ...wish, master }),
);

/** `./huiyin ticket repeat`: the same matter again after closing (E-7). */
export const ticketRepeatCommand = pairCommand('repeat', 'EARLIER', (services, wish, earlier) =>
  linkRepeat(services.tickets, { ...wish, earlier }),
);

/** `./huiyin ticket split`: undoes a merge while the master is open (R-5). */
export const ticketSplitCommand = pairCommand('split', null, (services, wish) => splitTicket(services.tickets, wish));

function pairCommand(
  word: string,
  other: string | null,
  act: (services: Services, wish: PairWish, other: TicketId) => Outcome,
): Command<Services> {
  const count = other === null ? 1 : 2;
  return {
    name: `ticket ${word}`,
    usage: `用法 Usage: ./huiyin ticket ${word} NUMBER ${other === null ? '' : `${other} `}--as LOGIN --reason TEXT [--city ID] [--json]`,
    options: { ...actorOptions, reason: { type: 'string' } },
    positionals: { min: count, max: count },
    async run(input, terminal, open) {
      const services = await open();
      const { city, actor } = await actorOf(input, services);
      const [number = '', otherNumber = number] = input.positionals;
      const ticketId = await ticketByNumber(services, city, number);
      const otherId = await ticketByNumber(services, city, otherNumber);
      const wish = { city, actor, ticketId, reason: optionText(input, 'reason') ?? '', from: CLI_ORIGIN };
      const done = await act(services, wish, otherId);
      if (!done.ok) return printRefusal(done.error, terminal);
      const { version, events } = done.value;
      if (terminal.json) terminal.print(JSON.stringify({ ok: true, number, version, events: events.map(({ type }) => type) }));
      else terminal.print(`${number}  v${String(version)}  ${events.map(({ type }) => type).join(', ')}`);
      return 0;
    },
  };
}
