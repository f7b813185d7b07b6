import { readFile, stat, writeFile } from 'node:fs/promises';
import { extractRefusals } from '../application/report/extract-refusals.ts';
import { extractText, LARGEST_REPORT_BYTES, type ExtractFailure } from '../application/report/extract-text.ts';
import { readReport } from '../application/report/read-report.ts';
import { bilingual } from './bilingual.ts';
import { countiesOf } from './counties-of.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import { reportLines } from './report-lines.ts';

const noPromise = {
  past: { zh: '没有读到承诺：文中也许只有回顾，没有今年的任务。', en: 'No promise was found; the text may look back only.' },
  table: {
    zh: '没有读到承诺：文中有粘贴的表格，没有句子可读，各行列为疑点。',
    en: 'No promise was found: tables pasted as text hold no sentences; their rows are listed as doubtful.',
  },
} as const;

/** `./huiyin report read`: figures, promises and suspected errors of a work report, as a draft. */
export const reportReadCommand: Command<unknown> = {
  name: 'report read',
  usage: `用法 Usage: ./huiyin report read FILE [--year YEAR] [--city NAME] [--text FILE] [--json]

  FILE          政府工作报告：文字、Word（docx）、带文字的 PDF、网页 a work report: text, Word (docx), PDF with text, web page
  --year YEAR   报告安排工作的年份；不写则从文中读出 the year that is planned; otherwise read from the text
  --city NAME   城市名，如有该市配置，则认得其县区 the city; its counties are known where its profile is at hand
  --text FILE   把读到的文字写入文件，位置按它计算 writes the words that were read, into which the offsets point
  --json        figures, commitments, suspects

  位置是文字的 Unicode 码点序号，end 不含。读出的是草稿，须由人确认。
  Offsets are Unicode code points, end exclusive. What is read is a draft for a person to confirm.`,
  options: { year: { type: 'string' }, city: { type: 'string' }, text: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(input, terminal) {
    const [file = ''] = input.positionals;
    const year = yearOf(optionText(input, 'year'));
    const places = await countiesOf(optionText(input, 'city'));
    const extracted = await extractText(await readBytes(file));
    if (!extracted.ok) throw failureOf(file, extracted.error);
    const { text, format } = extracted.value;
    const target = optionText(input, 'text');
    if (target !== null) await writeWords(target, text);
    const reading = readReport(text, { year, places });
    const nothing = reading.commitments.length === 0 && reading.figures.length === 0;
    const table = reading.suspects.some(({ reason }) => reason === 'table');
    if (!/[\u4e00-\u9fff]/u.test(text) || (nothing && !table)) throw failureOf(file, { code: 'report.notReport', line: null });
    if (terminal.json) terminal.print(JSON.stringify({ format, ...reading }));
    else for (const line of reportLines(reading)) terminal.print(line);
    if (reading.commitments.length === 0) terminal.note(bilingual(table ? noPromise.table : noPromise.past));
    return 0;
  },
};

function yearOf(written: string | null): number | null {
  if (written === null) return null;
  if (/^(?:19|20)\d\d$/u.test(written)) return Number(written);
  throw new Failure('report.badYear', { zh: '--year 应为四位年份，如 2026', en: '--year takes a year of four digits, such as 2026' }, 2);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const facts = await stat(file);
    if (facts.size > LARGEST_REPORT_BYTES) throw failureOf(file, { code: 'report.tooLarge', line: null });
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('report.unreadable', { zh: `读不到文件“${file}”`, en: `Cannot read the file "${file}"` }, 2, { cause });
  }
}

async function writeWords(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, 'utf8');
  } catch (cause) {
    throw new Failure('report.unwritable', { zh: `写不了文件“${file}”`, en: `Cannot write the file "${file}"` }, 2, { cause });
  }
}

function failureOf(file: string, { code, line }: ExtractFailure): Failure {
  const { zh, en } = extractRefusals[code];
  const text =
    line === null
      ? { zh: `“${file}”：${zh}`, en: `"${file}": ${en}` }
      : { zh: `“${file}”第 ${String(line)} 行：${zh}`, en: `"${file}" line ${String(line)}: ${en}` };
  return new Failure(code, text, 2);
}
