import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CityId, PersonId, TicketId } from '../../domain/kernel/ids.ts';
import { createPersonCipher, SealBroken } from './person-cipher.ts';

const key = new Uint8Array(32).fill(1);
const cipher = createPersonCipher(key);
const [city, other] = ['a', 'b'] as readonly string[] as readonly [CityId, CityId];
const [person, stranger] = ['p1', 'p2'] as readonly string[] as readonly [PersonId, PersonId];

test('what is sealed opens again at its place, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const sealed = cipher.seal(city, person, 'name', text);
      assert.equal(cipher.open(city, person, 'name', cipher.keyId, sealed), text);
    }),
  );
});

test('the same text never looks the same twice, and holds nothing of itself', () => {
  const sealed = [1, 2].map(() => cipher.seal(city, person, 'phone', '13800138000'));
  assert.notDeepEqual(sealed[0], sealed[1]);
  assert.ok(sealed.every((bytes) => !bytes.includes('13800138000')));
});

test('a sealed field opens at no other place, with no other key, and not when a bit is changed', () => {
  const sealed = cipher.seal(city, person, 'name', '张伟');
  const { keyId } = cipher;
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(14) ^ 1, 14);
  const attempts = [
    () => cipher.open(other, person, 'name', keyId, sealed),
    () => cipher.open(city, stranger, 'name', keyId, sealed),
    () => cipher.open(city, person, 'phone', keyId, sealed),
    () => cipher.open(city, person, 'name', keyId, changed),
    () => cipher.open(city, person, 'name', keyId, sealed.subarray(0, 20)),
    () => createPersonCipher(new Uint8Array(32).fill(2)).open(city, person, 'name', keyId, sealed),
  ];
  for (const attempt of attempts) assert.throws(attempt, SealBroken);
});

test('after a change of the key old data open, and lookups and codes stay', () => {
  const sealed = cipher.seal(city, person, 'name', '张伟');
  const renewed = createPersonCipher(new Uint8Array(32).fill(2), [key]);
  assert.equal(renewed.open(city, person, 'name', cipher.keyId, sealed), '张伟');
  assert.notEqual(renewed.keyId, cipher.keyId);
  assert.deepEqual(renewed.hash(city, 'phone', '1'), cipher.hash(city, 'phone', '1'));
  assert.equal(renewed.queryCode(city, 't' as TicketId), cipher.queryCode(city, 't' as TicketId));
});

test('lookups differ by city, field and key', () => {
  const hashes = [
    cipher.hash(city, 'phone', '1'),
    cipher.hash(other, 'phone', '1'),
    cipher.hash(city, 'name', '1'),
    createPersonCipher(new Uint8Array(32).fill(2)).hash(city, 'phone', '1'),
  ];
  assert.equal(new Set(hashes.map((hash) => hash.toString('hex'))).size, 4);
});

test('[R-2] query codes have ten easy characters and no pattern; their hash is bound to the number', () => {
  const codes = Array.from({ length: 2_000 }, (_, index) => cipher.queryCode(city, `t${String(index)}` as TicketId));
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-TV-Z]{10}$/u);
  const [code = ''] = codes;
  assert.equal(cipher.queryCodeHash(city, 'n', ` ${code.toLowerCase()} `), cipher.queryCodeHash(city, 'n', code));
  assert.notEqual(cipher.queryCodeHash(city, 'm', code), cipher.queryCodeHash(city, 'n', code));
});

test('a key of another length is refused', () => {
  assert.throws(() => createPersonCipher(new Uint8Array(16)), RangeError);
});
