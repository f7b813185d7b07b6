import { HEAT_FORMULA } from '../application/topics/topic-record.ts';
import type { OpenRowSource } from '../application/import/ports.ts';
import { sourceRefusalTexts } from '../application/import/row-source.ts';
import { problemOfFile } from '../application/structured/problem.ts';
import { topicsOfFile } from '../application/topics/topics-of-file.ts';
import { bilingual } from './bilingual.ts';
import type { Command, CommandInput } from './command.ts';
import { Failure } from './failure.ts';
import { rowProblemLine } from './import-report.ts';
import { optionText, requiredText } from './option-text.ts';
import { printProblems } from './print-problems.ts';

const DEFAULT_LEAST = 2;
const SHOWN_PROBLEMS = 20;
const SHOWN_TOPICS = 20;

/** What the command needs from outside. */
export type TextTopicsTools = { readonly openRows: OpenRowSource };

/** `./huiyin text topics`: what many people write about, one matter at one place each, the hottest first. */
export function createTextTopicsCommand({ openRows }: TextTopicsTools): Command<unknown> {
  return {
    name: 'text topics',
    usage: `用法 Usage: ./huiyin text topics --in FILE [--top N] [--least N] [--json]

  --in FILE   每行一条 JSON，可为 .gz one JSON object a line, also gzipped: subject, detail (segmented), id, user, time, like, oppose
  --top N     只列最热的 N 个 only the N hottest (0: 全部 all; --json: 0, else ${String(SHOWN_TOPICS)})
  --least N   至少 N 条才算话题 messages that make a topic (${String(DEFAULT_LEAST)})

  话题是一地一事。热度 A topic is one matter at one place. Its heat:
    ${HEAT_FORMULA}
  people 不同的人 different people, likes 赞 dislikes 反对, spanDays 首末相隔天数 days from first to last,
  quietDays 末次至文件最后一条的天数 days from the last to the last message of the file

例 Example: ./huiyin text topics --in messages.jsonl.gz --json`,
    options: { in: { type: 'string' }, top: { type: 'string' }, least: { type: 'string' } },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const file = requiredText(input, 'in');
      const least = wholeNumber(input, 'least', DEFAULT_LEAST, 1);
      const top = wholeNumber(input, 'top', terminal.json ? 0 : SHOWN_TOPICS, 0);
      const opened = await openRows(file, { format: 'jsonl', headerRow: 1 });
      if (!opened.ok) {
        printProblems([problemOfFile(file, opened.error.code, opened.error.params)], sourceRefusalTexts, { file }, terminal);
        return 1;
      }
      const { topics, messages, problems } = await topicsOfFile(opened.value, least);
      for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
        terminal.note(rowProblemLine(file, problem, 'zh'));
        terminal.note(`    ${rowProblemLine(file, problem, 'en')}`);
      }
      const more = problems.length - SHOWN_PROBLEMS;
      if (more > 0) terminal.note(bilingual({ zh: `另有 ${String(more)} 处问题`, en: `${String(more)} more problems` }));
      if (messages === 0) {
        const text = {
          zh: `“${file}”中没有可读的诉求：每行要有 subject 或 detail`,
          en: `"${file}" holds no message that can be read: each line needs subject or detail`,
        };
        throw new Failure('topics.noMessages', text, 1);
      }
      const shown = top === 0 ? topics : topics.slice(0, top);
      if (terminal.json) terminal.print(JSON.stringify(shown));
      else {
        terminal.print(
          bilingual({
            zh: `${String(messages)} 条，${String(topics.length)} 个话题`,
            en: `${String(messages)} messages, ${String(topics.length)} topics`,
          }),
        );
        for (const { rank, heat, title, place, from, to, count, likes } of shown) {
          terminal.print(`${String(rank).padStart(3)}  ${heat.toFixed(1).padStart(6)}  ${title}`);
          terminal.print(`             ${place ?? '—'} · ${String(count)} 条 · 赞 likes ${String(likes)} · ${from ?? '?'} – ${to ?? '?'}`);
        }
      }
      return problems.some(({ severity }) => severity === 'rejected') ? 1 : 0;
    },
  };
}

function wholeNumber(input: CommandInput, name: string, otherwise: number, least: number): number {
  const written = optionText(input, name);
  if (written === null) return otherwise;
  const value = Number(written);
  if (/^\d{1,9}$/u.test(written) && value >= least) return value;
  const text = { zh: `--${name} 应为不小于 ${String(least)} 的整数`, en: `--${name} must be a whole number of at least ${String(least)}` };
  throw new Failure('cli.badNumber', text, 1);
}
