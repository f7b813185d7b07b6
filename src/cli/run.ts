import type { CommandEntry, ExitCode, Terminal } from './command.ts';
import { describeFailure, type FailureText } from './describe-failure.ts';
import { printCommandHelp, printHelp } from './help.ts';
import { messages } from './messages.ts';
import { asksForHelp, findCommand, parseInput, type CallError } from './parse-command.ts';
import { createTerminal, type TextSink } from './terminal.ts';

/** Everything that `run` needs from the process around it. */
export type RunContext<Services> = {
  readonly entries: readonly CommandEntry<Services>[];
  readonly version: string;
  readonly output: TextSink;
  readonly errors: TextSink;
  /** Shows stacks of unexpected errors. */
  readonly debug: boolean;
  /** Opens what commands need from outside; called at most as often as a command asks. */
  open(): Promise<Services>;
  /** Words errors of other zones; `undefined` for those it does not know. */
  describe?(error: unknown): FailureText | undefined;
};

/** Runs one call of the command line and gives its exit code; every error has become a sentence. */
export async function run<Services>(argv: readonly string[], context: RunContext<Services>): Promise<ExitCode> {
  const leading = argv.findIndex((word) => !word.startsWith('-'));
  const globals = leading === -1 ? argv : argv.slice(0, leading);
  const words = leading === -1 ? [] : argv.slice(leading);
  const terminal = createTerminal(argv.includes('--json'), context.output, context.errors);
  try {
    return await dispatch(globals, words, terminal, context);
  } catch (error) {
    return reportError(error, terminal, context);
  }
}

/** Prints any thrown value as a sentence with its code, a stack only when debugging, and gives the exit code. */
export function reportError(error: unknown, terminal: Terminal, context: Pick<RunContext<unknown>, 'debug' | 'describe'>): 1 | 2 {
  const failure = context.describe?.(error) ?? describeFailure(error);
  printError(terminal, failure);
  if (context.debug && error instanceof Error) terminal.note(error.stack ?? error.message);
  return failure.exitCode;
}

async function dispatch<Services>(
  globals: readonly string[],
  words: readonly string[],
  terminal: Terminal,
  context: RunContext<Services>,
): Promise<ExitCode> {
  const strange = globals.find((word) => !['--help', '-h', '--version', '--json'].includes(word));
  if (strange !== undefined) return refuse(terminal, { code: 'cli.unknownOption', text: messages.unknownOption(strange, undefined) }, '');
  if (globals.includes('--version')) {
    terminal.print(terminal.json ? JSON.stringify({ version: context.version }) : context.version);
    return 0;
  }

  const askedByWord = words[0] === 'help';
  const called = askedByWord ? words.slice(1) : words;
  if (called.length === 0) {
    printHelp(terminal, context.entries, context.version);
    return askedByWord || globals.some((word) => word !== '--json') ? 0 : 1;
  }

  const found = findCommand(called, context.entries);
  if (!found.ok) return refuse(terminal, found.error, '');
  const { entry, rest } = found.value;
  const command = await entry.load();
  if (askedByWord || asksForHelp(globals) || asksForHelp(rest)) {
    printCommandHelp(terminal, entry, command);
    return 0;
  }
  const input = parseInput(command, rest);
  if (!input.ok) return refuse(terminal, input.error, entry.name);
  return command.run(input.value, terminal, () => context.open());
}

function refuse(terminal: Terminal, error: CallError, commandName: string): 1 {
  printError(terminal, error);
  const hint = messages.seeHelp(['./huiyin', commandName, '--help'].filter((word) => word !== '').join(' '));
  if (!terminal.json) terminal.note(`${hint.zh} · ${hint.en}`);
  return 1;
}

function printError(terminal: Terminal, { code, text }: CallError): void {
  if (terminal.json) {
    terminal.note(JSON.stringify({ error: { code, message: text } }));
    return;
  }
  if (text.zh !== text.en) terminal.note(text.zh);
  terminal.note(`${text.en} [${code}]`);
}
