import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryEntry, TicketView } from '../ticket/use-ticket.ts';
import { answerChecks } from './answer-checks.ts';

type Answer = NonNullable<TicketView['answer']>;

const good = {
  account: '已派人到场，更换水泵一台。',
  publicAnswer: '您好，水泵已于3月4日更换，现已恢复供水。',
  solved: true,
  unsolvedReason: null,
  proof: [{ id: 'f', name: 'photo.jpg' }],
} as unknown as Answer;
const reached = { type: 'contactRecorded', data: { reached: true } } as unknown as HistoryEntry;

function faultsOf(
  answer: Partial<Answer>,
  change: Partial<TicketView> = {},
  history: readonly HistoryEntry[] = [reached],
): readonly string[] {
  const view = { privacy: 'open', dispatch: null, ...change, answer: { ...good, ...answer } } as TicketView;
  return answerChecks(view, history)
    .filter(({ holds }) => !holds)
    .map(({ id }) => id);
}

test('[H-6] an answer with all that belongs to it has no fault', () => {
  assert.deepEqual(faultsOf({}), []);
});

test('[H-2] without a contact that reached the caller the reviewer is told, unless there is nobody to reach', () => {
  assert.deepEqual(faultsOf({}, {}, []), ['contact']);
  assert.deepEqual(faultsOf({}, { privacy: 'anonymous' }, []), []);
});

test('[H-6] what an answer lacks is named: proof, a date, words of its own', () => {
  assert.deepEqual(faultsOf({ proof: [] }), ['proof']);
  assert.deepEqual(faultsOf({ solved: false, publicAnswer: '正在协调，请耐心等待。' }), ['nextStep']);
  assert.deepEqual(faultsOf({ solved: false, publicAnswer: '预计 5 个工作日内完成。' }), []);
  assert.deepEqual(faultsOf({ publicAnswer: good.account }), ['ownWords']);
});

test('[H-6] numbers of people do not belong into a public answer; other numbers may', () => {
  assert.deepEqual(faultsOf({ publicAnswer: '请联系 13900000000。' }), ['personal']);
  assert.deepEqual(faultsOf({ publicAnswer: '证件 14110219900101123X 已核。' }), ['personal']);
  assert.deepEqual(faultsOf({ publicAnswer: '工单 202611230045127 已办，客服 12345。' }), []);
});

test('[D-1] supports that have not reported are named', () => {
  const dispatch = { supports: [{ unit: 'water', reportedAt: null }] } as unknown as TicketView['dispatch'];
  assert.deepEqual(faultsOf({}, { dispatch }), ['supports']);
});
