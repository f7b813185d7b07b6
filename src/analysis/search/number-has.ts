import { normalise } from './normalise.ts';

/** True when a ticket's number has the digits of a normal word, four at least, whatever stands between them. */
export function numberHas(number: string, word: string): boolean {
  const digits = word.replaceAll(' ', '');
  return digits.length >= 4 && /^[0-9a-z]+$/u.test(digits) && normalise(number).replaceAll(' ', '').includes(digits);
}
