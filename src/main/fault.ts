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

/** The same in one line. */
export function faultText(error: unknown): string {
  const { error: name, code, says, at } = faultOf(error, false);
  return [name, code, says ?? at?.[0]].filter((part) => part !== undefined).join(' ');
}

/** The stack behind the sentence; nothing when the sentence is not in it, for then nobody knows where it ends. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const head = stack.indexOf(message);
  if (head < 0) return [];
  return stack
    .slice(head + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .map((line) => line.slice('at '.length).replace(/file:\/\/.*?\/(?=(?:src|node_modules)\/)/u, ''))
    .slice(0, FRAMES);
}
