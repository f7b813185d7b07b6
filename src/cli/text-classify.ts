import type { OpenRowSource } from '../application/import/ports.ts';
import { textReader } from '../application/intake/text-classes.ts';
import type { Command, CommandInput } from './command.ts';
import { Failure } from './failure.ts';
import { optionText, requiredText } from './option-text.ts';
import { readTextInput } from './text-input.ts';
import { readModel } from './text-model-file.ts';

const SURE_FROM = 0.5;
const SHOWN = 3;

/** `./huiyin text classify`: gives each request of a file its class, with the score and the words that decided. */
export function createTextClassifyCommand(openRows: OpenRowSource): Command<unknown> {
  return {
    name: 'text classify',
    usage: `用法 Usage: ./huiyin text classify --model DIR --in FILE.jsonl [--sure SCORE]

  --model DIR   text train 写出的模型 the model that text train wrote
  --in FILE     每行一条 JSON one JSON object a line: subject, detail (或 or segmented)
  --sure SCORE  低于此分数算没有把握 below this score it is not sure (${String(SURE_FROM)})

  按输入顺序每条输出一行 JSON。 Prints one JSON line for each, in the order of the file:
  label, score (0–1), sure, top [{label, score}], why (起决定作用的词 the words that decided).
  一个字也不认识时 label 为 null。 Where nothing is known, label is null.

例 Example: ./huiyin text classify --model model --in requests.jsonl`,
    options: { in: { type: 'string' }, model: { type: 'string' }, sure: { type: 'string' } },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const folder = requiredText(input, 'model');
      const file = requiredText(input, 'in');
      const sureFrom = sureOption(input);
      const read = textReader(await readModel(folder), sureFrom, SHOWN);
      const { texts, damaged } = await readTextInput(openRows, file, terminal);
      for (const text of texts) terminal.print(JSON.stringify(read(text)));
      return damaged ? 1 : 0;
    },
  };
}

function sureOption(input: CommandInput): number {
  const written = optionText(input, 'sure');
  const score = Number(written ?? SURE_FROM);
  if (score >= 0 && score <= 1) return score;
  throw new Failure('cli.badNumber', { zh: '--sure 应为 0 到 1 的数', en: '--sure must be a number from 0 to 1' }, 1);
}
