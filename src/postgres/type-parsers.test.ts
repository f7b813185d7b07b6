import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInt8, parseTimestamptz } from './type-parsers.ts';

for (const [text, instant] of [
  ['2026-02-13 08:40:00+00', '2026-02-13T08:40:00.000Z'],
  ['2026-02-13 08:40:00.5+00', '2026-02-13T08:40:00.500Z'],
  ['2026-02-13 08:40:00.123999+00', '2026-02-13T08:40:00.123Z'],
  ['0999-12-31 23:59:59.9999+00', '0999-12-31T23:59:59.999Z'],
  ['2026-02-13 16:40:00.25+08', '2026-02-13T08:40:00.250Z'],
] as const) {
  test(`timestamptz ${text} is ${instant}`, () => {
    assert.equal(parseTimestamptz(text), instant);
  });
}

test('an instant that is none is refused', () => {
  assert.throws(() => parseTimestamptz('infinity'), RangeError);
});

test('int8 is a number as long as a number holds it exactly', () => {
  assert.equal(parseInt8('9007199254740991'), Number.MAX_SAFE_INTEGER);
  assert.equal(parseInt8('-42'), -42);
  assert.throws(() => parseInt8('9007199254740992'), RangeError);
});
