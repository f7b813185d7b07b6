import { setImmediate as pause } from 'node:timers/promises';
import { learnClasses } from '../application/intake/learn-classes.ts';
import type { ModelReport } from '../application/intake/ports.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** `./huiyin classes learn`: learns from a city's tickets which words speak for which class. */
export const classesLearnCommand: Command<Services> = {
  name: 'classes learn',
  usage: `用法 Usage: ./huiyin classes learn [--city ID] [--json]

  用已受理的工单重新学习事项分类建议。每十六件留一件检验；新模型比现用的好才启用。工作进程每天自动做一次。
  Learns the suggestion of classes from tickets that were taken on. One in sixteen is held back; a new model comes into use only
  if it does better on these. The worker does the same once a day.`,
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const { profiles, tickets, signal } = await open();
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const learnt = await learnClasses({ ...tickets, profiles }, { city, signal, pause: async () => await pause() });
    if (terminal.json) terminal.print(JSON.stringify(learnt));
    else if (learnt.type === 'nothing')
      terminal.print('没有足够的已受理工单，继续使用现有建议 Too few tickets to learn from; nothing changed');
    else {
      const { report } = learnt;
      terminal.print(
        bilingual(
          learnt.type === 'inUse'
            ? { zh: `已启用第 ${String(learnt.version)} 版`, en: `version ${String(learnt.version)} is in use` }
            : { zh: '新模型不比现用的好，未启用', en: 'the new model is not better than the one in use, which stays' },
        ),
      );
      terminal.print(bilingual(reportText(report)));
    }
    return learnt.type === 'nothing' ? 1 : 0;
  },
};

function reportText({ tickets, heldBack }: ModelReport): { readonly zh: string; readonly en: string } {
  if (heldBack === null)
    return { zh: `学习 ${String(tickets)} 件，尚不足以检验`, en: `learnt from ${String(tickets)} tickets, too few to test it` };
  const { texts, right, amongThree } = heldBack;
  const counts = [right, amongThree].map((count) => `${((100 * count) / texts).toFixed(1)} %`);
  return {
    zh: `共 ${String(tickets)} 件；检验 ${String(texts)} 件：首选正确 ${counts[0] ?? ''}，前三含正确 ${counts[1] ?? ''}`,
    en: `${String(tickets)} tickets; of ${String(texts)} held back the first was right for ${counts[0] ?? ''}, one of three for ${counts[1] ?? ''}`,
  };
}
