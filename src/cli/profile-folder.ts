import { loadProfile } from '../application/profile/load-profile.ts';
import { formatProfileProblem } from '../application/profile/profile-texts.ts';
import type { Problem } from '../application/structured/problem.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Terminal } from './command.ts';
import { readFolder } from './read-folder.ts';

/** A person reads the first ones and corrects; machines get all of them with `--json`. */
const PROBLEMS_SHOWN = 100;

/** Loads the profile in a folder; `undefined` after printing everything that is wrong with it. */
export async function profileInFolder(dir: string, terminal: Terminal): Promise<Profile | undefined> {
  const loaded = loadProfile(await readFolder(dir));
  if (loaded.ok) return loaded.value;
  printProblems(loaded.error, dir, terminal);
  return undefined;
}

/** Prints problems, each in both languages, and how many there are. */
export function printProblems(problems: readonly Problem[], dir: string, terminal: Terminal): void {
  if (terminal.json) {
    terminal.print(JSON.stringify({ ok: false, folder: dir, problems: problems.map(problemRecord) }));
    return;
  }
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) {
    terminal.note(formatProfileProblem(problem, 'zh'));
    terminal.note(`    ${formatProfileProblem({ ...problem, field: null, line: null, column: null }, 'en')}`);
  }
  const rest = problems.length - PROBLEMS_SHOWN;
  if (rest > 0) terminal.note(`另有 ${String(rest)} 处，--json 可看全部 · ${String(rest)} more, see all with --json`);
  terminal.note(`${dir}: ${String(problems.length)} 处错误 · ${String(problems.length)} errors`);
}

/** A problem for machines: code, parameters, place, and the text in both languages. */
export function problemRecord(problem: Problem): Readonly<Record<string, unknown>> {
  return { ...problem, zh: formatProfileProblem(problem, 'zh'), en: formatProfileProblem(problem, 'en') };
}
