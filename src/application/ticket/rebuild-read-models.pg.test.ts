import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { people } from '../../../test/support/small-city.ts';
import { RandomCity } from '../../../test/support/random-city.ts';
import { StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { checkReadModels, rebuildReadModels } from './rebuild-read-models.ts';

test('whatever people try, the rows written command by command are those that history gives', async (t) => {
  const city = await withStoredCity(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      run += 1;
      const random = new RandomCity(seed);
      const own = new StoredCity(city.pool, undefined, `run-${String(run)}`);
      let events = 0;
      for (let step = 0; step < 150; step += 1) {
        const writes = random.step();
        assert.deepEqual(await own.store.events.append(own.city, writes, null), { type: 'appended' });
        events += writes.reduce((sum, write) => sum + write.events.length, 0);
      }
      const report = await checkReadModels(own.store, { city: own.city });
      assert.deepEqual(report, { events, tickets: random.tickets.size, differences: 0, examples: [] });
    }),
    { numRuns: 6 },
  );
});

test('lost and wrong rows are found by column, without their values, and put right', async (t) => {
  const city = await withStoredCity(t);
  const [whole, wrong, lost] = [await city.live(), await city.live(), await city.receive()];
  const everything = async (): Promise<unknown> =>
    (
      await city.pool.query(
        `SELECT (SELECT jsonb_agg(t ORDER BY ticket_id) FROM ticket t) AS tickets,
          (SELECT jsonb_agg(r ORDER BY ticket_id, request_id) FROM citizen_request r) AS requests,
          (SELECT jsonb_agg(c ORDER BY ticket_id, clock_id) FROM clock c) AS clocks,
          (SELECT jsonb_agg(w ORDER BY ticket_id, list, desk) FROM work_item w) AS items,
          (SELECT jsonb_agg(f ORDER BY ticket_id) FROM ticket_filter f) AS filters,
          (SELECT jsonb_agg(u ORDER BY ticket_id, unit) FROM ticket_unit u) AS units`,
      )
    ).rows;
  const before = await everything();
  await city.pool.query(`UPDATE ticket SET text = 'other words', hops = 7 WHERE ticket_id = $1`, [wrong.ticket]);
  await city.pool.query('DELETE FROM citizen_request WHERE ticket_id = $1', [lost.ticket]);
  await city.pool.query(
    `INSERT INTO clock SELECT city_id, ticket_id, 'clock:9', kind, unit, rule, started_at, due_at, original_due_at,
    provisional, calendar_edition, 0 FROM clock WHERE ticket_id = $1 AND clock_id = 'caller:1'`,
    [whole.ticket],
  );
  const seen: number[] = [];
  const found = await checkReadModels(city.store, { city: city.city, progress: (events) => seen.push(events) });
  assert.deepEqual(found, {
    events: 21,
    tickets: 3,
    differences: 3,
    examples: [
      { table: 'ticket', ticket: wrong.ticket, what: 'different', columns: ['hops', 'text'] },
      { table: 'citizen_request', ticket: lost.ticket, what: 'missing', columns: [] },
      { table: 'clock', ticket: whole.ticket, what: 'surplus', columns: [] },
    ],
  });
  assert.equal(seen.at(-1), 21);
  assert.deepEqual(await rebuildReadModels(city.store, { city: city.city }), found);
  assert.deepEqual(await everything(), before);
  await city.database.ownerPool.query('TRUNCATE ticket, citizen_request, clock, work_item, ticket_filter, ticket_unit');
  await rebuildReadModels(city.store, { city: city.city });
  assert.deepEqual(await everything(), before);
});

test('commands given during a rebuild wait and are kept', async (t) => {
  const city = await withStoredCity(t);
  const other = city.otherProcess(city.database.openPool());
  const receipts = await Promise.all(Array.from({ length: 20 }, async () => await city.receive()));
  const note = { type: 'addStatement', text: 'Still cold.', files: [], fromCaller: true } as const;
  const work = async (): Promise<void> => {
    for (const { ticket } of receipts) {
      await city.do(people.caller, ticket, note);
      await city.receive();
    }
  };
  await Promise.all([
    work(),
    work(),
    (async () => {
      for (let round = 0; round < 4; round += 1) await rebuildReadModels(other.store, { city: city.city });
    })(),
  ]);
  const report = await checkReadModels(city.store, { city: city.city });
  assert.deepEqual([report.tickets, report.differences], [60, 0]);
});
