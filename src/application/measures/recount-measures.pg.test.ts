import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { local } from '../../../test/support/ticket-script.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { createMeasureStore } from '../../postgres/measures/postgres-measure-store.ts';
import { recountMeasures } from './recount-measures.ts';
import { reportMeasures } from './report-measures.ts';

test('[M-7] rows that were put right without an event are counted after a recount', async (t) => {
  const stored = await withStoredCity(t);
  const { city, store, pool } = stored;
  await stored.live();
  await readersCaughtUp(pool);
  const ports = { profiles: store.profiles, measures: createMeasureStore(pool) };
  const now = local('2026-04-01 09:00');
  const query = {
    city,
    from: '2026-03-01' as LocalDate,
    to: '2026-03-31' as LocalDate,
    asOf: now,
    now,
    filter: {},
    by: null,
    level: 1,
    medians: false,
    suppress: false,
    recount: false,
  } as const;
  const hops = async (): Promise<number | undefined> => {
    const { measures } = await reportMeasures(ports, { ...query, measures: ['hopsPerTicket'] });
    return measures[0]?.total.before?.numerator;
  };
  assert.equal(await hops(), 0);
  await pool.query('UPDATE ticket SET hops = 2');
  assert.equal(await hops(), 0, 'no event told');
  await recountMeasures(ports, city, now);
  assert.equal(await hops(), 2);
});
