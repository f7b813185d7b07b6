import type { ClassCode } from '../domain/kernel/ids.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
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
    const classCode = optionText(input, 'class') as ClassCode | null;
    const { profile } = await services.profiles.at(city, services.now());
    if (classCode !== null && !profile.classes.has(classCode)) {
      throw new Failure('cli.unknownClass', { zh: `没有事项分类“${classCode}”`, en: `There is no class "${classCode}"` }, 1);
    }
    const found = await services.tickets.precedents.find(city, classCode, SHOWN);
    if (terminal.json) terminal.print(JSON.stringify(found));
    else {
      for (const { decidedAt, number, classCode: code, area, unit, minutes } of found) {
        const where = area === null ? '' : `  ${profile.areas.get(area)?.name.zh ?? area}`;
        terminal.print(`${decidedAt.slice(0, 10)}  ${number}  ${profile.classes.get(code)?.name.zh ?? ''} [${code}]${where}`);
        terminal.print(`    ${profile.units.get(unit)?.name.zh ?? ''} [${unit}]: ${minutes}`);
      }
      if (found.length === 0) terminal.note('还没有会商先例 There are no precedents yet');
    }
    return 0;
  },
};
