import { readTicket } from '../application/ticket/read-ticket.ts';
import type { TicketView } from '../domain/access/view-ticket.ts';
import { privacies, requestKinds } from '../domain/vocabulary/request.ts';
import { clockKinds, ticketStates } from '../domain/vocabulary/ticket.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { padDisplay } from './display-width.ts';
import type { Services } from './services.ts';
import { actorOf, actorOptions, CLI_ORIGIN, printRefusal, ticketByNumber } from './ticket-actor.ts';

/** `./huiyin ticket show`: a ticket as the account may see it; the look stands in the trail (S-5). */
export const ticketShowCommand: Command<Services> = {
  name: 'ticket show',
  summary: '查看工单(留痕) show a ticket, which leaves a trace',
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
    else for (const line of viewLines(read.value)) terminal.print(line);
    return 0;
  },
};

function viewLines(view: TicketView): readonly string[] {
  const { number, version, state, kind, privacy, text, callers, clocks, dispatch, answer } = view;
  const lines = [
    `${number}  v${String(version)}  ${bilingual(ticketStates[state])}  ${requestKinds[kind].zh}  ${privacies[privacy].zh}`,
    '',
    text,
    '',
  ];
  for (const caller of callers)
    lines.push(`诉求人 caller  ${caller.number}  ${caller.hidden ?? `${caller.name ?? ''} ${caller.phone ?? ''}`}`);
  if (dispatch !== null)
    lines.push(`主办 lead  ${dispatch.lead}  ${dispatch.supports.map((support) => support.unit).join(' ')}  ${dispatch.basis}`);
  for (const clock of clocks) {
    const stop = clock.stop === null ? '…' : `${clock.stop.outcome} ${clock.stop.at}`;
    lines.push(`  ${padDisplay(bilingual(clockKinds[clock.kind]), 36)}${clock.dueAt}${clock.provisional ? ' ?' : ''}  ${stop}`);
  }
  if (answer !== null) lines.push('', `答复 answer  ${answer.publicAnswer}`);
  return lines;
}
