import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantFromMs } from '../../domain/kernel/time.ts';
import { cursorOf, itemPlace, ticketPlace } from './page-cursor.ts';

const uuid = fc.uuid();
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantFromMs);

test('a cursor leads back to the place that it was made of, and goes into a URL as it is', () => {
  fc.assert(
    fc.property(instant, uuid, fc.oneof(uuid, fc.constantFrom('', 'S1', 'X12')), (dueAt, ticket, item) => {
      const cursor = cursorOf(dueAt, ticket, item);
      assert.match(cursor, /^[\w-]{1,200}$/u);
      assert.deepEqual(itemPlace(cursor), { dueAt, ticket, item });
      assert.equal(ticketPlace(cursor), undefined);
      assert.equal(ticketPlace(cursorOf(ticket)), ticket);
      assert.equal(itemPlace(cursorOf(ticket)), undefined);
    }),
  );
});

test('what was made up is no cursor, and breaks nothing', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'binary' }), uuid, instant), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.base64String(),
        words.map((parts) => cursorOf(...parts)),
      ),
      (text) => {
        const [item, ticket] = [itemPlace(text), ticketPlace(text)];
        if (item !== undefined) assert.deepEqual(itemPlace(cursorOf(item.dueAt, item.ticket, item.item)), item);
        if (ticket !== undefined) assert.match(ticket, /^[\da-f-]{36}$/u);
      },
    ),
  );
});
