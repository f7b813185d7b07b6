import { compoundSurnames, honorifics } from './surnames.ts';
import { normalPhone } from './normal-caller.ts';

const HIDDEN = '***';
const ADDRESSED_AS = `(?:${honorifics.join('|')})`;

type NameAndPhone = { readonly name: string | null; readonly phone: string | null };

/**
 * takes other callers of the same matter out of a text that was written to all of them: names, the surname with how one is addressed,
 * and numbers. What this caller has in common with them stays.
 */
export function hideCallers(text: string, others: readonly NameAndPhone[], own: NameAndPhone | null): string {
  const kept = new Set(wordsOf(own));
  const words = others
    .flatMap(wordsOf)
    .filter((word) => !kept.has(word))
    .sort((a, b) => b.length - a.length);
  let shown = text;
  for (const word of words) shown = shown.replaceAll(word, HIDDEN);
  const surnames = others.flatMap(surnameOf).filter((surname) => !surnameOf(own).includes(surname));
  for (const surname of surnames) shown = shown.replaceAll(new RegExp(`${surname}(?=${ADDRESSED_AS})`, 'gu'), HIDDEN);
  return shown;
}

function wordsOf(caller: NameAndPhone | null): readonly string[] {
  const name = caller?.name?.normalize('NFC').trim() ?? '';
  const phone = caller?.phone ?? '';
  return [name, phone.trim(), normalPhone(phone)].filter((word) => [...word].length > 1);
}

function surnameOf(caller: NameAndPhone | null): readonly string[] {
  const name = caller?.name?.normalize('NFC').trim() ?? '';
  const [first = '', second = ''] = name;
  const compound = compoundSurnames.has(first + second);
  return /^\p{Script=Han}/u.test(name) ? [compound ? first + second : first] : [];
}
