import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withEmptyDatabase } from '../../../test/support/database.ts';
import { copyInto } from './copy-into.ts';
import { copyText, type KeyedRow } from './copy-text.ts';

/** Any text that PostgreSQL can hold. */
const texts = fc
  .string({
    unit: fc.oneof(fc.constantFrom('\t', '\n', '\r', '\\', '"', '{', '}', ',', 'N', '.', '😀', '𠮷'), fc.string({ unit: 'binary' })),
  })
  .map((text) => text.replaceAll('\0', '').toWellFormed());

const rows = fc.array(
  fc.record({
    text: fc.option(texts, { nil: null }),
    whole: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    real: fc.double({ noNaN: true }),
    yes: fc.option(fc.boolean(), { nil: null }),
    bytes: fc.option(fc.uint8Array(), { nil: null }),
    list: fc.array(texts),
    json: fc.option(texts, { nil: null }).map((text) => JSON.stringify({ text })),
  }),
  { minLength: 1, maxLength: 20 },
);

test('whatever is copied in comes back the same', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  const client = await ownerPool.connect();
  using _ = {
    [Symbol.dispose]: () => {
      client.release();
    },
  };
  await client.query(
    'CREATE TEMP TABLE kept (key text, n int GENERATED ALWAYS AS IDENTITY, text text, whole int, real double precision, yes boolean, bytes bytea, list text[], json jsonb)',
  );
  await fc.assert(
    fc.asyncProperty(texts, rows, async (key, given) => {
      await client.query('TRUNCATE kept');
      const keyed = given.values().map((row): KeyedRow => [copyText(key), row]);
      await copyInto(client, 'kept', ['key'], keyed);
      const { rows: found } = await client.query<Record<string, unknown>>('SELECT * FROM kept ORDER BY n');
      assert.deepEqual(
        found.map(({ n: _, bytes, ...row }) => ({ ...row, bytes: bytes === null ? null : [...(bytes as Uint8Array)] })),
        given.map(({ json, bytes, real, ...row }) => ({
          key,
          ...row,
          // Minus zero is written as 0.
          real: real + 0,
          bytes: bytes === null ? null : [...bytes],
          json: JSON.parse(json) as unknown,
        })),
      );
    }),
    { numRuns: 200 },
  );
});
