import { readWhere } from '../application/intake/read-where.ts';
import type { AreaCode } from '../domain/kernel/ids.ts';
import { compileProfile } from '../domain/profile/profile-index.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { profileInFolder } from './profile-folder.ts';

/** D-9: where a request would be placed by a city's gazetteer. */
export const profilePlaceCommand: Command<unknown> = {
  name: 'profile place',
  usage: `用法 Usage: ./huiyin profile place DIR --text TEXT [--place WORDS] [--json]

  --text TEXT     诉求内容 what was said
  --place WORDS   专门说地点的话，比内容更可信 the words for the place alone, believed more than the rest

地名来自区县、乡镇名称和 places.csv；名录外的道路、小区按字样识别，标为名录外。
Names come from areas, towns and places.csv; roads and estates that are not in it are known by how they are written, and marked.

例 Example: ./huiyin profile place profiles/lvliang --text 碛口景区停车场乱收费`,
  options: { text: { type: 'string' }, place: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals: [dir = '.'] }, terminal) {
    const [text, place] = [values['text'], values['place']].map((value) => (typeof value === 'string' ? value : ''));
    if (text === undefined || place === undefined || `${text}${place}`.trim() === '')
      throw new Failure('cli.missingText', { zh: '请用 --text 写明诉求内容。', en: 'Give what was said with --text.' }, 1);
    const profile = await profileInFolder(dir, terminal);
    if (profile === undefined) return 1;
    const index = compileProfile(profile);
    const read = readWhere(index, { text, place });
    if (terminal.json) {
      terminal.print(JSON.stringify(read));
      return 0;
    }
    for (const { area, score, words } of read.areas)
      terminal.print(`区域 area      ${score.toFixed(2)}  ${index.areas.get(area as AreaCode)?.name.zh ?? area}（${words.join('、')}）`);
    for (const [label, part] of [
      ['乡镇 town     ', read.township],
      ['道路 road     ', read.road],
      ['地标 landmark ', read.landmark],
    ] as const)
      if (part !== null)
        terminal.print(`${label} ${part.score.toFixed(2)}  ${part.name}${part.known ? '' : '（名录外 not in the gazetteer）'}`);
    if (read.point !== null)
      terminal.print(`坐标 point           ${String(read.point.latitude)}, ${String(read.point.longitude)}（${read.point.of}）`);
    if (read.areas.length === 0 && read.township === null && read.road === null && read.landmark === null)
      terminal.print('没有读出地点 no place was read');
    return 0;
  },
};
