import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordRefusal } from './word-refusal.ts';

test('a refusal is worded with the labels of actions, states and roles', () => {
  assert.deepEqual(wordRefusal({ code: 'ACTION_NOT_IN_STATE', params: { state: 'handling', action: 'sign' } }), {
    zh: '工单“办理中”时不能执行“签收”',
    en: 'Not possible while the ticket is "Being handled": Sign',
  });
  assert.deepEqual(wordRefusal({ code: 'ROLE_MAY_NOT', params: { action: 'recall', roles: 'dispatcher, supervisor' } }), {
    zh: '您的角色不能执行“收回工单”，需要：派单员、督办员',
    en: 'Your role may not do "Recall"; it takes: Dispatcher, Supervisor',
  });
});

test('other parameters stand as given, missing ones and unknown codes stay visible', () => {
  assert.equal(wordRefusal({ code: 'SEND_BACKS_EXHAUSTED', params: { hops: 2 } }).zh, '已退单 2 次，须指定承办单位或提请会商');
  assert.match(wordRefusal({ code: 'TICKET_EXISTS', params: {} }).en, /\{number\}/u);
  assert.equal(wordRefusal({ code: 'ROLE_MAY_NOT', params: { action: 'constructor', roles: '' } }).en.includes('"constructor"'), true);
  assert.deepEqual(wordRefusal({ code: 'NO_SUCH_CODE', params: {} }), { zh: 'NO_SUCH_CODE', en: 'NO_SUCH_CODE' });
});
