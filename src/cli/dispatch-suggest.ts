import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { adviseUnit, type CatalogueOf } from '../application/dispatch-advice/advise-unit.ts';
import { createCatalogueAdviser } from '../application/dispatch-advice/catalogue-advice.ts';
import { readDispatchModel, type KeptDispatchModel } from '../application/dispatch-advice/model-file.ts';
import { createUnitReader } from '../application/dispatch-advice/unit-reader.ts';
import { findOrderColumns, readOrder, withColumns } from '../application/dispatch-advice/order-columns.ts';
import { compileProfile } from '../domain/profile/profile-index.ts';
import type { Command } from './command.ts';
import { DISPATCH_MODEL_FILE } from './dispatch-learn.ts';
import { Failure } from './failure.ts';
import { optionText, requiredText } from './option-text.ts';
import { readFields, readOrderRows } from './order-rows.ts';
import { profileInFolder } from './profile-folder.ts';

const DEFAULT_COUNT = 3;
const MOST = 24;

/** `./huiyin dispatch suggest`: D-1, D-8, D-9: units for orders, with scores and reasons. */
export const dispatchSuggestCommand: Command<unknown> = {
  name: 'dispatch suggest',
  usage: `用法 Usage: ./huiyin dispatch suggest --model DIR --in ORDERS.jsonl [--profile DIR] [--count N] [--fields PART=COLUMN,...]

  每件工单输出一行 JSON：top 是建议的承办单位，附得分和理由，最好的在前；派单目录在先，历史在后。
  One line of JSON an order, in their order: the units to suggest with scores and reasons, the best first; the duty catalogue before history.

  --profile DIR   城市配置目录；其派单目录在先，目录不许的单位和层级不出现 a city's profile: its catalogue goes first, and what it forbids is left out
  --count N       建议几个单位，默认 3 how many units (default 3)
  --fields LIST   自行指定列名，见 dispatch learn name columns by hand, see dispatch learn`,
  options: {
    model: { type: 'string' },
    in: { type: 'string' },
    profile: { type: 'string' },
    count: { type: 'string' },
    fields: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(input, terminal) {
    const folder = requiredText(input, 'model');
    const file = requiredText(input, 'in');
    const count = countOf(optionText(input, 'count'));
    const fields = readFields(optionText(input, 'fields'));
    const { columns: learnt, model } = await modelIn(folder);
    const profileFolder = optionText(input, 'profile');
    const profile = profileFolder === null ? null : await profileInFolder(profileFolder, terminal);
    if (profile === undefined) return 1;
    const catalogue: CatalogueOf | null =
      profile === null ? null : { advise: createCatalogueAdviser(compileProfile(profile)), today: profile.validFrom };
    const rows = await readOrderRows(file);
    const names = new Set(rows.flatMap((row) => Object.keys(row)));
    // A file with the columns of the one learnt from is read the same way.
    const isAlike = [...learnt.classes, ...learnt.areas].every((name) => names.has(name));
    const columns = withColumns(isAlike ? learnt : findOrderColumns(names), fields);
    const suggest = createUnitReader(model);
    for (const row of rows) terminal.print(JSON.stringify({ top: adviseUnit(suggest, readOrder(row, columns), count, catalogue) }));
    return 0;
  },
};

function countOf(given: string | null): number {
  const count = given === null ? DEFAULT_COUNT : Number(given);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  const text = { zh: `--count 应为 1 到 ${String(MOST)} 的整数。`, en: `--count must be a whole number from 1 to ${String(MOST)}.` };
  throw new Failure('dispatch.badCount', text, 2);
}

async function modelIn(folder: string): Promise<KeptDispatchModel> {
  const file = path.join(folder, DISPATCH_MODEL_FILE);
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('dispatch.noModel', { zh: `“${folder}”里没有模型。`, en: `There is no model in "${folder}".` }, 2, { cause: error });
  });
  const model = readDispatchModel(content);
  if (model !== undefined) return model;
  throw new Failure('dispatch.badModel', { zh: `“${file}”不是本系统写的模型。`, en: `"${file}" is no model of this system.` }, 2);
}
