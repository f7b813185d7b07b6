import type { CommandEntry } from './command.ts';
import type { Services } from './services.ts';

/** Every command that needs no wiring of its own, in the order of `--help`. */
export const commands: readonly CommandEntry<Services>[] = [];
