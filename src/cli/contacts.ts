import { addContact, listContacts, removeContact, type ContactPorts } from '../application/messages/keep-contacts.ts';
import { messageChannels } from '../domain/vocabulary/messages.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command, CommandInput } from './command.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';
import { textTable } from './text-table.ts';
import { printRefusal } from './ticket-actor.ts';

const options = {
  unit: { type: 'string' },
  login: { type: 'string' },
  centre: { type: 'boolean' },
  mail: { type: 'string' },
  mobile: { type: 'string' },
  city: { type: 'string' },
} as const;

const choices = `(--unit CODE | --login LOGIN | --centre) (--mail ADDRESS | --mobile NUMBER) [--city ID]`;

/** `./huiyin contacts list`: who is told by message, and where; addresses are masked. */
export const contactsListCommand: Command<Services> = {
  name: 'contacts list',
  usage: '用法 Usage: ./huiyin contacts list [--city ID] [--json]',
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const lines = await listContacts(portsOf(services), city);
    if (terminal.json) terminal.print(JSON.stringify(lines));
    else {
      const { units } = (await services.profiles.at(city, services.now())).profile;
      const rows = lines.map(({ holder, unit, login, channel, address }) => [
        unit === null ? (login ?? holder) : `${units.get(unit)?.name.zh ?? ''} [${unit}]`,
        bilingual(messageChannels[channel]),
        address,
      ]);
      for (const line of textTable(rows)) terminal.print(line);
      if (lines.length === 0) terminal.note('还没有联系方式 There are no contact points yet');
    }
    return 0;
  },
};

/** `./huiyin contacts add`: where a unit, the centre or a member of staff is told of tickets. */
export const contactsAddCommand = changeCommand('contacts add', addContact);

/** `./huiyin contacts remove`: that address is told nothing any more. */
export const contactsRemoveCommand = changeCommand('contacts remove', removeContact);

function changeCommand(name: string, change: typeof addContact | typeof removeContact): Command<Services> {
  return {
    name,
    usage: `用法 Usage: ./huiyin ${name} ${choices}`,
    options,
    positionals: { min: 0, max: 0 },
    async run(input, terminal, open) {
      const services = await open();
      const done = await change(portsOf(services), await wishOf(input, services));
      return done.ok ? 0 : printRefusal(done.error, terminal);
    },
  };
}

function portsOf({ messaging, profiles, accounts, tickets }: Services): ContactPorts {
  return { contacts: messaging.contacts, profiles, accounts, ids: tickets.ids, time: tickets.time };
}

async function wishOf(input: CommandInput, services: Services): Promise<Parameters<typeof addContact>[1]> {
  const [unit, login, mail, mobile] = ['unit', 'login', 'mail', 'mobile'].map((name) => optionText(input, name));
  const centre = input.values['centre'] === true;
  const holders = [unit !== null, login !== null, centre].filter(Boolean).length;
  const address = mail ?? mobile ?? null;
  if (holders !== 1 || address === null || (mail !== null && mobile !== null)) {
    throw new Failure('cli.contact', { zh: `请这样写：${choices}`, en: `It takes: ${choices}` }, 1);
  }
  const city = await chooseCity(services.profiles, optionText(input, 'city'));
  return { city, unit: unit ?? null, login: login ?? null, channel: mail === null ? 'sms' : 'mail', address };
}
