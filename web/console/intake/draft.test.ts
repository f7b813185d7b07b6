import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmpty, newDraft, requestOf, type Draft } from './draft.ts';
import { missingFor, noOutletFields, outletOf } from './outlets.ts';
import { faultsOf } from './validate.ts';

const caller = { phone: ' 139 0013 8000 ', name: '张小明' };
const draft: Draft = { ...newDraft(), text: ' 路灯不亮 ', kind: 'help', place: ' 青杨路 ', classCode: '010303' };

test('[R-3] who is anonymous is not sent; who gave nothing is nobody', () => {
  assert.deepEqual(requestOf(draft, caller).caller, { phone: '139 0013 8000', name: '张小明' });
  assert.equal(requestOf({ ...draft, privacy: 'anonymous' }, caller).caller, null);
  assert.equal(requestOf(draft, { phone: ' ', name: '' }).caller, null);
  assert.deepEqual(requestOf(draft, { phone: '', name: '李' }).caller, { phone: null, name: '李' });
});

test('the words are sent as they were said, the place with its point or not at all', () => {
  const { text, place } = requestOf(draft, caller);
  assert.deepEqual([text, place], ['路灯不亮', { text: '青杨路', latitude: null, longitude: null }]);
  assert.equal(requestOf({ ...draft, place: '' }, caller).place, null);
  assert.deepEqual(requestOf({ ...draft, point: { latitude: 37.5, longitude: 111.1 } }, caller).place, {
    text: '青杨路',
    latitude: 37.5,
    longitude: 111.1,
  });
  assert.ok(isEmpty(newDraft()) && !isEmpty(draft));
});

test('what is missing or wrong is named by field', () => {
  assert.deepEqual(faultsOf(draft, caller, true), {});
  assert.deepEqual(Object.keys(faultsOf(newDraft(), { phone: '12a', name: '' }, true)), ['phone', 'text', 'kind', 'classCode']);
  assert.deepEqual(Object.keys(faultsOf(newDraft(), { phone: '', name: '' }, false)), ['text', 'kind']);
  assert.deepEqual(Object.keys(faultsOf({ ...draft, place: '街'.repeat(201) }, caller, true)), ['place']);
  assert.deepEqual(Object.keys(faultsOf({ ...draft, place: '', point: { latitude: 1, longitude: 1 } }, caller, true)), ['place']);
  for (const phone of ['0358-8220000', '+86 139 0013 8000', '(0358)8220000'])
    assert.deepEqual(faultsOf(draft, { ...caller, phone }, true), {});
});

test('[R-4] an outlet asks for what the rules ask for', () => {
  assert.deepEqual(Object.keys(missingFor('decline', { ...noOutletFields, reason: 'litigation' })), ['lawfulWay', 'toCaller']);
  assert.deepEqual(Object.keys(missingFor('decline', { ...noOutletFields, reason: 'malicious', toCaller: '已转公安' })), []);
  assert.deepEqual(Object.keys(missingFor('handOver', noOutletFields)), ['handOverTo', 'toCaller']);
  assert.deepEqual(outletOf('decline', { ...noOutletFields, reason: 'malicious', toCaller: ' 已转公安 ' }, draft), {
    type: 'decline',
    reason: 'malicious',
    textForCaller: '已转公安',
    lawfulWay: null,
  });
});
