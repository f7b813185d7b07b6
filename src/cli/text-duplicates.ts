import { pairsOfFile } from '../application/duplicates/pairs-of-file.ts';
import type { OpenRowSource } from '../application/import/ports.ts';
import { sourceRefusalTexts } from '../application/import/row-source.ts';
import { problemOfFile } from '../application/structured/problem.ts';
import { bilingual } from './bilingual.ts';
import type { Command, CommandInput } from './command.ts';
import { Failure } from './failure.ts';
import { rowProblemLine } from './import-report.ts';
import { optionText, requiredText } from './option-text.ts';
import { printProblems } from './print-problems.ts';

const DEFAULT_LEAST = 0.5;
const SHOWN_PROBLEMS = 20;
const SHOWN_PAIRS = 40;

/** What the command needs from outside. */
export type TextDuplicatesTools = { readonly openRows: OpenRowSource };

/** `./huiyin text duplicates`: requests of a file that are about the same matter, pair by pair, with what they share. */
export function createTextDuplicatesCommand({ openRows }: TextDuplicatesTools): Command<unknown> {
  return {
    name: 'text duplicates',
    usage: `用法 Usage: ./huiyin text duplicates --in FILE [--least SCORE] [--within DAYS] [--json]

  --in FILE      每行一条 JSON，可为 .gz one JSON object a line, also gzipped: id, text (or subject, detail, segmented), time, place, user, class, closed
  --least SCORE  只列不低于此分的对 only pairs of at least this score, 0–1 (${String(DEFAULT_LEAST)})
  --within DAYS  只列相隔不超过若干天的对 only pairs no more than so many days apart

  每对 Each pair: a, b（先来的在前 the earlier one first）, score, kind, relation, shared (words, place, class, daysBetween)
  kind      nearCopy 基本照抄 nearly the same words · otherWording 换了说法 other words
  relation  sameMatterNow 同一事项 same matter · samePersonAgain 同一人再次反映 the same person again · repeatAfterClosing 办结后重复 after closing

例 Example: ./huiyin text duplicates --in requests.jsonl --json`,
    options: { in: { type: 'string' }, least: { type: 'string' }, within: { type: 'string' } },
    positionals: { min: 0, max: 0 },
    async run(input, terminal) {
      const file = requiredText(input, 'in');
      const least = number(input, 'least', 1) ?? DEFAULT_LEAST;
      const withinDays = number(input, 'within', 100_000);
      const opened = await openRows(file, { format: 'jsonl', headerRow: 1 });
      if (!opened.ok) {
        printProblems([problemOfFile(file, opened.error.code, opened.error.params)], sourceRefusalTexts, { file }, terminal);
        return 2;
      }
      const { pairs, requests, problems } = await pairsOfFile(opened.value, { least, withinDays });
      for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
        terminal.note(rowProblemLine(file, problem, 'zh'));
        terminal.note(`    ${rowProblemLine(file, problem, 'en')}`);
      }
      const more = problems.length - SHOWN_PROBLEMS;
      if (more > 0) terminal.note(bilingual({ zh: `另有 ${String(more)} 处问题`, en: `${String(more)} more problems` }));
      if (requests === 0) {
        const text = {
          zh: `“${file}”中没有可读的诉求：每行要有 text，或 subject、detail`,
          en: `"${file}" holds no request that can be read: each line needs text, or subject and detail`,
        };
        throw new Failure('duplicates.noRequests', text, 2);
      }
      if (terminal.json) terminal.print(JSON.stringify(pairs));
      else {
        terminal.print(
          bilingual({
            zh: `${String(requests)} 条，${String(pairs.length)} 对`,
            en: `${String(requests)} requests, ${String(pairs.length)} pairs`,
          }),
        );
        for (const { a, b, score, kind, shared } of pairs.slice(0, SHOWN_PAIRS)) {
          terminal.print(
            `${score.toFixed(2)}  ${kind === 'nearCopy' ? '照抄 copy ' : '换说法 other'}  ${String(a)}  ${String(b)}  ${shared.words.join('、')}`,
          );
        }
      }
      return problems.some(({ severity }) => severity === 'rejected') ? 1 : 0;
    },
  };
}

function number(input: CommandInput, name: string, most: number): number | null {
  const written = optionText(input, name);
  if (written === null) return null;
  const value = Number(written);
  if (/^\d{1,6}(?:\.\d{1,6})?$/u.test(written) && value <= most) return value;
  const text = { zh: `--${name} 应为 0 到 ${String(most)} 之间的数`, en: `--${name} must be a number from 0 to ${String(most)}` };
  throw new Failure('cli.badNumber', text, 2);
}
