import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withStoredCity } from '../../test/support/stored-city.ts';
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
  assert.deepEqual(await call(), { code: 0, out: '工单 tickets 1，事件 events 10，不一致 different 0\n' });
  await city.pool.query(`UPDATE ticket SET hops = 7, text = 'secret words'`);
  const found = await call();
  assert.equal(found.code, 1);
  assert.equal(found.out, `工单 tickets 1，事件 events 10，不一致 different 1\n  ticket ${ticket} different hops text\n`);
  const repaired = await call('--repair', '--json');
  assert.equal(repaired.code, 0);
  const report = JSON.parse(repaired.out) as Readonly<Record<string, unknown>>;
  assert.deepEqual([report['differences'], report['repaired']], [1, true]);
  assert.equal((await call()).code, 0);
});
