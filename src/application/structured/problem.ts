import type { RefusalParams } from '../../domain/kernel/refusal.ts';
import type { Position } from './source-node.ts';

/** Something wrong in a data file: what (code and parameters), and where. `line` is null when the whole file is meant. */
export type Problem = {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly params: RefusalParams;
};

/** Texts of problem codes in both languages; `{name}` stands for a parameter, `{name?...}` for a part shown only when it is there. */
export type ProblemTexts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A problem at a position. */
export function problemAt(at: Position, code: string, params: RefusalParams = {}): Problem {
  return { code, file: at.file, line: at.line, column: at.column, field: at.field === '' ? null : at.field, params };
}

/** A problem of a whole file or folder. */
export function problemOfFile(file: string, code: string, params: RefusalParams = {}): Problem {
  return { code, file, line: null, column: null, field: null, params };
}

/** One line for people: `units.csv:12 [parent] 没有这个单位 …`. An unknown code shows itself and its parameters. */
export function formatProblem(problem: Problem, texts: ProblemTexts, language: 'zh' | 'en'): string {
  const place = `${problem.file}${problem.line === null ? '' : `:${String(problem.line)}`}${problem.column === null ? '' : `:${String(problem.column)}`}`;
  const field = problem.field === null ? '' : ` [${problem.field}]`;
  const template = Object.hasOwn(texts, problem.code) ? texts[problem.code]?.[language] : undefined;
  const text = template === undefined ? `${problem.code} ${JSON.stringify(problem.params)}` : fill(template, problem.params);
  return `${place}${field} ${text}`;
}

/** Replaces `{name}` by the parameter and keeps `{name?text}` only when the parameter is present. */
function fill(template: string, params: RefusalParams): string {
  const present = (name: string): boolean => Object.hasOwn(params, name) && params[name] !== null && params[name] !== '';
  return template
    .replaceAll(/\{(\w+)\?([^{}]*(?:\{\w+\}[^{}]*)*)\}/gu, (_, name: string, part: string) => (present(name) ? part : ''))
    .replaceAll(/\{(\w+)\}/gu, (whole, name: string) => (Object.hasOwn(params, name) ? printable(String(params[name])) : whole));
}

/** A value from a file, short and without anything that could disturb a terminal. */
function printable(text: string): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{FFFD}');
  const letters = Array.from(clean);
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : clean;
}

const LONGEST_SHOWN = 400;
