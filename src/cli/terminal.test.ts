import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, padDisplay } from './display-width.ts';
import { createTerminal } from './terminal.ts';

function record(json: boolean, isTTY: boolean): { terminal: ReturnType<typeof createTerminal>; all: () => string } {
  let text = '';
  const sink = { write: (part: string) => (text += part), isTTY };
  return { terminal: createTerminal(json, sink, sink), all: () => text };
}

test('a progress line is cleared before anything is printed', () => {
  const { terminal, all } = record(false, true);
  terminal.progress('10 %');
  terminal.progress('20 %');
  terminal.print('done');
  terminal.note('noted');
  assert.equal(all(), '\r\u001B[2K10 %\r\u001B[2K20 %\r\u001B[2Kdone\nnoted\n');
});

test('no progress line when nobody watches, nor among data', () => {
  for (const { terminal, all } of [record(false, false), record(true, true)]) {
    terminal.progress('10 %');
    assert.equal(all(), '');
  }
});

test('words that are printed do not command the terminal', () => {
  const { terminal, all } = record(false, false);
  terminal.print('a\u001B[31mred\r\u009B2K\u202Eright\tto left\nend');
  assert.equal(all(), 'a\uFFFD[31mred\uFFFD\uFFFD2K\uFFFDright\tto left\nend\n');
});

test('Chinese characters take two columns', () => {
  assert.equal(displayWidth('回音 Huiyin'), 11);
  assert.equal(padDisplay('回音', 6), '回音  ');
  assert.equal(padDisplay('too long', 3), 'too long');
});
