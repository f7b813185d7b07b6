import type { ApiError } from '../../kit/api.ts';
import type { TextParams } from '../../kit/language.ts';

/** What the braces of a refusal's text stand for. */
export function wordedParams({ params }: ApiError): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? '')]));
}
