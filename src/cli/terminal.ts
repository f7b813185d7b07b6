import type { Terminal } from './command.ts';

/** The part of a writable stream that a terminal needs. */
export type TextSink = { write(text: string): unknown; readonly isTTY?: boolean };

const CLEAR_LINE = '\r\u001B[2K';

/** A terminal on two streams. Progress lines redraw in place and never mix with the lines printed. */
export function createTerminal(json: boolean, output: TextSink, errors: TextSink): Terminal {
  const interactive = errors.isTTY === true;
  let progressShown = false;

  function clearProgress(): void {
    if (!progressShown) return;
    errors.write(CLEAR_LINE);
    progressShown = false;
  }

  return {
    json,
    interactive,
    print(line) {
      clearProgress();
      output.write(`${line}\n`);
    },
    note(line) {
      clearProgress();
      errors.write(`${line}\n`);
    },
    progress(line) {
      if (json || !interactive) return;
      errors.write(CLEAR_LINE + line);
      progressShown = true;
    },
  };
}
