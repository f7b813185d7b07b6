import { maskPublicText } from '../application/answers/mask-public-text.ts';
import type { Command } from './command.ts';
import { requiredText } from './option-text.ts';
import { readTextFile } from './read-text-file.ts';
import type { Services } from './services.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type FoundIn = { readonly field: string; readonly kind: string; readonly start: number; readonly end: number; readonly text: string };

/** `./huiyin text mask`: a text without personal data. */
export const textMaskCommand: Command<Services> = {
  name: 'text mask',
  usage: `用法 Usage: ./huiyin text mask --in FILE [--office-phones] [--json]

  遮盖个人信息：手机、座机、身份证、银行卡、车牌、邮箱、微信和 QQ、姓名、门牌住址。文件为文本或 JSONL，“-”为标准输入。
  Masks personal data in a text or in the texts of JSON Lines; "-" is standard input.
  --office-phones   保留写明为单位的座机 landlines introduced as an office's stay
  --json            输出遮盖后的文本和所遮盖的位置（按字符计） the masked text and what was found, in code points`,
  options: { in: { type: 'string' }, 'office-phones': { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal) {
    const text = await readTextFile(requiredText(input, 'in'));
    const options = { officePhones: input.values['office-phones'] === true };
    const rows = rowsOf(text);
    if (rows === null) {
      const masked = maskPublicText(text, options);
      terminal.print(terminal.json ? JSON.stringify(masked) : masked.text.replace(/\n$/u, ''));
      return 0;
    }
    for (const { line, value } of rows) {
      const found: FoundIn[] = [];
      const masked = maskValue(value, '', found, options);
      terminal.print(JSON.stringify(terminal.json ? { line, value: masked, found } : masked));
    }
    return 0;
  },
};

/** The objects of a file in JSON Lines; null for any other text. */
function rowsOf(text: string): readonly { readonly line: number; readonly value: Json }[] | null {
  const lines = text.split('\n').flatMap((written, at) => (written.trim() === '' ? [] : [{ line: at + 1, written }]));
  if (lines[0]?.written.trimStart().startsWith('{') !== true) return null;
  try {
    return lines.map(({ line, written }) => ({ line, value: JSON.parse(written) as Json }));
  } catch {
    // What is not JSON throughout is a text, and masked as one: nothing stays for the sake of its form.
    return null;
  }
}

function maskValue(value: Json, field: string, found: FoundIn[], options: { readonly officePhones: boolean }): Json {
  if (typeof value === 'string' || typeof value === 'number') {
    const masked = maskPublicText(String(value), options);
    found.push(...masked.found.map((each) => ({ field, ...each })));
    return masked.found.length === 0 ? value : masked.text;
  }
  const under = (name: string): string => (field === '' ? name : `${field}.${name}`);
  if (Array.isArray(value)) return value.map((each: Json, at) => maskValue(each, under(String(at)), found, options));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskValue(each, under(name), found, options)]));
}
