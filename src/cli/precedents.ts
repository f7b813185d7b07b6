import type { ClassCode } from '../domain/kernel/ids.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import type { Services } from './services.ts';
import { optionText } from './option-text.ts';

const SHOWN = 1_000;

/** `./huiyin precedents`: what case conferences decided, and on which ticket (D-7). */
export const precedentsCommand: Command<Services> = {
  name: 'precedents',
  usage: `用法 Usage: ./huiyin precedents [--class CODE] [--city ID] [--json]`,
  options: { class: { type: 'string' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const found = await services.tickets.precedents.find(city, optionText(input, 'class') as ClassCode | null, SHOWN);
    if (terminal.json) terminal.print(JSON.stringify(found));
    else {
      for (const { decidedAt, number, classCode, area, unit, minutes } of found) {
        terminal.print(`${decidedAt.slice(0, 10)}  ${number}  ${classCode}  ${area ?? '-'}  ${unit}  ${minutes}`);
      }
      if (found.length === 0) terminal.note('还没有会商先例 There are no precedents yet');
    }
    return 0;
  },
};
