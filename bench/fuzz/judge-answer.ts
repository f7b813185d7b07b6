import { Check } from 'typebox/value';
import type { TSchema } from 'typebox';
import type { DrawnRequest } from './draw-request.ts';

/** An answer as it came. */
export type ReceivedAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** Words of the inner workings that no answer may hold. */
const LEAKS =
  /\bat .+\.(?:ts|js):\d+|node_modules|\bSELECT\b.+\bFROM\b|syntax error at|violates|duplicate key|pg_|TypeError|RangeError|SyntaxError/u;

/** What is wrong with an answer; undefined when nothing is. */
export function judgeAnswer({ operation, method }: DrawnRequest, { status, headers, body }: ReceivedAnswer): string | undefined {
  if (status === 503 || status === 429) return headers['retry-after'] === undefined ? `${String(status)} without Retry-After` : undefined;
  if (status >= 500) return `${String(status)}: ${body.slice(0, 300)}`;
  if (status >= 400) return method === 'HEAD' ? undefined : judgeRefusal(body);
  if (method !== operation.method) return undefined;
  const schema = operation.answers.get(status);
  if (schema === undefined) return `the status ${String(status)} is not documented`;
  if (schema === null) return undefined;
  return Check(schema as TSchema, JSON.parse(body) as unknown) ? undefined : `the answer is not as documented: ${body.slice(0, 300)}`;
}

function judgeRefusal(body: string): string | undefined {
  const leak = LEAKS.exec(body);
  if (leak !== null) return `an answer tells of the inner workings: ${leak[0]} in ${body.slice(0, 300)}`;
  try {
    const { error } = JSON.parse(body) as {
      readonly error?: { readonly code?: unknown; readonly message?: { readonly zh?: unknown; readonly en?: unknown } };
    };
    const worded = typeof error?.code === 'string' && typeof error.message?.zh === 'string' && typeof error.message.en === 'string';
    return worded ? undefined : `a refusal without code and words: ${body.slice(0, 300)}`;
  } catch {
    return `a refusal that is no JSON: ${body.slice(0, 300)}`;
  }
}
