import { whoSaw } from '../application/trail/who-saw.ts';
import type { Command } from './command.ts';
import { padDisplay } from './display-width.ts';
import type { Services } from './services.ts';
import { actorOf, actorOptions, printRefusal, ticketByNumber } from './ticket-actor.ts';
import { localMinute } from './local-time.ts';

const WHAT_COLUMNS = 24;
const ID_SHOWN = 8;

/** `./huiyin ticket seen`: every read, reveal and act of a ticket, for the auditor (S-5). */
export const ticketSeenCommand: Command<Services> = {
  name: 'ticket seen',
  usage: `用法 Usage: ./huiyin ticket seen NUMBER --as LOGIN [--city ID] [--json]`,
  options: actorOptions,
  positionals: { min: 1, max: 1 },
  async run(input, terminal, open) {
    const services = await open();
    const { city, actor } = await actorOf(input, services);
    const ticketId = await ticketByNumber(services, city, input.positionals[0] ?? '');
    const seen = await whoSaw(services.tickets, { city, actor, ticketId });
    if (!seen.ok) return printRefusal(seen.error, terminal);
    if (terminal.json) terminal.print(JSON.stringify(seen.value));
    else {
      const [accounts, { calendar, profile }] = await Promise.all([
        services.accounts.list(city),
        services.profiles.at(city, services.now()),
      ]);
      const names = new Map(accounts.map(({ userId, name, login }) => [userId, `${name} (${login})`]));
      for (const { at, user, unit, origin, what, reason } of seen.value) {
        // Somebody without an account any more, or of a simulation, is told apart by the beginning of the id.
        const who = user === null ? '-' : (names.get(user) ?? `[${user.slice(0, ID_SHOWN)}]`);
        const where = unit === null ? '' : `  ${profile.units.get(unit)?.name.zh ?? unit}`;
        terminal.print(`${localMinute(at, calendar.timeZone)}  ${padDisplay(what, WHAT_COLUMNS)}${who}${where}`);
        const more = [origin, reason].filter((part) => part !== null).join(': ');
        if (more !== '') terminal.print(`    ${more}`);
      }
    }
    return 0;
  },
};
