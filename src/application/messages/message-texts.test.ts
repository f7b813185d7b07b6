import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { profileFiles } from '../../../test/support/profile-files.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { messageTemplates } from '../../domain/vocabulary/messages.ts';
import { longestFacts, textProblems } from '../profile/check-messages.ts';
import { loadProfile } from '../profile/load-profile.ts';
import { backoffMs } from './backoff.ts';
import { defaultTexts, templateFacts } from './default-texts.ts';
import { fillText, placeholdersOf } from './fill-text.ts';
import { mobileNumber } from './mobile-number.ts';

test('a part is left out where its fact is missing; facts stay on their line', () => {
  const text = '{number}{code?，码{code}}。{deadline?{deadline}前}{url?（{code}：{url}）}';
  assert.equal(fillText(text, { number: '1', code: 'X', deadline: null }), '1，码X。');
  assert.equal(fillText(text, { number: '1', code: '', url: 'u' }), '1。（：u）');
  assert.equal(fillText('{reason}', { reason: ' a\r\nBcc: b\u2028c\ud800 ' }), 'a Bcc: b c');
  assert.equal(fillText('{toString}{__proto__?x}', {}), '');
  const { all, bare, broken } = placeholdersOf(text);
  assert.deepEqual([[...all], [...bare], broken], [['code', 'deadline', 'url', 'number'], ['code', 'number'], false]);
  assert.equal(placeholdersOf('a}').broken, true);
});

test('what stands in a fact is never read as a placeholder', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', '?', 'a', 'code', '$&', '$1') }), (fact) => {
      assert.equal(fillText('<{number}>', { number: fact, code: 'SECRET', a: 'A' }).includes('SECRET'), false);
    }),
  );
});

test('every default text fits in a text message with the longest names of a real city, and can leave out what may be missing', () => {
  const loaded = loadProfile(profileFiles('lvliang'));
  assert.ok(loaded.ok);
  const { name, units, classes } = loaded.value;
  const names = { city: name, units: units.map((unit) => unit.name), classes: classes.map((node) => node.name) };
  const found = codesOf(messageTemplates).flatMap((template) =>
    (['zh', 'en'] as const).flatMap((language) =>
      textProblems(template, defaultTexts[template][language], longestFacts(names, language)).map(
        ({ code, params }) => `${template} ${language} ${code} ${JSON.stringify(params)}`,
      ),
    ),
  );
  assert.deepEqual(found, []);
});

test('problems of own texts are named with their line', () => {
  const files = new Map(profileFiles('xiaocheng'));
  files.set(
    'messages.yaml',
    `language: de
followUpTries: [1, 1, 9]
off: [receit]
texts:
  receipt:
    zh: '{numbr}'
    en: '${'x'.repeat(400)}'
  answered: { zh: '{code}', en: ok }
  sheets: { zh: a, en: b }`,
  );
  const loaded = loadProfile(files);
  assert.ok(!loaded.ok);
  assert.deepEqual(
    loaded.error.map(({ file, line, code }) => `${file}:${String(line)} ${code}`),
    ['messages.yaml:1 expectedOneOf', 'messages.yaml:3 expectedOneOf', 'messages.yaml:9 unknownField'],
  );
  files.set(
    'messages.yaml',
    String(files.get('messages.yaml')).replace('de', 'zh').replace('receit', 'receipt').replace('sheets', 'sheet'),
  );
  const again = loadProfile(files);
  assert.ok(!again.ok);
  assert.deepEqual(
    again.error.map(({ line, code }) => `${String(line)} ${code}`),
    ['2 repeatedValue', '2 followUpTryLast', '6 unknownPlaceholder', '7 smsTooLong', '8 placeholderMayBeEmpty'],
  );
});

test('messages are tried again between a minute and an hour later, never all at once', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const ms = backoffMs(tries, chance);
      assert.ok(ms >= 45_000 && ms <= 75 * 60_000);
    }),
  );
  assert.ok(backoffMs(3, 0) < backoffMs(3, 1));
});

test('only numbers of mobile phones get text messages', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['138 0013 8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['0358-8221234', undefined],
    ['12345', undefined],
    ['10012345678', undefined],
    ['', undefined],
  ];
  for (const [phone, number] of table) assert.equal(mobileNumber(phone), number, phone);
});

test('docs/messages.md lists the placeholders of every message', () => {
  const docs = readFileSync(path.join(import.meta.dirname, '../../../docs/messages.md'), 'utf8');
  const codes = (cell = ''): readonly string[] => [...cell.matchAll(/`(?<code>\w+)`/gu)].map(([, code = '']) => code);
  const listed = new Map(
    docs
      .split('\n')
      .filter((line) => /^\| `[a-z]/u.test(line) && !line.includes('HUIYIN_'))
      .flatMap((line) => {
        const [, names, always, sometimes] = line.split('|');
        return codes(names).map((name) => [name, { always: codes(always).toSorted(), sometimes: codes(sometimes).toSorted() }] as const);
      }),
  );
  for (const template of codesOf(messageTemplates)) {
    const { always, sometimes } = templateFacts[template];
    assert.deepEqual(listed.get(template), { always: always.toSorted(), sometimes: sometimes.toSorted() }, template);
  }
  assert.equal(listed.size, codesOf(messageTemplates).length);
});
