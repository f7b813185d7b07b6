import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ticketCommandFields } from '../../../src/contract/ticket-commands.ts';
import { mergeBody, repeatBody, splitBody } from '../../../src/contract/tickets.ts';
import type { Refusal } from '../../../src/domain/kernel/refusal.ts';
import { ticketTransitions } from '../../../src/domain/ticket/transitions.ts';
import { ticketActions } from '../../../src/domain/vocabulary/actions.ts';
import { codesOf } from '../../../src/domain/vocabulary/label.ts';
import type { TicketState } from '../../../src/domain/vocabulary/ticket.ts';
import { ApiError } from '../../kit/api.ts';
import { actionForms, isFormAction, type FormAction, type FormField, type FormValues } from './action-forms.ts';
import { actionShortcut } from './action-keys.ts';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { bodyOf, faultyFields, instantOfLocal, localOfInstant } from './form-body.ts';
import type { TicketView } from './use-ticket.ts';

const bodies: Readonly<Record<FormAction, TSchema>> = {
  ...ticketCommandFields,
  mergeInto: mergeBody,
  splitFrom: splitBody,
  linkRepeat: repeatBody,
};
const forms = Object.keys(actionForms) as FormAction[];
/** `rate` is done on the caller's page, `recordAdvice` by programs, the rest by the worker or as the other half of a pair. */
const withoutForm = [
  'receive',
  'follow',
  'unfollow',
  'noteRepeat',
  'recordAdvice',
  'rate',
  'recordDelivery',
  'deemSigned',
  'remind',
  'supervise',
];
const withoutFormEither = ['lapse', 'closeUnanswered', 'archive', 'recomputeDeadlines'];

const uuid = '018f0000-0000-7000-8000-000000000001';
const view = { id: uuid, dispatch: { lead: 'housing', supports: [{ unit: 'water', reportedAt: null }] } } as unknown as TicketView;

/** Something that a person could have put into a field. */
function filled(field: FormField): unknown {
  switch (field.kind) {
    case 'text':
      return 'words';
    case 'choice':
      return codesOf(field.of)[0];
    case 'yesNo':
      return false;
    case 'number':
      return field.min;
    case 'moment':
      return '2026-03-02T09:00';
    case 'units':
      return ['water'];
    case 'unit':
    case 'class':
    case 'area':
      return 'code';
    case 'file':
      return { id: 'file', name: 'seal.png' };
    case 'files':
      return [{ id: 'file', name: 'proof.jpg' }];
    case 'ticket':
      return { ticket: uuid, number: '1', text: 'words' };
    case 'person':
    case 'thing':
      return uuid;
  }
}

function valuesOf(action: FormAction, fill: (field: FormField) => unknown): FormValues {
  return Object.fromEntries(actionForms[action].fields.map((field) => [field.name, fill(field)]));
}

const clock = { timeZone: 'Asia/Shanghai', openedAt: '2026-03-02T01:00:30.000Z' as Instant };

test('every action that people do has a form, and nothing else has', () => {
  const expected = codesOf(ticketActions).filter((action) => ![...withoutForm, ...withoutFormEither].includes(action));
  assert.deepEqual(forms.toSorted(), expected.toSorted());
  assert.ok(isFormAction('dispatch') && !isFormAction('receive') && !isFormAction('toString'));
});

test('a filled form is exactly the body that the API takes', () => {
  for (const action of forms) {
    const body = bodyOf(actionForms[action], valuesOf(action, filled), view, clock);
    assert.ok(
      Value.Check(bodies[action], body),
      `${action}: ${JSON.stringify(body)} ${JSON.stringify([...Value.Errors(bodies[action], body)])}`,
    );
  }
});

test('what may stay empty may be sent empty, and the rest is asked for', () => {
  for (const action of forms) {
    const values = valuesOf(action, (field) => (field.optional === true || field.kind === 'files' ? undefined : filled(field)));
    const body = bodyOf(actionForms[action], values, view, clock);
    assert.ok(Value.Check(bodies[action], body), `${action}: ${JSON.stringify(body)}`);
  }
});

test('what is not asked for is sent as null', () => {
  const { decline, submitAnswer } = actionForms;
  const body = bodyOf(decline, { reason: 'malicious', lawfulWay: 'left over', textForCaller: ' ' }, view, clock);
  assert.deepEqual(body, { reason: 'malicious', lawfulWay: null, textForCaller: null });
  const answer = bodyOf(submitAnswer, { account: 'a', publicAnswer: 'b', solved: true, unsolvedReason: 'left over' }, view, clock);
  assert.deepEqual(answer, { account: 'a', publicAnswer: 'b', solved: true, unsolvedReason: null, proof: [], withoutSupports: null });
});

test('two actions that can stand side by side have different keys, and none takes a key of the frame', () => {
  const unitScopes: readonly string[] = ['lead', 'support', 'level3', 'unitOrCentre', 'sheetReceiver'];
  const centreScopes: readonly string[] = ['centre', 'caller', 'unitOrCentre', 'sheetReceiver'];
  const states = new Set(forms.flatMap((action): readonly string[] => ticketTransitions[action].from)) as ReadonlySet<TicketState>;
  for (const scopes of [unitScopes, centreScopes]) {
    for (const state of states) {
      const taken = new Map<string, string>();
      for (const action of forms) {
        const { from, scope } = ticketTransitions[action];
        if (!(from as readonly string[]).includes(state) || !scopes.includes(scope)) continue;
        const key = actionShortcut(action);
        assert.match(key, /^[a-fh-il-z]$/u, action);
        assert.equal(taken.get(key), undefined, `${key} in ${state}: ${taken.get(key)} and ${action}`);
        taken.set(key, action);
      }
    }
  }
});

test('[C-1] a time of a form is a time of the city', () => {
  assert.equal(instantOfLocal('2026-03-02T09:00', 'Asia/Shanghai'), '2026-03-02T01:00:00.000Z');
  assert.equal(instantOfLocal('2026-13-02T09:00', 'Asia/Shanghai'), null);
  assert.equal(localOfInstant('2026-03-02T01:00:30.000Z', 'Asia/Shanghai'), '2026-03-02T09:00');
});

test('a refusal is told at the field that it is about', () => {
  const message = { zh: '不行', en: 'no' };
  const refusal = (code: string, params: Refusal['params'], fields: readonly string[] = []) =>
    new ApiError(422, { code, message, params: { ...params }, fields: fields.map((path) => ({ path, expected: message })) }, null);
  const of = (action: FormAction) => actionForms[action].fields;
  assert.deepEqual(faultyFields(refusal('TEXT_MISSING', { field: 'publicAnswer' }), of('submitAnswer')), ['publicAnswer']);
  assert.deepEqual(faultyFields(refusal('TEXT_TOO_LONG', { field: 'leftOpen' }), of('recordFollowUp')), ['word.leftOpen']);
  assert.deepEqual(faultyFields(refusal('BASIS_MISSING', {}), of('dispatch')), ['basis']);
  assert.deepEqual(faultyFields(refusal('http.badFields', {}, ['/word/satisfaction', '/way']), of('recordFollowUp')), [
    'word.satisfaction',
    'way',
  ]);
  assert.deepEqual(faultyFields(refusal('FILE_NOT_USABLE', { id: 'x' }), of('submitAnswer')), ['proof']);
  assert.deepEqual(faultyFields(refusal('OWN_ACT', {}), of('approveSendBack')), []);
});
