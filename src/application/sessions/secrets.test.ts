import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CityId } from '../../domain/kernel/ids.ts';
import { newSecret, readSecret, TOKEN_PREFIX } from './bearer-secret.ts';
import { createSecretBox } from './secret-box.ts';

/** Any UTF-16 at all, lone surrogates and control characters too. */
const anyText = fc.uint16Array().map((units) => String.fromCharCode(...units));

const keyOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe('secrets', () => {
  test('a secret is read back with its city, whatever a city is called', () => {
    for (const city of ['small', '吕梁', 'a.b_c-d', '𠀀'] as readonly string[] as readonly CityId[]) {
      for (const prefix of ['', TOKEN_PREFIX]) {
        const { text, hash } = newSecret(city, prefix);
        assert.match(text, /^[\x21-\x7e]+$/u);
        assert.doesNotMatch(text, /[;,"\\]/u, 'a cookie takes none of these');
        assert.deepEqual(readSecret(text, prefix), { city, hash });
      }
    }
  });

  test('no text at all makes reading fail, and none but a secret is read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anyText,
          fc.base64String().map((text) => `%E5%.${text}`),
        ),
        (text) => {
          const read = readSecret(text);
          assert.ok(read === undefined || !/[\0-\x1f]/u.test(read.city));
        },
      ),
    );
    for (const city of ['%00', '%0a', '%ff', '..', '%2e', '']) assert.equal(readSecret(`${city}.${'A'.repeat(43)}`), undefined, city);
  });

  test('a box opens what was put in, in its place, with its key or an older one', () => {
    const box = createSecretBox(keyOf(1));
    const newer = createSecretBox(keyOf(2), [keyOf(1)]);
    fc.assert(
      fc.property(fc.string(), anyText, (place, plain) => {
        const sealed = box.seal(place, plain);
        const kept = plain.isWellFormed() ? plain : plain.toWellFormed();
        assert.equal(box.open(place, sealed), kept);
        assert.equal(newer.open(place, sealed), kept);
        assert.equal(box.open(`${place} `, sealed), undefined);
        assert.equal(createSecretBox(keyOf(2)).open(place, sealed), undefined);
        assert.notDeepEqual(box.seal(place, plain), sealed, 'the same twice would tell that it is the same');
      }),
      { numRuns: 30 },
    );
  });

  test('a changed or cut seal opens nowhere', () => {
    const box = createSecretBox(keyOf(1));
    const sealed = box.seal('here', 'secret');
    for (let index = 0; index < sealed.length; index += 1) {
      assert.equal(box.open('here', sealed.with(index, (sealed[index] ?? 0) ^ 1)), undefined);
      assert.equal(box.open('here', sealed.subarray(0, index)), undefined);
    }
  });

  test('hashes depend on key and place, and stay with the oldest key', () => {
    const box = createSecretBox(keyOf(1));
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    assert.equal(hex(box.hash('a', 'code')), hex(createSecretBox(keyOf(2), [keyOf(1)]).hash('a', 'code')));
    assert.notEqual(hex(box.hash('a', 'code')), hex(createSecretBox(keyOf(2)).hash('a', 'code')));
    assert.notEqual(hex(box.hash('a', 'code')), hex(box.hash('b', 'code')));
  });
});
