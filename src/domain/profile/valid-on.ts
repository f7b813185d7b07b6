import type { LocalDate } from '../kernel/time.ts';

/** True on every day from `validFrom` to `validTo`, both included. */
export function isValidOn(span: { readonly validFrom: LocalDate; readonly validTo: LocalDate | null }, on: LocalDate): boolean {
  return span.validFrom <= on && (span.validTo === null || on <= span.validTo);
}
