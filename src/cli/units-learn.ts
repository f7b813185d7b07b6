import { setImmediate as pause } from 'node:timers/promises';
import { learnUnits } from '../application/dispatch-advice/learn-units.ts';
import type { UnitModelReport } from '../application/dispatch-advice/ports.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** `./huiyin units learn`: learns from a city's dispatched tickets which unit to suggest. */
export const unitsLearnCommand: Command<Services> = {
  name: 'units learn',
  usage: `用法 Usage: ./huiyin units learn [--city ID] [--json]

  用单位已签收的工单重新学习承办单位建议，先以最近的十分之一检验，再一并作为依据。工作进程每天自动做一次。
  Learns the suggestion of units from tickets that units signed and kept. The latest tenth is a trial first, and is compared with
  afterwards. The worker does the same once a day. For orders in a file see dispatch learn.`,
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const { profiles, tickets, signal } = await open();
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const learnt = await learnUnits({ ...tickets, profiles }, { city, signal, pause: async () => await pause() });
    if (terminal.json) terminal.print(JSON.stringify(learnt));
    else if (learnt.type === 'nothing')
      terminal.print('没有足够的已签收工单，继续使用现有建议 Too few signed tickets to learn from; nothing changed');
    else {
      terminal.print(bilingual({ zh: `已启用第 ${String(learnt.version)} 版`, en: `version ${String(learnt.version)} is in use` }));
      terminal.print(bilingual(reportText(learnt.report)));
    }
    return learnt.type === 'nothing' ? 1 : 0;
  },
};

function reportText({ orders, units, trial }: UnitModelReport): { readonly zh: string; readonly en: string } {
  const [counted, learnt] = [`${String(orders)} 件、${String(units)} 个单位`, `${String(orders)} tickets, ${String(units)} units`];
  if (trial === null) return { zh: `${counted}，尚不足以检验`, en: `${learnt}: too few to test it` };
  const [first = '', three = ''] = [trial.right, trial.amongThree].map((count) => `${((100 * count) / trial.orders).toFixed(1)} %`);
  return {
    zh: `${counted}；检验最近 ${String(trial.orders)} 件：首选正确 ${first}，前三含正确 ${three}`,
    en: `${learnt}; of the latest ${String(trial.orders)} the first was right for ${first}, one of three for ${three}`,
  };
}
