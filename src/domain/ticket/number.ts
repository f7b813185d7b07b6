import type { LocalDate } from '../kernel/time.ts';

/** H. M. Damm's quasigroup of order 10: every wrong digit and every swap of neighbours changes the check digit. */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** the number a caller is given: day, running number of that day in six digits or more, check digit. */
export function ticketNumber(day: LocalDate, running: number): string {
  const digits = `${day.replaceAll('-', '')}-${String(running).padStart(6, '0')}`;
  return `${digits}-${String(checkDigit(digits))}`;
}

/** True for a number whose check digit fits; a wrong digit or two neighbours swapped never pass. */
export function checkTicketNumber(text: string): boolean {
  return /^\d{8}-\d{6,}-\d$/u.test(text) && checkDigit(text) === 0;
}

/** The check digit of the digits in a text; 0 when the text ends in its own check digit. */
function checkDigit(text: string): number {
  let interim = 0;
  for (const character of text) {
    if (character !== '-') interim = damm[interim]?.[Number(character)] ?? 0;
  }
  return interim;
}
