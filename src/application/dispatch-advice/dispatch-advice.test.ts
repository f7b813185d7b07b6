import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticketFileProfile } from '../../../test/support/ticket-file.ts';
import type { Order } from '../../analysis/dispatch/order.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { findDuty } from '../../domain/profile/find-duty.ts';
import { compileProfile } from '../../domain/profile/profile-index.ts';
import { adviseUnit } from './advise-unit.ts';
import { createCatalogueAdviser } from './catalogue-advice.ts';
import { learnFromOrders } from './learn-from-orders.ts';
import { readDispatchModel, writeDispatchModel } from './model-file.ts';
import { findOrderColumns, readOrder, withColumns } from './order-columns.ts';
import { createUnitReader } from './unit-reader.ts';

const pause = async (): Promise<void> => await Promise.resolve();

test('columns are found by their names, and given ones go first', () => {
  const found = findOrderColumns(new Set(['rec_id', 'type', 'main_type', 'sub_type', 'street', 'community', 'source', 'dispose_unit']));
  assert.deepEqual([found.unit, found.classes, found.areas], ['dispose_unit', ['type', 'main_type', 'sub_type'], ['street', 'community']]);
  const given = withColumns(found, new Map([['unit', ['type']] as const]));
  assert.equal(given.unit, 'type');
  const order = readOrder({ street: '-', type: ' 市容 ', rec_id: 'x', source: Number.NaN, sub_type: { deep: 1 } }, found);
  assert.deepEqual([order.areas, order.classes, order.sequence, order.source], [['', ''], ['市容', '', ''], null, '']);
});

test('a day is read with and without a time, in the ways that files write it', () => {
  const columns = findOrderColumns(new Set(['date']));
  const dayOf = (date: unknown): number | null => readOrder({ date }, columns).day;
  assert.equal(dayOf('1970-01-03'), 2);
  assert.equal(dayOf('1970/1/3 12:00'), 2.5);
  assert.equal(dayOf('1970-01-03T06:00:00+08:00'), 2.25);
  assert.equal(dayOf('1970年1月3日'), 2);
  assert.equal(dayOf('soon'), null);
});

test('a model that was written and read answers the same; anything else is no model', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => ({
    unit: at % 3 === 0 ? '甲局' : '乙局',
    class: at % 3 === 0 ? '噪声' : '路灯',
    date: `2025-01-${String((at % 28) + 1).padStart(2, '0')}`,
  }));
  const kept = await learnFromOrders(rows, findOrderColumns(new Set(['unit', 'class', 'date'])), pause);
  const again = readDispatchModel(writeDispatchModel(kept));
  assert.deepEqual(again, kept);
  for (const text of ['', '{', 'null', '[]', '{"format":"huiyin-dispatch"}', '{"format":"huiyin-dispatch","version":2}'])
    assert.equal(readDispatchModel(text), undefined);
});

test('[D-1] [D-8] the catalogue goes first with its basis, and no level that it forbids is suggested', async () => {
  const profile = compileProfile(ticketFileProfile());
  const on = '2026-03-02' as LocalDate;
  const leaf = [...profile.classes.values()].find(
    ({ code }) => profile.isLeaf(code) && findDuty(profile, code, null, on)?.entry.lowestLevel === 2,
  );
  const below = [...profile.units.values()].find(({ level }) => level === 3);
  assert.ok(leaf !== undefined && below !== undefined);
  const duty = findDuty(profile, leaf.code, null, on);
  const rows = Array.from({ length: 60 }, () => ({ unit: below.name.zh, class: leaf.name.zh }));
  const columns = findOrderColumns(new Set(['unit', 'class']));
  const suggest = createUnitReader((await learnFromOrders(rows, columns, pause)).model);
  const order: Order = readOrder({ class: leaf.name.zh }, columns);
  assert.equal(adviseUnit(suggest, order, 3, null)[0]?.unit, below.name.zh);
  const advised = adviseUnit(suggest, order, 3, { advise: createCatalogueAdviser(profile), today: on });
  assert.equal(advised[0]?.unit, profile.units.get(duty?.entry.unit as never)?.name.zh);
  assert.equal(advised[0]?.reasons[0]?.by, 'catalogue');
  assert.ok(!advised.some(({ unit }) => unit === below.name.zh));
});
