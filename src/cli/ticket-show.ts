import { readTicket } from '../application/ticket/read-ticket.ts';
import type { Command } from './command.ts';
import type { Services } from './services.ts';
import { actorOf, actorOptions, CLI_ORIGIN, printRefusal, ticketByNumber } from './ticket-actor.ts';
import { ticketLines } from './ticket-lines.ts';

/** `./huiyin ticket show`: a ticket as the account may see it; the look stands in the trail (S-5). */
export const ticketShowCommand: Command<Services> = {
  name: 'ticket show',
  usage: `用法 Usage: ./huiyin ticket show NUMBER --as LOGIN [--city ID] [--json]`,
  options: actorOptions,
  positionals: { min: 1, max: 1 },
  async run(input, terminal, open) {
    const services = await open();
    const { city, actor } = await actorOf(input, services);
    const ticketId = await ticketByNumber(services, city, input.positionals[0] ?? '');
    const read = await readTicket(services.tickets, { city, actor, ticketId, from: CLI_ORIGIN });
    if (!read.ok) return printRefusal(read.error, terminal);
    if (terminal.json) terminal.print(JSON.stringify(read.value));
    else {
      const now = services.now();
      for (const line of ticketLines(read.value, await services.profiles.at(city, now), now)) terminal.print(line);
    }
    return 0;
  },
};
