import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withStoredCity } from '../../test/support/stored-city.ts';
import { createConsistency } from '../postgres/consistency/consistency.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import { checkCommand, type CheckServices } from './check.ts';
import { run } from './run.ts';

test('check says what differs from history and ends with 1; --repair puts it right', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.live();
  const services: CheckServices = {
    profiles: city.store.profiles,
    measures: createMeasureStore(city.pool),
    now: () => city.now,
    tickets: city.ports,
    consistency: createConsistency(city.pool),
  };
  const call = async (...words: readonly string[]) => {
    let out = '';
    const code = await run(['check', ...words], {
      entries: [{ name: 'check', summary: { zh: '核对', en: 'check' }, load: () => Promise.resolve(checkCommand) }],
      version: '1',
      output: { write: (text: string) => (out += text) },
      errors: { write: () => true },
      debug: false,
      open: () => Promise.resolve(services),
    });
    return { code, out };
  };
  const well = await call();
  assert.equal(well.code, 0);
  assert.match(well.out, /^工单 tickets 1，事件 events 10，不一致 different 0\n/u);
  assert.deepEqual(
    well.out.split('\n').filter((line) => line !== '' && !line.endsWith(' 0')),
    [],
  );
  await city.pool.query(`UPDATE ticket SET hops = 7, text = 'secret words'`);
  const found = await call();
  assert.equal(found.code, 1);
  assert.ok(found.out.includes(`different 1\n  ticket ${ticket} different hops text\n  → `), found.out);
  assert.ok(found.out.includes('./huiyin check --repair'));
  const repaired = await call('--repair', '--json');
  assert.equal(repaired.code, 0);
  const report = JSON.parse(repaired.out) as Readonly<Record<string, unknown>>;
  assert.deepEqual([report['differences'], report['repaired']], [1, true]);
  assert.equal((await call()).code, 0);
});

test('check finds what no repair can mend, and says what to do', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.live();
  const owner = city.database.ownerPool;
  const look = async (): Promise<Readonly<Record<string, readonly string[]>>> =>
    Object.fromEntries(
      (await createConsistency(city.pool).look(city.city)).filter(({ count }) => count > 0).map(({ check, examples }) => [check, examples]),
    );
  assert.deepEqual(await look(), {});
  const { rows } = await city.pool.query<{ person_id: string }>('SELECT person_id::text FROM person');
  const person = rows[0]?.person_id ?? '';
  await city.pool.query('UPDATE person SET person_id = gen_random_uuid()');
  await owner.query('ALTER TABLE event DISABLE TRIGGER append_only');
  await owner.query('DELETE FROM event WHERE version = 4');
  await city.pool.query(`INSERT INTO idempotency VALUES ($1, '13800138000', $2, 99, '')`, [city.city, ticket]);
  await city.pool.query(`INSERT INTO projection_checkpoint VALUES ($1, 'something:1', '999999999', 1), ($1, 'lists', '3', 0)`, [city.city]);
  await city.pool.query(`INSERT INTO work_count VALUES ($1, 'review', 'x', 'infinity', 'infinity', 3)`, [city.city]);
  const { personsOrphaned, ...found } = await look();
  assert.equal(personsOrphaned?.length, 1);
  assert.notDeepEqual(personsOrphaned, [person]);
  assert.deepEqual(found, {
    historyGaps: [ticket],
    answersWithoutEvents: [ticket],
    personsMissing: [ticket],
    listCounts: ['review x'],
    checkpointsAhead: ['something:1'],
  });
});
