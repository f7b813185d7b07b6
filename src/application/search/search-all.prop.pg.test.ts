import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalise } from '../../analysis/search/normalise.ts';
import { parseQuery } from '../../analysis/search/parse-query.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { people } from '../../../test/support/small-city.ts';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { searchTickets } from './search-tickets.ts';

const TICKETS = 60;

/** Few characters, so that what is looked for often stands somewhere, and often nearly. */
const characters = [
  '水',
  '电',
  '停',
  '路',
  '灯',
  '1',
  '2',
  '12',
  '0',
  'a',
  'B',
  '，',
  '。',
  ' ',
  '𠮷',
  '😀',
  '%',
  '_',
  "'",
  '\\',
  '１',
  '·',
];
const text = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));

test('what is found is what contains every word, whatever the words and texts, page by page and settled or not', async (t) => {
  const city = await withStoredCity(t);
  const texts = new Map<TicketId, string>();
  for (const [index, spoken] of fc.sample(text, { numRuns: TICKETS, seed: 20_260_302 }).entries()) {
    city.at(`2026-0${String(1 + (index % 4))}-02 09:0${String(index % 10)}`);
    const { ticket } = await city.receive({ text: `．${spoken}．`, subject: null });
    texts.set(ticket, spoken);
  }
  await catchUpSearch(city);
  await city.pool.query(
    `UPDATE ticket_search_fresh SET written_at = now() - interval '2 days' WHERE ticket_id::text < (SELECT max(ticket_id::text) FROM ticket_search_fresh)`,
  );
  await city.store.searchIndex.settle(city.city, TICKETS / 2);
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 30 }), async (query, limit) => {
      const parsed = parseQuery(query);
      const expected = [...texts]
        .filter(([, spoken]) => parsed?.words.every((word) => normalise(spoken).includes(word)) === true)
        .map(([ticket]) => ticket);
      const found: TicketId[] = [];
      let after: string | null = null;
      do {
        const page = await searchTickets(city.ports, { city: city.city, actor: people.agent, query, filters: {}, after, limit });
        if (parsed === undefined) {
          assert.equal(page.ok ? '' : page.error.code, 'QUERY_TOO_SHORT');
          return;
        }
        assert.ok(page.ok);
        found.push(...page.value.items.map(({ ticket }) => ticket));
        after = page.value.next;
      } while (after !== null);
      assert.deepEqual(found.toSorted(), expected.toSorted());
    }),
    { numRuns: 150, seed: 20_260_303 },
  );
});
