const CONSONANTS = 'bdfghjkmnprstvwz';
const VOWELS = 'aeiou';
const GROUPS = 4;

/**
 * A password that can be read aloud and typed without mistakes, e.g. `kuma-toro-dise-bavo`: 50 bits, far beyond what
 * guessing against argon2id reaches. `randomInt(n)` gives an unpredictable whole number from 0 to n - 1.
 */
export function randomPassword(randomInt: (below: number) => number): string {
  const pick = (letters: string): string => letters.charAt(randomInt(letters.length));
  const syllable = (): string => pick(CONSONANTS) + pick(VOWELS);
  return Array.from({ length: GROUPS }, () => syllable() + syllable()).join('-');
}
