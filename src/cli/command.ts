import type { ParseArgsOptionsConfig } from 'node:util';
import type { Label } from '../domain/vocabulary/label.ts';

/** Where a command prints. `json` is true when the caller asked for data for machines. */
export type Terminal = {
  readonly json: boolean;
  /** True when a person watches (progress lines may redraw). */
  readonly interactive: boolean;
  /** Prints one line of result to standard output. */
  print(line: string): void;
  /** Prints one line for people to standard error: progress, warnings, errors. */
  note(line: string): void;
  /** Shows or redraws one progress line on standard error; nothing with `--json` or when nobody watches. */
  progress(line: string): void;
};

/** Success; something in the input was wrong; the environment failed (database, disk). */
export type ExitCode = 0 | 1 | 2;

/** The words after the command's name, parsed. */
export type CommandInput = {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};

/**
 * One command of `./huiyin`. `Services` is what it needs from outside (ports, opened by `main` on demand),
 * so a command that only computes starts without a database.
 */
export type Command<Services> = {
  /** Words that call it, e.g. `profile check`. */
  readonly name: string;
  /** Usage line and explanation of options, for `huiyin NAME --help`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words without a dash it takes; not given: any number, and the command checks them itself. */
  readonly positionals?: { readonly min: number; readonly max: number };
  run(input: CommandInput, terminal: Terminal, open: () => Promise<Services>): Promise<ExitCode>;
};

/** A command in the list of `--help`: its code is loaded only when it is called, so that help is quick. */
export type CommandEntry<Services> = {
  /** Same as the command's. */
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: Label;
  load(): Promise<Command<Services>>;
};
