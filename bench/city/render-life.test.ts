import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTicketNumber, ticketNumber } from '../../src/domain/ticket/number.ts';
import type { LocalDate } from '../../src/domain/kernel/time.ts';
import { LIVES_SEED, spoken } from './live-lives.ts';
import { renderLife, type OwnWords } from './render-life.ts';

const id = `20260301-0000-4000-8017-0001${LIVES_SEED.toString(16)}`;
const number = ticketNumber('2026-03-01' as LocalDate, 17);
const own: OwnWords = {
  words: () => ({ text: 'what was said', subject: 'about', place: 'where' }),
  queryCodeHash: () => 'h'.repeat(43),
};
const line = [
  id,
  number,
  '2026-03-01 08:30:00.5+00',
  JSON.stringify({ ticket: id, at: '2026-03-01T08:30:00.500Z', queryCodeHash: 'x'.repeat(43), request: spoken, user: 'agent-1' }),
].join('\t');

test('a copy differs in ids, numbers, times, words and codes, the same in every place', () => {
  const [copyId = '', copyNumber = '', at, json = ''] = renderLife(line, { no: 5, days: 7, ms: 1_000 }, own).split('\t');
  assert.notEqual(copyId, id);
  assert.ok(copyId.startsWith('20260222-') && copyNumber.startsWith('20260222-'));
  assert.ok(checkTicketNumber(copyNumber));
  assert.equal(at, '2026-02-22T08:29:59.500Z');
  assert.deepEqual(JSON.parse(json), { ticket: copyId, at, queryCodeHash: 'h'.repeat(43), request: own.words(), user: 'agent-1' });
});

test('no two copies share an id or a number', () => {
  const copies = [1, 2, 250].flatMap((no) => renderLife(`${id}\t${number}`, { no, days: 0, ms: 0 }, own).split('\t'));
  assert.equal(new Set(copies).size, copies.length);
});
