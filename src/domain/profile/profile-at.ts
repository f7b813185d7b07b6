import type { LocalDate } from '../kernel/time.ts';
import { isValidOn } from './valid-on.ts';

/**
 * D-8: the edition of a city's profile that holds on a day, or `undefined` when none does.
 * Where two hold, the one that began later was meant to replace the other.
 */
export function profileAt<Edition extends { readonly validFrom: LocalDate; readonly validTo: LocalDate | null }>(
  editions: readonly Edition[],
  on: LocalDate,
): Edition | undefined {
  let best: Edition | undefined;
  for (const edition of editions) {
    if (isValidOn(edition, on) && (best === undefined || edition.validFrom >= best.validFrom)) best = edition;
  }
  return best;
}
