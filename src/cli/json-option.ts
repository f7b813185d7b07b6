import { readFile } from 'node:fs/promises';
import type { FieldProblem } from '../contract/check-fields.ts';
import type { CommandInput, Terminal } from './command.ts';
import { Failure } from './failure.ts';

/** An option's JSON object, given directly or as `@FILE` (`@-`: standard input); `otherwise` when the option is not there. */
export async function readJsonOption(
  { values }: CommandInput,
  name: string,
  otherwise: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const given = values[name];
  if (typeof given !== 'string') return otherwise;
  const text = given.startsWith('@') ? await readText(given.slice(1)) : given;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('cli.json', { zh: `--${name} 不是合法的 JSON`, en: `--${name} is not JSON` }, 1, { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Failure('cli.json', { zh: `--${name} 应为 JSON 对象`, en: `--${name} takes a JSON object` }, 1);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch (cause) {
    throw new Failure('cli.file', { zh: `读不到文件 ${file}`, en: `Cannot read the file ${file}` }, 1, { cause });
  }
}

/** Prints which fields are wrong and what they should be, and gives the exit code. */
export function printFieldProblems(problems: readonly FieldProblem[], terminal: Terminal): 1 {
  if (terminal.json) terminal.print(JSON.stringify({ ok: false, code: 'FIELDS_INVALID', problems }));
  else for (const { path, expected } of problems) terminal.note(`字段 field ${path}: ${expected}`);
  return 1;
}
