import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnDispatch, type DispatchModel } from './learn-dispatch.ts';
import type { DispatchedOrder, Order } from './order.ts';
import { createUnitSuggester } from './suggest-units.ts';
import { createUnitNames } from './unit-names.ts';

const streets = ['东山街道', '西河街道', '南岭街道'];

/** Lamps go to one department, rubbish to the office of the street; from day 60 that office has another name. */
function orderOf(at: number): DispatchedOrder {
  const street = streets[at % 3] ?? '';
  const isLamp = at % 2 === 0;
  const day = 17_000 + Math.floor(at / 5);
  const office = at < 300 ? `${street.slice(0, 2)}城管办` : `${street.slice(0, 2)}综合队`;
  return {
    classes: isLamp ? ['设施', '路灯'] : ['市容', '垃圾'],
    areas: [street],
    source: at % 4 === 0 ? 'phone' : 'app',
    kind: '',
    day,
    sequence: at,
    text: '',
    unit: isLamp ? '供电局' : office,
  };
}

function learn(orders: readonly DispatchedOrder[]): DispatchModel {
  const learning = learnDispatch(orders);
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  return turn.value;
}

const past = Array.from({ length: 450 }, (_, at) => orderOf(at));
const asked = (at: number): Order => {
  const { unit: _unit, ...order } = orderOf(at);
  return order;
};

test('[D-9] the unit of orders alike is suggested first, with their number as the reason', () => {
  const suggest = createUnitSuggester(learn(past));
  const [first, ...others] = suggest(asked(460), 3);
  assert.equal(first?.unit, '供电局');
  const [reason] = first?.reasons ?? [];
  assert.ok(reason !== undefined && reason.orders >= 3 && reason.orders === reason.toUnit, JSON.stringify(reason));
  assert.ok(others.every(({ score }) => score <= first.score));
});

test('[D-9] after a change of hands the newer unit is suggested, and between old orders the older one', () => {
  const suggest = createUnitSuggester(learn(past));
  assert.equal(suggest(asked(463), 1)[0]?.unit, orderOf(463).unit);
  assert.equal(suggest(asked(103), 1)[0]?.unit, orderOf(103).unit);
});

test('[D-8] what a rule forbids is never suggested', () => {
  const suggest = createUnitSuggester(learn(past));
  const units = suggest(asked(460), 24, (unit) => unit !== '供电局').map(({ unit }) => unit);
  assert.ok(units.length > 0 && !units.includes('供电局'));
});

test('the same orders give the same model, whatever their order in the file', () => {
  assert.deepEqual(learn(past.toReversed()), learn(past));
});

test('one order is enough, and orders without day, class and area are answered', () => {
  const [only] = past;
  assert.ok(only !== undefined);
  const suggest = createUnitSuggester(learn([only]));
  const bare: Order = { classes: [], areas: [], source: '', kind: '', day: null, sequence: null, text: '' };
  assert.deepEqual(
    suggest(bare, 3).map(({ unit }) => unit),
    suggest(bare, 3).length === 0 ? [] : [only.unit],
  );
  assert.ok(createUnitSuggester(learn(past))({ ...asked(460), day: null, sequence: null }, 3).length > 0);
});

test('a text tells units apart where the fields do not', () => {
  const texts = ['门口的路灯不亮了晚上很黑', '自来水管破裂一直漏水'];
  const spoken = Array.from({ length: 200 }, (_, at): DispatchedOrder => {
    const text = `${texts[at % 2] ?? ''}${String.fromCodePoint(0x4e_00 + at * 7, 0x4f_00 + at * 3)}`;
    return { classes: [], areas: [], source: '', kind: '', day: null, sequence: null, text, unit: at % 2 === 0 ? '供电局' : '水务局' };
  });
  const suggest = createUnitSuggester(learn(spoken));
  const order: Order = { classes: [], areas: [], source: '', kind: '', day: null, sequence: null, text: '小区水管破裂漏水' };
  assert.equal(suggest(order, 1)[0]?.unit, '水务局');
});

test('units of one kind are known by their names without places', () => {
  const names = createUnitNames([
    ['东山街道', '和平社区'],
    ['西河街道', '沙田社区'],
  ]);
  assert.equal(names.kindOf('城管办（东山街道办事处）'), names.kindOf('城管办（西河街道办事处）'));
  assert.deepEqual(
    ['和平社区', '东山街道综合队', '西河街道综合队', '教育局'].map((unit) => names.relation(unit, ['东山街道', '和平社区'])),
    [3, 2, 1, 0],
  );
});
