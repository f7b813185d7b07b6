import { formatProblem, type Problem, type ProblemTexts } from '../application/structured/problem.ts';
import type { Terminal } from './command.ts';

/** A person reads the first ones and corrects; machines get all of them with `--json`. */
const PROBLEMS_SHOWN = 100;

/** Prints what is wrong with a file or a folder (`where`), each problem in both languages, and how many there are. */
export function printProblems(
  problems: readonly Problem[],
  texts: ProblemTexts,
  where: { readonly file: string } | { readonly folder: string },
  terminal: Terminal,
): void {
  if (terminal.json) {
    terminal.print(JSON.stringify({ ok: false, ...where, problems: problems.map((problem) => problemRecord(problem, texts)) }));
    return;
  }
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) {
    terminal.note(formatProblem(problem, texts, 'zh'));
    terminal.note(`    ${formatProblem({ ...problem, field: null, line: null, column: null }, texts, 'en')}`);
  }
  const rest = problems.length - PROBLEMS_SHOWN;
  if (rest > 0) terminal.note(`另有 ${String(rest)} 处，--json 可看全部 · ${String(rest)} more, see all with --json`);
  const place = 'file' in where ? where.file : where.folder;
  terminal.note(`${place}: ${String(problems.length)} 处错误 · ${String(problems.length)} errors`);
}

/** A problem for machines: code, parameters, place, and the text in both languages. */
export function problemRecord(problem: Problem, texts: ProblemTexts): Readonly<Record<string, unknown>> {
  return { ...problem, zh: formatProblem(problem, texts, 'zh'), en: formatProblem(problem, texts, 'en') };
}
