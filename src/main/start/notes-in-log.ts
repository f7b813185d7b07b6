import type { Terminal } from '../../cli/command.ts';
import type { Log } from '../log.ts';

/** A terminal whose notes are lines of the log: where machines read standard error, every line of it is one of theirs. */
export function notesInLog(terminal: Terminal, log: Pick<Log, 'say'>, level: Parameters<Log['say']>[0]): Terminal {
  if (terminal.interactive) return terminal;
  return {
    ...terminal,
    note: (line) => {
      log.say(level, line.trim());
    },
  };
}
