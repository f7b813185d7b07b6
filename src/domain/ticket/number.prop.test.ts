import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '../kernel/time.ts';
import { checkTicketNumber, ticketNumber } from './number.ts';

const numbers = fc
  .tuple(fc.date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), fc.integer({ min: 1, max: 2_000_000 }))
  .map(([date, running]) => ticketNumber(date.toISOString().slice(0, 10) as LocalDate, running));

/** Places of the digits; the hyphens stand between them and are not read aloud. */
function digitPlaces(text: string): number[] {
  return [...text].flatMap((character, place) => (character === '-' ? [] : [place]));
}

test('[R-2] a number has the day, six digits and a check digit, and passes its own check', () => {
  assert.match(ticketNumber('2026-02-13' as LocalDate, 7), /^20260213-000007-\d$/u);
  assert.match(ticketNumber('2026-02-13' as LocalDate, 1_234_567), /^20260213-1234567-\d$/u);
  fc.assert(fc.property(numbers, (number) => checkTicketNumber(number)));
});

test('[R-2] every single wrong digit is noticed', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      for (const place of digitPlaces(number)) {
        for (let digit = 0; digit < 10; digit += 1) {
          const wrong = number.slice(0, place) + String(digit) + number.slice(place + 1);
          assert.equal(checkTicketNumber(wrong), wrong === number, wrong);
        }
      }
    }),
  );
});

test('[R-2] every swap of two neighbouring digits is noticed, across the hyphens too', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const places = digitPlaces(number);
      for (const [index, place] of places.slice(0, -1).entries()) {
        const next = places[index + 1];
        const characters = [...number];
        [characters[place], characters[next ?? 0]] = [characters[next ?? 0] ?? '', characters[place] ?? ''];
        const wrong = characters.join('');
        assert.equal(checkTicketNumber(wrong), wrong === number, wrong);
      }
    }),
  );
});

test('[R-2] what is not a number is none', () => {
  for (const text of ['', '20260213', '20260213-000007', '20260213-000007-', '20260213-00007-1', ' 20260213-000007-1', 'x']) {
    assert.equal(checkTicketNumber(text), false, text);
  }
});
