/** What is written of an error: where it came from, and what it says only where that cannot be what a caller said. */
export type Fault = { readonly error: string; readonly code?: string; readonly says?: string; readonly at?: readonly string[] };

/** Errors whose sentences are our own and quote nothing. */
const PLAIN: ReadonlySet<string> = new Set(['DatabaseUnavailable', 'DiskFull', 'MigrationError', 'EmbeddedError', 'UnsupportedServer']);

const FRAMES = 8;

/** Words an error for the log. `outspoken` adds its own sentence, which may quote data: never where callers' data are real. */
export function faultOf(error: unknown, outspoken: boolean): Fault {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const says = outspoken || PLAIN.has(error.name) ? { says: error.message } : {};
  return { error: error.name, ...code, ...says, at: framesOf(error) };
}

/** The stack without its head, which is the sentence, however many lines that has. */
function framesOf({ stack = '' }: Error): readonly string[] {
  const lines = stack.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => /^at .*(?::\d+:\d+\)?|<anonymous>\)?)$/u.test(line))
    .map((line) => line.slice('at '.length).replace(/file:\/\/.*?\/(?=(?:src|node_modules)\/)/u, ''))
    .slice(0, FRAMES);
}
