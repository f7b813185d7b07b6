import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import { object } from '../contract/fields.ts';
import { readQuery } from './read-query.ts';

const schema = object({
  limit: Type.Integer(),
  amount: Type.Number(),
  open: Type.Boolean(),
  state: Type.Array(Type.String()),
  text: Type.String(),
});

test('texts of a query become what the schema asks for', () => {
  assert.deepEqual(readQuery(schema, { limit: '20', amount: '-0.5', open: 'true', state: 'a', text: '20' }), {
    ...{ limit: 20, amount: -0.5, open: true, state: ['a'], text: '20' },
  });
});

test('what is something else stays as it is, for the check to name', () => {
  const query = { limit: '1e3', amount: '0x10', open: 'yes', state: ['a', 'b'], text: ['a', 'b'], more: '1', __proto__: null };
  assert.deepEqual(readQuery(schema, query), { limit: '1e3', amount: '0x10', open: 'yes', state: ['a', 'b'], text: ['a', 'b'], more: '1' });
  assert.equal(readQuery(schema, { limit: '9'.repeat(400) }) instanceof Object, true);
});
