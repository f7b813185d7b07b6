import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordFault } from './password-quality.ts';

for (const [password, fault] of [
  ['', 'tooShort'],
  ['Ab3$Ab3$x', 'tooShort'],
  ['九个字也是不够长的', 'tooShort'],
  ['x'.repeat(201), 'tooLong'],
  ['my-Li.Si-secret', 'hasLogin'],
  ['aaaaaaaaaaaa', 'tooSimple'],
  ['abababababab', 'tooSimple'],
  ['1234567890', 'tooSimple'],
  ['0987654321', 'tooSimple'],
  ['abcdefghijk1', 'tooSimple'],
  ['Password2026!', 'common'],
  ['ＰＡＳＳＷＯＲＤ１２３', 'common'],
  ['qwertyuiop', 'common'],
  ['1q2w3e4r5t', 'common'],
  ['woaini5201314', 'common'],
  ['kuma-toro-dise-bavo', undefined],
  ['correct horse battery', undefined],
  ['滴水穿石非一日之功也', undefined],
  ['7hT#mmq!02', undefined],
] as const) {
  test(`"${password.slice(0, 30)}" is ${fault ?? 'good enough'}`, () => {
    assert.equal(passwordFault(password, 'li.si'), fault);
  });
}
