import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { learnFromOrders } from '../application/dispatch-advice/learn-from-orders.ts';
import { writeDispatchModel } from '../application/dispatch-advice/model-file.ts';
import { findOrderColumns, readUnit, withColumns } from '../application/dispatch-advice/order-columns.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { optionText, requiredText } from './option-text.ts';
import { readFields, readOrderRows } from './order-rows.ts';

/** The file in the folder of a model. */
export const DISPATCH_MODEL_FILE = 'dispatch.json';

/** `./huiyin dispatch learn`: learns from dispatched orders which unit to suggest. */
export const dispatchLearnCommand: Command<unknown> = {
  name: 'dispatch learn',
  usage: `用法 Usage: ./huiyin dispatch learn --in ORDERS.jsonl --out DIR [--fields PART=COLUMN,...] [--json]

  从已派出的工单学习承办单位建议：每行一件，写明分类、区域、渠道、日期、承办单位（有正文也用）。列名自动识别。
  Learns which unit to suggest from dispatched orders, one JSON object a line: class, area, channel, date, unit, and a text where there is one.
  Columns are recognised by their names.

  --fields LIST   自行指定列名 name columns by hand, as unit=dept,class=level1/level2,area=street/community,source=,kind=,date=,number=,text=

例 Example: ./huiyin dispatch learn --in orders.jsonl --out model`,
  options: { in: { type: 'string' }, out: { type: 'string' }, fields: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal) {
    const file = requiredText(input, 'in');
    const folder = requiredText(input, 'out');
    const fields = readFields(optionText(input, 'fields'));
    const rows = await readOrderRows(file);
    const names = new Set(rows.flatMap((row) => Object.keys(row)));
    const columns = withColumns(findOrderColumns(names), fields);
    if (columns.unit === null || !names.has(columns.unit))
      throw new Failure(
        'dispatch.noUnit',
        {
          zh: `“${file}”里没有承办单位一列，请用 --fields unit=列名 写明。有这些列：${[...names].join('、')}。`,
          en: `"${file}" has no column for the unit; say --fields unit=COLUMN. Its columns: ${[...names].join(', ')}.`,
        },
        2,
      );
    const units = new Set(rows.map((row) => readUnit(row, columns)).filter((unit) => unit !== ''));
    if (units.size === 0)
      throw new Failure('dispatch.noUnits', { zh: `“${file}”里没有一件写了承办单位。`, en: `No order in "${file}" names a unit.` }, 2);
    const kept = await learnFromOrders(rows, columns, async () => await pause());
    await writeModel(folder, writeDispatchModel(kept));
    const orders = kept.model.orders.length;
    if (terminal.json) terminal.print(JSON.stringify({ ok: true, rows: rows.length, orders, units: units.size, columns }));
    else
      terminal.print(
        bilingual({
          zh: `已从 ${String(orders)} 件工单学习 ${String(units.size)} 个单位，存入 ${folder}`,
          en: `learnt ${String(units.size)} units from ${String(orders)} orders into ${folder}`,
        }),
      );
    return 0;
  },
};

/** Writes beside and renames, so that a reader never sees half a model. */
async function writeModel(folder: string, content: string): Promise<void> {
  const target = path.join(folder, DISPATCH_MODEL_FILE);
  const fresh = `${target}.${String(process.pid)}.tmp`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(fresh, content);
    await rename(fresh, target);
  } catch (error) {
    throw new Failure('dispatch.notWritable', { zh: `无法写入“${folder}”。`, en: `"${folder}" cannot be written.` }, 2, { cause: error });
  }
}
