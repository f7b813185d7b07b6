import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** `./huiyin classes roll-back`: puts an earlier model of classes into use. */
export const classesRollBackCommand: Command<Services> = {
  name: 'classes roll-back',
  usage: `用法 Usage: ./huiyin classes roll-back [--to VERSION] [--city ID] [--json]

  --to VERSION   退回到这一版；0 是分类目录本身的用词 the version to go back to; 0: the words of the class tree
                 （默认在用的前一版 default: the one before the one in use）

  不删除任何模型；以后学到更好的，仍会启用新的。 No model is deleted; a better one that is learnt later comes into use again.

例 Example: ./huiyin classes roll-back --to 3`,
  options: { to: { type: 'string' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const { profiles, tickets, now } = await open();
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const [models, inUse] = await Promise.all([tickets.classModels.list(city), tickets.classModels.inUse(city)]);
    const before = models.find(({ version }) => version < inUse)?.version ?? 0;
    const written = optionText(input, 'to');
    const version = written === null ? before : Number(written);
    if (version !== 0 && !models.some((model) => model.version === version)) {
      const text = { zh: `没有第 ${written ?? ''} 版，见 classes list`, en: `There is no version ${written ?? ''}: see classes list` };
      throw new Failure('classes.noVersion', text, 1);
    }
    if (version === inUse) {
      throw new Failure('classes.inUse', { zh: `第 ${String(version)} 版已经在用`, en: `Version ${String(version)} is in use already` }, 1);
    }
    await tickets.classModels.choose(city, version, now());
    if (terminal.json) terminal.print(JSON.stringify({ inUse: version, before: inUse }));
    else terminal.print(bilingual({ zh: `已启用第 ${String(version)} 版`, en: `version ${String(version)} is in use` }));
    return 0;
  },
};
