import { checkAnswers, type AnsweredRequest, type CheckedAnswer } from '../application/answers/check-answers.ts';

import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { optionText, requiredText } from './option-text.ts';
import { readTextFile } from './read-text-file.ts';
import type { Services } from './services.ts';

/** `./huiyin text check-answer`: whether answers answer their requests. */
export const textCheckAnswerCommand: Command<Services> = {
  name: 'text check-answer',
  usage: `用法 Usage: ./huiyin text check-answer --in FILE.jsonl[.gz] [--others FILE]
              ./huiyin text check-answer --request TEXT --answer TEXT [--subject TEXT] [--others FILE] [--json]

  检查答复是否回答了诉求。文件每行一个 JSON 对象：request（或 subject、detail）与 answer（或 reply）；逐行输出 JSON。
  Checks whether answers answer their requests. Each line of the file is a JSON object: request (or subject, detail) and answer (or reply).
  One JSON line each: score (0 to 1), reasons, untouched, flags, copyOf.
  --others   其他答复，用于查找雷同 other answers, among which copies are looked for`,
  options: {
    ...{ in: { type: 'string' }, others: { type: 'string' } },
    ...{ request: { type: 'string' }, subject: { type: 'string' }, answer: { type: 'string' } },
  },
  positionals: { min: 0, max: 0 },
  async run(input, terminal) {
    const file = optionText(input, 'in');
    const othersFile = optionText(input, 'others');
    const others = othersFile === null ? [] : (await readPairs(othersFile)).map(({ pair }) => pair);
    if (file === null) {
      const pair = {
        subject: optionText(input, 'subject') ?? '',
        detail: requiredText(input, 'request'),
        answer: requiredText(input, 'answer'),
      };
      const [checked] = checkAnswers([pair], others);
      if (checked !== undefined) for (const line of terminal.json ? [JSON.stringify(checked)] : linesOf(checked)) terminal.print(line);
      return 0;
    }
    const rows = await readPairs(file);
    let at = 0;
    for (const checked of checkAnswers(
      rows.map(({ pair }) => pair),
      others,
    )) {
      const row = rows[at];
      terminal.print(JSON.stringify({ line: row?.line, ...(row?.id === undefined ? {} : { id: row.id }), ...checked }));
      at += 1;
    }
    return 0;
  },
};

function linesOf({ score, reasons, untouched }: CheckedAnswer): readonly string[] {
  return [
    `得分 score ${score.toFixed(3)}`,
    ...reasons.map(({ holds, words }) => `${holds ? '✓' : '✗'} ${bilingual(words)}`),
    ...untouched.map((part) => `  未答复 not touched: ${part}`),
  ];
}

type PairRow = { readonly line: number; readonly id: unknown; readonly pair: AnsweredRequest };

async function readPairs(file: string): Promise<readonly PairRow[]> {
  const rows: PairRow[] = [];
  (await readTextFile(file)).split('\n').forEach((text, at) => {
    if (text.trim() !== '') rows.push(readPair(text, at + 1));
  });
  if (rows.length === 0) throw new Failure('cli.empty', { zh: `文件“${file}”里没有内容`, en: `There is nothing in the file "${file}"` });
  return rows;
}

function readPair(text: string, line: number): PairRow {
  const row = objectOf(text, line);
  const first = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = row[name];
      if (typeof value === 'string') return value;
    }
    return null;
  };
  const detail = first('detail', 'request', 'text');
  const subject = first('subject', 'title');
  const answer = first('answer', 'reply');
  if (detail === null && subject === null) throw lineFailure(line, '缺少 request 或 subject、detail', 'has no request, subject or detail');
  if (answer === null) throw lineFailure(line, '缺少 answer 或 reply', 'has no answer or reply');
  return { line, id: row['id'], pair: { subject: subject ?? '', detail: detail ?? '', answer } };
}

function objectOf(text: string, line: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw lineFailure(line, '不是合法的 JSON', 'is not JSON', cause);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw lineFailure(line, '应为 JSON 对象', 'is no JSON object');
}

function lineFailure(line: number, zh: string, en: string, cause?: unknown): Failure {
  return new Failure('cli.line', { zh: `第 ${String(line)} 行${zh}`, en: `Line ${String(line)} ${en}` }, 2, { cause });
}
