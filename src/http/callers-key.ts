import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ApiRefusal } from './route.ts';

const SHORTEST = 16;

/** The idempotency key of somebody without an account: long enough that nobody else's is the same. */
export function callersKeyOf({ idempotencyKey }: { readonly idempotencyKey: string | undefined }): Result<string | undefined, ApiRefusal> {
  if (idempotencyKey === undefined || idempotencyKey.length >= SHORTEST) return ok(idempotencyKey);
  return fail({ code: 'http.badHeader', params: { header: 'Idempotency-Key', expected: '16-200 characters, unguessable' } });
}
