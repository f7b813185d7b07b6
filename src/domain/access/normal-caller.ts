/** A phone number in the one form that lookups compare: digits only, without the country code 86 before a mobile number. */
export function normalPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/[^\d+]/gu, '');
  return digits.replace(/^(?:\+86|0086|86(?=1\d{10}$))/u, '').replaceAll('+', '');
}

/** A name in the one form that lookups compare: full and half width alike, without spaces and case. */
export function normalName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}
