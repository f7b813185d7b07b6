import type { OpenRowSource } from '../application/import/ports.ts';
import { judgeFolds, judgeModel } from '../application/intake/text-classes.ts';
import { bilingual } from './bilingual.ts';
import type { Command, CommandInput } from './command.ts';
import { Failure } from './failure.ts';
import { optionText, requiredText } from './option-text.ts';
import { labelledOf, readTextInput } from './text-input.ts';
import { readModel } from './text-model-file.ts';
import { reliabilityTable } from './reliability-table.ts';
import { textTable } from './text-table.ts';

const DEFAULT_FOLDS = 5;
const MOST_FOLDS = 20;

type Judged = ReturnType<typeof judgeFolds>;

/** `./huiyin text evaluate`: how well a model, or what can be learnt from a file, gives classes. */
export function createTextEvaluateCommand(openRows: OpenRowSource): Command<unknown> {
  return {
    name: 'text evaluate',
    usage: `用法 Usage: ./huiyin text evaluate --in FILE.jsonl [--model DIR | --folds N] [--json]

  --in FILE     每行一条 JSON one JSON object a line: subject, detail (或 or segmented), label
  --model DIR   检验此模型（文件应是它没学过的）tests this model, on texts that it should not have learnt from
  --folds N     不给模型时分 N 折交叉检验 without a model: cross-validation in N folds (${String(DEFAULT_FOLDS)})

  输出正确率、宏 F1、各类、混淆表、可信度。 Prints accuracy, macro-F1, each class, confusion, and whether scores can be relied on.

例 Example: ./huiyin text evaluate --in labelled.jsonl`,
    options: { in: { type: 'string' }, model: { type: 'string' }, folds: { type: 'string' } },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const file = requiredText(input, 'in');
      const folder = optionText(input, 'model');
      const folds = foldsOption(input);
      const { texts, damaged } = await readTextInput(openRows, file, terminal);
      const judged: Judged =
        folder === null
          ? judgeFolds(labelledOf(texts, file, 2), folds, (done) => terminal.progress(`${String(done)} / ${String(folds)}`))
          : { quality: judgeModel(await readModel(folder), labelledOf(texts, file, 1)), folds: [] };
      if (terminal.json) {
        terminal.print(JSON.stringify({ ...judged.quality, folds: judged.folds.map(({ accuracy, macroF1 }) => ({ accuracy, macroF1 })) }));
      } else for (const line of qualityLines(judged)) terminal.print(line);
      return damaged ? 1 : 0;
    },
  };
}

function qualityLines({ quality, folds }: Judged): readonly string[] {
  const { texts, accuracy, macroF1, calibrationError, perClass, labels, confusion, reliability } = quality;
  const right = Array.from({ length: labels.length + 1 }, () => 'right' as const);
  return [
    bilingual({
      zh: `${String(texts)} 条：正确率 ${fixed(accuracy)}，宏 F1 ${fixed(macroF1)}，可信度误差 ${fixed(calibrationError)}`,
      en: `${String(texts)} texts: accuracy ${fixed(accuracy)}, macro-F1 ${fixed(macroF1)}, calibration error ${fixed(calibrationError)}`,
    }),
    ...(folds.length === 0 ? [] : [`宏 F1 各折 by fold: ${folds.map((fold) => fixed(fold.macroF1)).join('  ')}`]),
    '',
    ...textTable(
      [
        ['类别 class', '条数 texts', '准确 precision', '召回 recall', 'F1'],
        ...perClass.map((each) => [each.label, String(each.texts), fixed(each.precision), fixed(each.recall), fixed(each.f1)]),
      ],
      ['left', 'right', 'right', 'right', 'right'],
    ),
    '',
    '混淆：行为实际，列为建议 Confusion: rows are the truth, columns what was suggested',
    ...textTable(
      [['', ...labels], ...labels.map((label, place) => [label, ...(confusion[place] ?? []).map(String)])],
      ['left', ...right.slice(1)],
    ),
    '',
    ...reliabilityTable(reliability),
  ];
}

function fixed(value: number): string {
  return value.toFixed(4);
}

function foldsOption(input: CommandInput): number {
  const written = optionText(input, 'folds');
  const folds = Number(written ?? DEFAULT_FOLDS);
  if (Number.isInteger(folds) && folds >= 2 && folds <= MOST_FOLDS) return folds;
  const text = {
    zh: `--folds 应为 2 到 ${String(MOST_FOLDS)} 的整数`,
    en: `--folds must be a whole number from 2 to ${String(MOST_FOLDS)}`,
  };
  throw new Failure('cli.badNumber', text, 1);
}
