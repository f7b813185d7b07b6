import { revealCaller } from '../application/persons/reveal-caller.ts';
import type { Command } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';
import { actorOf, actorOptions, CLI_ORIGIN, printRefusal, ticketByNumber } from './ticket-actor.ts';

/** `./huiyin ticket reveal`: shows in plain who called, for a reason that stands in the trail (S-5). */
export const ticketRevealCommand: Command<Services> = {
  name: 'ticket reveal',
  usage: `用法 Usage: ./huiyin ticket reveal NUMBER --as LOGIN --reason TEXT [--city ID] [--json]

  --reason TEXT  查看理由，记入痕迹 why it is shown, kept in the trail`,
  options: { ...actorOptions, reason: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(input, terminal, open) {
    const services = await open();
    const { city, actor } = await actorOf(input, services);
    const ticketId = await ticketByNumber(services, city, input.positionals[0] ?? '');
    const reason = optionText(input, 'reason') ?? '';
    const shown = await revealCaller(services.tickets, { city, actor, ticketId, reason, from: CLI_ORIGIN });
    if (!shown.ok) return printRefusal(shown.error, terminal);
    const { name, phone } = shown.value;
    terminal.print(terminal.json ? JSON.stringify({ ok: true, name, phone }) : `${name ?? '-'}  ${phone ?? '-'}`);
    return 0;
  },
};
