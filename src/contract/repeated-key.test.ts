import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repeatedKey } from './repeated-key.ts';

test('a field that is named twice is found, however it is written and however deep', () => {
  assert.equal(repeatedKey('{"kind":"help","kind":"report"}'), 'kind');
  assert.equal(repeatedKey('{"a":[{"b":1,"c":{"x":1}},{"b":2,"\\u0062":3}]}'), 'b');
  assert.equal(repeatedKey('{"a":"b:{","b":"\\"a\\":","c":["a","a"]}'), undefined);
  assert.equal(repeatedKey('{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}'), undefined);
});

test('no JSON that a program writes names a field twice', () => {
  fc.assert(fc.property(fc.json(), (json) => repeatedKey(json) === undefined));
});
