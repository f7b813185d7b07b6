/** Letters of the same value, by value. */
const digitLetters = ['〇零', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const digits: ReadonlyMap<string, number> = new Map(
  digitLetters.flatMap((letters, value) => [...letters].map((letter) => [letter, value] as const)),
);
const small: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const large: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

/** The value of a Chinese numeral (三百二十, 一万五, 二〇二六); null where the letters make no number. */
export function chineseNumber(letters: string): number | null {
  if (letters === '') return null;
  if ([...letters].every((letter) => digits.has(letter))) {
    // 二〇二六 is read digit by digit, 三五 is "three or five" and no number.
    const read = [...letters].map((letter) => String(digits.get(letter))).join('');
    return letters.length === 1 || letters.length === 4 ? Number(read) : null;
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let last = 0;
  for (const letter of letters) {
    const value = digits.get(letter);
    const unit = small.get(letter);
    const scale = large.get(letter);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
      last = unit;
    } else if (scale !== undefined) {
      const below: number = section + (digit ?? 0);
      total = (total + (below === 0 ? 1 : below)) * scale;
      section = 0;
      digit = null;
      last = scale;
    } else return null;
  }
  // 一万五 is 15000: a last digit counts the tenth of the unit before, unless a zero stands between.
  const tail: number = digit === null ? 0 : last >= 100 && !/[零〇]/u.test(letters.slice(-2)) ? (digit * last) / 10 : digit;
  return total + section + tail;
}

/** The factor of letters such as 万, 十亿, 百万 after a number: one where there are none. */
export function scaleOf(letters: string): number {
  let factor = 1;
  for (const letter of letters) factor *= small.get(letter) ?? large.get(letter) ?? 1;
  return factor;
}

/** A decimal of the text times a factor, without the error that floating numbers add (1.62 and 10000 make 16200). */
export function timesExactly(decimal: string, factor: number): number {
  const [whole = '0', part = ''] = decimal.replaceAll(',', '').split('.');
  return Number(((Number(`${whole}${part}`) * factor) / 10 ** part.length).toPrecision(15));
}
