import { countMessages, listMessages, retryMessages, showMessage, type LookPorts } from '../application/messages/look-at-messages.ts';
import type { MessageGateways, MessageLine } from '../application/messages/ports.ts';
import { codesOf, isCodeOf } from '../domain/vocabulary/label.ts';
import { messageChannels, messageProblems, messageStates, messageTemplates } from '../domain/vocabulary/messages.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { localMinute } from './local-time.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';
import { textTable } from './text-table.ts';
import { printRefusal } from './ticket-actor.ts';

const SHOWN = 50;

/** `./huiyin messages list`: what goes out to callers and units, and how it fares. */
export const messagesListCommand: Command<Services> = {
  name: 'messages list',
  usage: `用法 Usage: ./huiyin messages list [--state STATE] [--ticket NUMBER] [--after ID] [--city ID] [--json]

  --state STATE  ${codesOf(messageStates).join(', ')}
  --after ID     从该条之后继续 goes on after this one`,
  options: { state: { type: 'string' }, ticket: { type: 'string' }, after: { type: 'string' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const state = optionText(input, 'state');
    if (state !== null && !isCodeOf(messageStates, state)) {
      const known = codesOf(messageStates).join(', ');
      throw new Failure('cli.messageState', { zh: `--state 应为 ${known} 之一`, en: `--state is one of ${known}` }, 1);
    }
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const [number, after] = [optionText(input, 'ticket'), idOption(optionText(input, 'after'))];
    const found = await listMessages(portsOf(services), { city, state, number, after, limit: SHOWN });
    if (!found.ok) return printRefusal(found.error, terminal);
    const gateways = services.messaging.gateways();
    const counts = await countMessages(portsOf(services), city);
    if (terminal.json) {
      terminal.print(JSON.stringify({ counts, configured: Object.keys(gateways), messages: found.value }));
      return 0;
    }
    const { timeZone } = (await services.profiles.at(city, services.now())).calendar;
    for (const { channel, state: counted, count, oldest } of counts) {
      const way = channel === null ? '—' : bilingual(messageChannels[channel]);
      const note = counted === 'waiting' ? missingGateway(channel, gateways) : '';
      terminal.note(`${way}  ${bilingual(messageStates[counted])} ${String(count)}  ${localMinute(oldest, timeZone)}${note}`);
    }
    const rows = found.value.map((line) => [
      line.id,
      localMinute(line.createdAt, timeZone),
      line.number,
      messageTemplates[line.template].zh,
      line.unit ?? line.receiver,
      line.channel ?? '—',
      messageStates[line.state].zh,
      String(line.tries),
      problemText(line, gateways),
    ]);
    for (const line of textTable(rows)) terminal.print(line);
    return 0;
  },
};

/** `./huiyin messages show ID`: its tries, and its words without anything personal. */
export const messagesShowCommand: Command<Services> = {
  name: 'messages show',
  usage: '用法 Usage: ./huiyin messages show ID [--city ID] [--json]',
  options: { city: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(input, terminal, open) {
    const [id = ''] = input.positionals;
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const found = await showMessage(portsOf(services), city, idOption(id) ?? '');
    if (!found.ok) return printRefusal(found.error, terminal);
    const { line, tries, text } = found.value;
    if (terminal.json) terminal.print(JSON.stringify(found.value));
    else {
      const { timeZone } = (await services.profiles.at(city, services.now())).calendar;
      terminal.print(`${line.number}  ${bilingual(messageTemplates[line.template])}  ${bilingual(messageStates[line.state])}`);
      if (text !== null) terminal.print(text);
      for (const { no, begunAt, outcome, problem, reference } of tries) {
        terminal.print(`  ${String(no)}  ${localMinute(begunAt, timeZone)}  ${outcome ?? '…'}  ${problem ?? reference ?? ''}`);
      }
    }
    return 0;
  },
};

/** `./huiyin messages retry`: sends what failed or became too old after all. */
export const messagesRetryCommand: Command<Services> = {
  name: 'messages retry',
  usage: '用法 Usage: ./huiyin messages retry (ID | --all) [--city ID]',
  options: { all: { type: 'boolean' }, city: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  async run(input, terminal, open) {
    const [id] = input.positionals;
    if ((id === undefined) !== (input.values['all'] === true)) {
      throw new Failure('cli.messagesRetry', { zh: '请写明一条消息的编号，或 --all', en: 'Name one message, or say --all' }, 1);
    }
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const retried = await retryMessages(portsOf(services), city, id === undefined ? null : idOption(id));
    if (!retried.ok) return printRefusal(retried.error, terminal);
    terminal.print(terminal.json ? JSON.stringify({ retried: retried.value }) : `将重发 to be sent: ${String(retried.value)}`);
    return 0;
  },
};

function portsOf({ messaging, profiles, tickets }: Services): LookPorts {
  return { messages: messaging.messages, profiles, events: tickets.events, reader: tickets.reader, time: tickets.time };
}

/** The id of a message as typed. */
function idOption(text: string | null): string | null {
  if (text === null || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text)) return text;
  throw new Failure('cli.messageId', { zh: `“${text}”不是消息编号`, en: `"${text}" is no id of a message` }, 1);
}

function problemText(line: MessageLine, gateways: MessageGateways): string {
  if (line.problem === null) return line.state === 'waiting' ? missingGateway(line.channel, gateways) : '';
  const [code = '', ...detail] = line.problem.split(' ');
  return [isCodeOf(messageProblems, code) ? messageProblems[code].zh : code, ...detail].join(' ');
}

function missingGateway(channel: MessageLine['channel'], gateways: MessageGateways): string {
  return channel === null || gateways[channel] !== undefined ? '' : '  未配置 not configured';
}
