import type { OpenRowSource } from '../application/import/ports.ts';
import { trainTexts } from '../application/intake/text-classes.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { requiredText } from './option-text.ts';
import { labelledOf, readTextInput } from './text-input.ts';
import { writeModel } from './text-model-file.ts';

/** `./huiyin text train`: learns classes from a file of labelled requests. */
export function createTextTrainCommand(openRows: OpenRowSource): Command<unknown> {
  return {
    name: 'text train',
    usage: `用法 Usage: ./huiyin text train --in FILE.jsonl --model DIR [--json]

  --in FILE     每行一条 JSON one JSON object a line: subject, detail (或 or segmented), label；可为 .gz also gzipped
  --model DIR   模型写到此目录 folder the model is written to

  分三折检验，使分数可信，再用全部文本学习。 Checks itself on three folds, so that scores can be relied on, then learns from all.

例 Example: ./huiyin text train --in labelled.jsonl --model model`,
    options: { in: { type: 'string' }, model: { type: 'string' } },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const file = requiredText(input, 'in');
      const folder = requiredText(input, 'model');
      const { texts, damaged } = await readTextInput(openRows, file, terminal);
      const labelled = labelledOf(texts, file, 2);
      const { model, quality } = trainTexts(labelled);
      const bytes = await writeModel(folder, model);
      const { accuracy, macroF1 } = quality;
      const record = { texts: labelled.length, classes: model.labels.length, bytes, accuracy, macroF1 };
      if (terminal.json) terminal.print(JSON.stringify(record));
      else {
        const figures = [accuracy, macroF1].map((figure) => figure.toFixed(4));
        terminal.print(
          bilingual({
            zh: `已学习 ${String(record.texts)} 条、${String(record.classes)} 类；三折检验：正确率 ${figures[0] ?? ''}，宏 F1 ${figures[1] ?? ''}`,
            en: `learnt from ${String(record.texts)} texts of ${String(record.classes)} classes; on three folds: accuracy ${figures[0] ?? ''}, macro-F1 ${figures[1] ?? ''}`,
          }),
        );
      }
      return damaged ? 1 : 0;
    },
  };
}
