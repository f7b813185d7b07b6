import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { MAX_NAME } from '../../domain/vocabulary/limits.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** The texts that come with a wish, whatever it is about. */
type WishTexts = { readonly idempotencyKey?: string; readonly from?: string; readonly cause?: string };

/** What is wrong with the texts of a wish; undefined when nothing is. */
export function faultyWish({
  idempotencyKey,
  from,
  cause,
}: WishTexts): { readonly ok: false; readonly error: Refusal<RefusalCode> } | undefined {
  return faultyText(
    { field: 'idempotencyKey', text: idempotencyKey ?? null, max: MAX_NAME, optional: idempotencyKey === undefined },
    { field: 'from', text: from ?? null, max: MAX_NAME, optional: true },
    { field: 'cause', text: cause ?? null, max: MAX_NAME, optional: true },
  );
}
