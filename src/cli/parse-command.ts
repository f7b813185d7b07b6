import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../domain/kernel/nearest.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import type { Command, CommandEntry, CommandInput } from './command.ts';
import { messages } from './messages.ts';

/** What is wrong with the words of a call. */
export type CallError = { readonly code: string; readonly text: Label };

/** Options of every command; a command cannot define them anew. */
const COMMON_OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** Finds the command that the first words name, the longest name first, and gives the words that remain. */
export function findCommand<Services>(
  words: readonly string[],
  entries: readonly CommandEntry<Services>[],
): Result<{ readonly entry: CommandEntry<Services>; readonly rest: readonly string[] }, CallError> {
  const dash = words.findIndex((word) => word.startsWith('-'));
  const plain = dash === -1 ? words : words.slice(0, dash);
  for (let length = plain.length; length > 0; length -= 1) {
    const name = plain.slice(0, length).join(' ');
    const entry = entries.find((candidate) => candidate.name === name);
    if (entry !== undefined) return ok({ entry, rest: words.slice(length) });
  }

  const first = plain[0] ?? words[0] ?? '';
  const group = entries.filter(({ name }) => name.startsWith(`${first} `));
  const second = plain[1];
  if (group.length > 0 && second === undefined) {
    const endings = group.map(({ name }) => name.slice(first.length + 1));
    return fail({ code: 'cli.incompleteCommand', text: messages.incompleteCommand(first, endings) });
  }
  const typed = group.length > 0 && second !== undefined ? `${first} ${second}` : first;
  const meant = nearest(
    typed,
    (group.length > 0 ? group : entries).map(({ name }) => name),
  );
  return fail({ code: 'cli.unknownCommand', text: messages.unknownCommand(typed, meant) });
}

/** True when the words ask for help, whatever else is right or wrong with them. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** Reads the words after the command's name: strict, each mistake with its own sentence. */
export function parseInput<Services>(command: Command<Services>, words: readonly string[]): Result<CommandInput, CallError> {
  const options: ParseArgsOptionsConfig = { ...command.options, ...COMMON_OPTIONS };
  const { values, positionals, tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });

  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const error = checkOption(token, options, seen.has(token.name));
    if (error !== undefined) return fail(error);
    seen.add(token.name);
  }

  const { min, max } = command.positionals ?? { min: 0, max: Number.POSITIVE_INFINITY };
  if (positionals.length < min) return fail({ code: 'cli.missingWords', text: messages.missingWords(positionals.length, min) });
  const surplus = positionals[max];
  if (surplus !== undefined) return fail({ code: 'cli.needlessWord', text: messages.needlessWord(surplus) });
  return ok({ values, positionals });
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
};

function checkOption(token: OptionToken, options: ParseArgsOptionsConfig, repeated: boolean): CallError | undefined {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) {
    const known = Object.keys(options).map((name) => `--${name}`);
    return { code: 'cli.unknownOption', text: messages.unknownOption(token.rawName, nearest(token.rawName, known)) };
  }
  if (option.type === 'boolean') {
    return token.value === undefined ? undefined : { code: 'cli.needlessValue', text: messages.needlessValue(token.rawName) };
  }
  const looksLikeOption = token.inlineValue === false && /^-./u.test(token.value ?? '');
  if (token.value === undefined || looksLikeOption) {
    return { code: 'cli.missingValue', text: messages.missingValue(token.rawName) };
  }
  if (repeated && option.multiple !== true) return { code: 'cli.repeatedOption', text: messages.repeatedOption(token.rawName) };
  return undefined;
}
