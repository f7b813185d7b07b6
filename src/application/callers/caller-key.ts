import { commandDigest } from '../ticket/command-digest.ts';

/** People without an account, as actors of commands. */
export const caller = { user: null, roles: ['caller'], unit: null } as const;

/** A caller's idempotency key, apart from those of staff and of other requests: nobody meets the key of another by accident. */
export function callerKey(scope: string, key: string | undefined): { readonly idempotencyKey?: string } {
  return key === undefined ? {} : { idempotencyKey: `caller ${commandDigest([scope, key])}` };
}
