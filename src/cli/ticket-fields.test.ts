import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Static } from 'typebox';
import type { IncomingRequest } from '../application/ticket/receive-request.ts';
import type { SingleTicketCommand } from '../application/ticket/execute-ticket-command.ts';
import { fieldChecker } from '../contract/check-fields.ts';
import { incomingRequest, ticketCommandFields } from '../contract/ticket-commands.ts';
import type { TicketCommandOf } from '../domain/ticket/commands.ts';
import { ticketTransitions } from '../domain/ticket/transitions.ts';

type Personal = keyof typeof ticketCommandFields;

/** Schemas give arrays that may be changed; that is no difference of fields. */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends string | number | boolean | null
    ? Value
    : { readonly [Key in keyof Value]: Frozen<Value[Key]> };

/** Every schema gives exactly what its command takes: a difference in either direction is an error of types. */
type Fits = {
  readonly [Action in Personal]: Frozen<Static<(typeof ticketCommandFields)[Action]>> extends Omit<TicketCommandOf<Action>, 'type'>
    ? Omit<TicketCommandOf<Action>, 'type'> extends Frozen<Static<(typeof ticketCommandFields)[Action]>>
      ? true
      : ['the command has more', Action]
    : ['the schema has more', Action];
};
type AllTrue<Table extends Readonly<Record<string, true>>> = keyof Table;

test('[R-1] the fields of commands and requests are those that the rules take', () => {
  const names: readonly AllTrue<Fits>[] = Object.keys(ticketCommandFields) as readonly AllTrue<Fits>[];
  const request: (value: Static<typeof incomingRequest>) => IncomingRequest = (value) => value;
  assert.equal(typeof request, 'function');
  const single: readonly SingleTicketCommand['type'][] = names;
  assert.ok(single.length > 50);
});

test('[S-5] every action of a person can be given, none of the worker can', () => {
  const ofWorker = Object.entries(ticketTransitions).filter(([, { scope }]) => scope === 'system');
  const ofTwoTickets = ['mergeInto', 'follow', 'splitFrom', 'unfollow', 'linkRepeat', 'noteRepeat', 'receive'];
  const expected = Object.keys(ticketTransitions).filter(
    (action) => !ofTwoTickets.includes(action) && !ofWorker.some(([name]) => name === action),
  );
  assert.deepEqual(Object.keys(ticketCommandFields).toSorted(), expected.toSorted());
});

test('unknown, missing and wrong fields are named, all of them', () => {
  const checked = fieldChecker(ticketCommandFields.judgeSheet)({ id: 7, accepted: true, extra: 1 });
  assert.deepEqual(checked.ok ? [] : checked.error.map(({ path }) => path), ['/reason', '/extra', '/id']);
  const unlisted = fieldChecker(ticketCommandFields.recordContact)({ way: 'pigeon', contactedAt: 'now', reached: true, proof: [] });
  assert.deepEqual(unlisted.ok ? [] : unlisted.error.map(({ path }) => path), ['/way', '/contactedAt']);
  assert.match(unlisted.ok ? '' : (unlisted.error[0]?.expected.en ?? ''), /phone or visit/u);
});

test('a field is named once, with all that it may be; an object is not told to be null', () => {
  const word = { contactedByUnit: 3, resolved: true, satisfaction: 6, leftOpen: null };
  const checked = fieldChecker(ticketCommandFields.rate)({ request: 'x', word, wantsRedo: false });
  assert.deepEqual(checked.ok ? [] : checked.error.map(({ path, expected }) => `${path} ${expected.en}`), [
    '/request should be a UUID in lower case',
    '/word/contactedByUnit should be true or false or null',
    '/word/satisfaction should be 1 or 2 or 3 or 4 or 5',
  ]);
  const caller = fieldChecker(incomingRequest)({ caller: { name: 'x', telephone: '1' } });
  const paths = caller.ok ? [] : caller.error.map(({ path }) => path);
  assert.ok(paths.includes('/caller/phone') && paths.includes('/caller/telephone') && !paths.includes('/caller'), paths.join(' '));
});
