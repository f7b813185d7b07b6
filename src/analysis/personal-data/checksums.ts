const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_ENDS = '10X98765432';
/** Shares of a year, month and day within which a date of birth can lie. */
const FIRST_YEAR = 1880;
const LAST_YEAR = 2099;

/** Whether 18 digits (the last may be X) are an identity number by GB 11643: a date of birth that exists, and the right last character. */
export function isIdNumber(number: string): boolean {
  if (!hasBirthDate(number)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return ID_ENDS[sum % 11] === number[17]?.toUpperCase();
}

/** Whether the digits 7 to 14 of a number are a date: so also a number with a slip of the pen is recognised. */
export function hasBirthDate(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  return isDay(year ?? 0, month ?? 0, day ?? 0) && number[0] !== '0';
}

/** The same of the older numbers of 15 digits, whose years have two. */
export function hasShortBirthDate(number: string): boolean {
  const [year, month, day] = [number.slice(6, 8), number.slice(8, 10), number.slice(10, 12)].map(Number);
  return isDay(1900 + (year ?? 0), month ?? 0, day ?? 0) && number[0] !== '0';
}

function isDay(year: number, month: number, day: number): boolean {
  const longest = month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

/** Whether the last digit of a card's number is right (ISO/IEC 7812, Luhn). */
export function isCardNumber(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
