import type { CommandInput } from './command.ts';
import { Failure } from './failure.ts';

/** The text of an option; null when it was not given, or given empty. */
export function optionText({ values }: Pick<CommandInput, 'values'>, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The text of an option that must be there. Throws `cli.missingOption`. */
export function requiredText(input: Pick<CommandInput, 'values'>, name: string): string {
  const text = optionText(input, name);
  if (text !== null) return text;
  throw new Failure('cli.missingOption', { zh: `请写明 --${name}。`, en: `Say --${name}.` }, 1);
}
