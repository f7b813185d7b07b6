import { compoundSurnames } from './surnames.ts';

/** How a phone number is shown before it is revealed: `139****1234`. At least four digits are always hidden. */
export function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/gu, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****';
}

/**
 * How a name is shown before it is revealed: the surname and one star (张*, 欧阳*), whatever the length of the rest.
 * Of other names the first letter stays; a name of one character is hidden altogether.
 */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFC').trim()];
  const [first = '', second = ''] = characters;
  if (characters.length <= 1) return '*';
  if (characters.length > 2 && compoundSurnames.has(first + second)) return `${first}${second}*`;
  return `${first}*`;
}
