import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { optionText } from './option-text.ts';
import { reliabilityTable } from './reliability-table.ts';
import type { Services } from './services.ts';
import { textTable } from './text-table.ts';

/** `./huiyin classes list`: the models that a city learnt, how they did on tickets held back, and which is in use. */
export const classesListCommand: Command<Services> = {
  name: 'classes list',
  usage: `用法 Usage: ./huiyin classes list [--city ID] [--json]

  列出学到的各版分类模型、在留出工单上的成绩，标 * 的在用；第 0 版是分类目录本身的用词。
  其后是在用模型的可信度：给出某一分数的建议，实际有多少是对的。
  Lists the models of classes with what they did on tickets held back; * is in use. Version 0 is the words of the class tree.
  Below: of suggestions with such a score by the model in use, how many were right.`,
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const { profiles, tickets } = await open();
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const [models, inUse] = await Promise.all([tickets.classModels.list(city), tickets.classModels.inUse(city)]);
    if (terminal.json) {
      terminal.print(JSON.stringify({ inUse, models }));
      return 0;
    }
    const rows = models.map(({ version, madeAt, report: { edition, tickets: count, heldBack } }) => [
      version === inUse ? '*' : '',
      ...[String(version), madeAt, edition, String(count)],
      ...(heldBack === null ? ['—', '—'] : [percent(heldBack.right, heldBack.texts), percent(heldBack.amongThree, heldBack.texts)]),
    ]);
    const heading = ['', '版 version', '时间 made', '配置 edition', '工单 tickets', '首选 first', '前三 of three'];
    const tree = [inUse === 0 ? '*' : '', '0', '分类目录 class tree'];
    for (const line of textTable([heading, ...rows, tree], ['left', 'right', 'left', 'left', 'right', 'right', 'right'])) {
      terminal.print(line);
    }
    const used = models.find(({ version }) => version === inUse)?.report.heldBack ?? null;
    if (used !== null) for (const line of ['', ...reliabilityTable(used.reliability)]) terminal.print(line);
    return 0;
  },
};

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
