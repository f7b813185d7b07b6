import { closeSync, openSync, writeSync } from 'node:fs';
import type { ImportTickets, OpenRowSource } from '../application/import/ports.ts';
import type { RowProblem } from '../application/import/row-problem.ts';
import { type ImportProgress, type ImportSummary, runImport } from '../application/import/run-import.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Command, CommandInput, ExitCode, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { type MappedFile, openMappedFile } from './import-file.ts';
import { brokenLines, brokenRecord, count, rowProblemLine, sourceLine, summaryLines, summaryRecord } from './import-report.ts';
import { openImportTarget, type TargetServices } from './import-target.ts';
import { optionText, requiredText } from './option-text.ts';
import { profileInFolder } from './profile-folder.ts';
import type { Services } from './services.ts';

/** What the command needs from outside. */
export type ImportTools = {
  readonly openRows: OpenRowSource;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
};

/** What the command opens when it writes. */
export type ImportServices = TargetServices & Pick<Services, 'signal'>;

const USAGE = `用法 Usage: ./huiyin import FILE --mapping MAP.yaml [--city ID] [--profile DIR] [--dry-run] [--bad-rows FILE] [--json]

  FILE            CSV、JSONL 或 XLSX，前两种可为 .gz；按内容识别 CSV, JSONL or XLSX, the first two also gzipped; recognised by content
  --mapping FILE  列与字段的对应，见 docs/import.md how columns become fields, see docs/import.md
  --city ID       导入哪个城市，只有一个时可省略 the city to import into, needless when there is one
  --profile DIR   检查所依据的城市配置目录；写入时须已启用 folder of the profile to check against; to write, it must be in use
  --dry-run       只读取与检查，不写入 read and check only, write nothing
  --bad-rows FILE 把全部问题逐行写成 JSONL write all problems to a file, one JSON object a line

可以重复执行：来源编号已有的工单不会再写 can be repeated: tickets whose source number is there are left as they are

例 Example: ./huiyin import tickets.csv --mapping examples/import/message-board.yaml --dry-run`;

/** Problems of one kind that are shown while the import runs; the rest is counted. */
const SHOWN_PER_KIND = 5;
const PROGRESS_EVERY_SECONDS = 0.2;

/** brings another system's tickets in, or with `--dry-run` says what would come in and what is wrong. */
export function createImportCommand(tools: ImportTools): Command<ImportServices> {
  return {
    name: 'import',
    usage: USAGE,
    options: {
      mapping: { type: 'string' },
      profile: { type: 'string' },
      city: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'bad-rows': { type: 'string' },
    },
    positionals: { min: 1, max: 1 },
    async run(input, terminal, open) {
      const [file = ''] = input.positionals;
      const folder = optionText(input, 'profile');
      const profile = folder === null ? null : ((await profileInFolder(folder, terminal)) ?? null);
      if (folder !== null && profile === null) return 1;
      const mapped = await openMappedFile(tools.openRows, file, requiredText(input, 'mapping'), terminal);
      if (mapped === null) return 1;
      if (input.values['dry-run'] === true)
        return execute({ file, ...mapped, profile, tickets: null, stopped: () => false }, tools, input, terminal);
      const services = await open();
      const target = await openImportTarget(services, optionText(input, 'city'), profile);
      return execute({ file, ...mapped, ...target, stopped: () => services.signal.aborted }, tools, input, terminal);
    },
  };
}

type Job = MappedFile & {
  readonly file: string;
  readonly profile: Profile | null;
  readonly tickets: ImportTickets | null;
  readonly stopped: () => boolean;
};

async function execute(job: Job, tools: ImportTools, input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const badRows = optionText(input, 'bad-rows');
  const started = performance.now();
  const secondsPassed = (): number => (performance.now() - started) / 1000;
  if (!terminal.json) terminal.note(sourceLine(job.file, job.source.description));
  const output = badRows === null ? null : openForProblems(badRows);
  let summary: ImportSummary;
  try {
    summary = await importWatched(job, tools.nowMs(), output, secondsPassed, terminal);
  } finally {
    if (output !== null) closeSync(output);
  }
  if (terminal.json) {
    const record = { ok: true, file: job.file, source: job.source.description, ...summaryRecord(summary, secondsPassed()) };
    terminal.print(JSON.stringify(record));
  } else for (const line of summaryLines(summary, secondsPassed(), job.profile)) terminal.print(line);
  return summary.rejected > 0 || summary.incomplete ? 1 : 0;
}

function openForProblems(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const text = { zh: `无法写入“${file}”：${reason}`, en: `"${file}" cannot be written: ${reason}` };
    throw new Failure('import.badRowsNotWritable', text, 1, { cause: error });
  }
}

/** Imports while it shows problems and progress. When disk or database fail it says what is done, and throws on. */
async function importWatched(
  job: Job,
  nowMs: number,
  output: number | null,
  secondsPassed: () => number,
  terminal: Terminal,
): Promise<ImportSummary> {
  const shown = new Map<string, number>();
  let lastShown = 0;
  let last: ImportProgress | null = null;
  try {
    return await runImport({
      ...job,
      nowMs,
      onProblem: (problem) => {
        if (output !== null) writeProblem(output, job.file, problem);
        const key = `${problem.code} ${problem.severity} ${problem.field ?? ''}`;
        const before = shown.get(key) ?? 0;
        shown.set(key, before + 1);
        if (terminal.json || before >= SHOWN_PER_KIND) return;
        terminal.note(rowProblemLine(job.file, problem, 'zh'));
        terminal.note(`    ${rowProblemLine(job.file, problem, 'en')}`);
      },
      onProgress: (progress) => {
        last = progress;
        const seconds = secondsPassed();
        if (seconds - lastShown < PROGRESS_EVERY_SECONDS) return;
        lastShown = seconds;
        terminal.progress(progressLine(progress, seconds));
      },
    });
  } catch (error) {
    if (terminal.json) terminal.print(JSON.stringify({ ok: false, file: job.file, ...brokenRecord(last) }));
    else for (const line of brokenLines(last, job.tickets !== null)) terminal.note(line);
    throw error;
  }
}

function writeProblem(output: number, file: string, problem: RowProblem): void {
  writeSync(
    output,
    `${JSON.stringify({ ...problem, zh: rowProblemLine(file, problem, 'zh'), en: rowProblemLine(file, problem, 'en') })}\n`,
  );
}

function progressLine({ rows, source }: ImportProgress, seconds: number): string {
  const share = source.totalBytes === 0 ? 1 : source.doneBytes / source.totalBytes;
  const remaining = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : 0;
  return `${String(Math.floor(share * 100))}% · ${count(rows)} 行 rows · ${count(Math.round(rows / seconds))} 行/秒 rows/s · 还需 remaining ${count(remaining)} s`;
}
