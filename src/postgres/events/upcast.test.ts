import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upcast } from './upcast.ts';
import type { UpcastSteps } from './upcast.ts';

const steps: UpcastSteps = {
  noted: [
    (shape) => ({ ...shape, data: { text: shape.data } }),
    (shape) => ({ ...shape, type: 'remarked', data: { ...(shape.data as object), by: null } }),
  ],
  remarked: [(shape) => shape, (shape) => shape, (shape) => ({ ...shape, data: { remark: shape.data } })],
};

test('an old shape goes through every later step, and on under its new name', () => {
  const old = { type: 'noted', schemaVersion: 1, data: 'a', clocks: [] };
  assert.deepEqual(upcast(old, steps), { type: 'remarked', schemaVersion: 4, data: { remark: { text: 'a', by: null } }, clocks: [] });
});

test('a shape in the middle skips the steps it has behind it', () => {
  const half = { type: 'noted', schemaVersion: 2, data: { text: 'a' }, clocks: [] };
  assert.deepEqual(upcast(half, steps).data, { remark: { text: 'a', by: null } });
});

test('a present shape comes through as it is', () => {
  const present = { type: 'remarked', schemaVersion: 4, data: { remark: 1 }, clocks: [] };
  assert.deepEqual(upcast(present, steps), present);
  const plain = { type: 'ticketClosed', schemaVersion: 1, data: { reason: 'followedUp' }, clocks: [] };
  assert.equal(upcast(plain), plain);
});

test('an event of a newer program is refused, not misread', () => {
  assert.throws(() => upcast({ type: 'ticketClosed', schemaVersion: 2, data: {}, clocks: [] }), /update it/u);
});
