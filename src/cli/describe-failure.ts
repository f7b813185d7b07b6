import type { Label } from '../domain/vocabulary/label.ts';
import { Failure } from './failure.ts';
import { messages } from './messages.ts';

/** A thrown value as people may read it: a code, a sentence, the exit code. Never a stack. */
export type FailureText = { readonly code: string; readonly text: Label; readonly exitCode: 1 | 2 };

/**
 * Words any thrown value. Errors that carry a code (`DATABASE_UNAVAILABLE`, `ENOENT`) keep their own message;
 * the others are unexpected and say how to see more.
 */
export function describeFailure(error: unknown): FailureText {
  if (error instanceof Failure) return { code: error.code, text: error.text, exitCode: error.exitCode };
  if (!(error instanceof Error)) return { code: 'unexpected', text: messages.unexpected(String(error)), exitCode: 2 };

  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND') {
    const name = /Cannot find package '([^']+)'/u.exec(error.message)?.[1];
    if (name !== undefined) return { code: 'cli.missingPackage', text: messages.missingPackage(name), exitCode: 2 };
  }
  if (code === undefined || code.startsWith('ERR_')) {
    return { code: code ?? 'unexpected', text: messages.unexpected(error.message), exitCode: 2 };
  }
  return { code, text: labelOf(error) ?? { zh: error.message, en: error.message }, exitCode: 2 };
}

/** Errors of other zones may carry a `text` in both languages. */
function labelOf(error: Error): Label | undefined {
  const text: unknown = 'text' in error ? error.text : undefined;
  if (typeof text !== 'object' || text === null || !('zh' in text) || !('en' in text)) return undefined;
  return typeof text.zh === 'string' && typeof text.en === 'string' ? { zh: text.zh, en: text.en } : undefined;
}
