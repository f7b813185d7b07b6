import { readFile } from 'node:fs/promises';
import { decodeText } from '../application/structured/decode-text.ts';
import type { FieldProblem } from '../contract/check-fields.ts';
import { bilingual } from './bilingual.ts';
import type { CommandInput, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { repeatedKey } from '../contract/repeated-key.ts';

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
  const twice = repeatedKey(text);
  if (twice !== undefined) {
    const zh = `--${name} 中字段“${twice}”写了两次`;
    throw new Failure('cli.json', { zh, en: `--${name} names the field "${twice}" twice` }, 1);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Failure('cli.json', { zh: `--${name} 应为 JSON 对象`, en: `--${name} takes a JSON object` }, 1);
}

/** The text of a file, in UTF-8 or GB18030; a damaged one is refused, because history keeps words for ever. */
async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file === '-' ? '/dev/stdin' : file);
  } catch (cause) {
    throw new Failure('cli.file', { zh: `读不到文件“${file}”`, en: `Cannot read the file "${file}"` }, 1, { cause });
  }
  const decoded = decodeText(bytes);
  if (decoded !== undefined) return decoded.text;
  const en = `The file "${file}" is neither sound UTF-8 nor GB18030`;
  throw new Failure('cli.encoding', { zh: `文件“${file}”既不是完好的 UTF-8，也不是 GB18030`, en }, 1);
}

/** Prints which fields are wrong and what they should be, and gives the exit code. */
export function printFieldProblems(problems: readonly FieldProblem[], terminal: Terminal): 1 {
  if (terminal.json) terminal.print(JSON.stringify({ ok: false, code: 'FIELDS_INVALID', problems }));
  else for (const { path, expected } of problems) terminal.note(`字段 field ${path}: ${bilingual(expected)} [FIELDS_INVALID]`);
  return 1;
}
