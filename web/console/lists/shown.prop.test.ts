import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf, type Labels } from '../../../src/domain/vocabulary/label.ts';
import { listColumns } from '../../../src/domain/vocabulary/list-columns.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { workLists } from '../../../src/domain/vocabulary/work-lists.ts';
import { parsePlainSearch } from '../frame/plain-search.ts';
import { addressOf, readShown, sameShown, type Filters, type Shown } from './shown.ts';

const some = <Table extends Labels>(table: Table) => fc.uniqueArray(fc.constantFrom(...codesOf(table)), { minLength: 1, maxLength: 4 });
const code = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const day = fc.constantFrom('2026-03-02', '2026-12-31');

const filters = fc.record(
  {
    ...{ state: some(ticketStates), kind: some(requestKinds), urgency: some(urgencies), privacy: some(privacies), channel: some(channels) },
    ...{ class: code, area: code, unit: code, light: fc.constantFrom(...codesOf(lights)), from: day, to: day },
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Filters>;

const place = fc.oneof(
  fc.constantFrom(...codesOf(workLists)).map((list) => ({ list, search: null })),
  fc.constant({ list: null, search: null }),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((search) => ({ list: null, search })),
);

const shown: fc.Arbitrary<Shown> = fc
  .record({ place, filters, order: fc.constantFrom<Shown['order']>('newest', 'oldest'), columns: some(listColumns) })
  .map(({ place: { list, search }, ...others }) => ({ list, search, ...others }));

function readAgain(address: string, { list, search }: Shown): Shown {
  const [, query = ''] = address.split('?');
  return readShown({ list, search: search !== null }, parsePlainSearch(query));
}

test('what a page shows is read again from its address', () => {
  fc.assert(
    fc.property(shown, (each) => {
      const again = readAgain(addressOf(each), each);
      assert.deepEqual(again, each);
      assert.ok(sameShown(again, each));
    }),
  );
});

test('an address that somebody made up shows a list all the same', () => {
  const names = ['state', 'kind', 'light', 'class', 'from', 'order', 'columns', 'view', 'q', 'x'];
  const pair = fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 5 }), (pairs) => {
      const address = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
      const { columns, filters: read } = readShown({ list: null, search: false }, parsePlainSearch(address));
      assert.ok(columns.length > 0);
      for (const each of read.state ?? []) assert.ok(each in ticketStates);
    }),
  );
});
