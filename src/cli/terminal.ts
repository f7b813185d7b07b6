import type { Terminal } from './command.ts';

/** The part of a writable stream that a terminal needs. */
export type TextSink = { write(text: string): unknown; readonly isTTY?: boolean };

/** Control characters other than tab and line feed, and marks that turn the direction of writing round. */
const COMMANDING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/gu;

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
      output.write(`${harmless(line)}\n`);
    },
    note(line) {
      clearProgress();
      errors.write(`${harmless(line)}\n`);
    },
    progress(line) {
      if (json || !interactive) return;
      errors.write(CLEAR_LINE + line);
      progressShown = true;
    },
  };
}

/** Words of callers are printed too, and must not command the terminal of those who read them. */
function harmless(line: string): string {
  return line.replaceAll(COMMANDING, '\u{FFFD}');
}
