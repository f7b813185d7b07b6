import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { importFile, profileOfFile, readMapping } from '../../bench/import/import-file.ts';
import { reportMeasures } from '../../src/application/measures/report-measures.ts';
import { checkReadModels } from '../../src/application/ticket/rebuild-read-models.ts';
import type { Instant, LocalDate } from '../../src/domain/kernel/time.ts';
import { createMeasureStore } from '../../src/postgres/measures/postgres-measure-store.ts';
import { createStore } from '../../src/postgres/store.ts';
import { withDatabase } from '../support/database.ts';
import { readersCaughtUp } from '../support/readers-caught-up.ts';
import { ticketFileProfile } from '../support/ticket-file.ts';

const root = path.join(import.meta.dirname, '..', '..');
const file = path.join(root, '..', 'shared', 'data', 'orders', 'pingshan-7000.jsonl');
const skip = existsSync(file) ? false : 'the data folder beside the project has no orders/pingshan-7000.jsonl';

test('[R-1] [M-1] a district of 7,095 tickets comes in once, and its on-time rate is what its own verdicts say', { skip }, async (t) => {
  const { pool } = await withDatabase(t);
  const mapping = readMapping(path.join(root, 'examples', 'import', 'pingshan.yaml'));
  const profile = await profileOfFile(file, mapping, ticketFileProfile(), 'pingshan');
  const first = await importFile(pool, file, mapping, profile);
  assert.deepEqual(first.summary.written, { inserted: 7095, alreadyThere: 0 });
  const again = await importFile(pool, file, mapping, profile);
  assert.deepEqual(again.summary.written, { inserted: 0, alreadyThere: 7095 });

  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly achieve: string });
  const inTime = rows.filter(({ achieve }) => achieve === 'intime').length;
  await readersCaughtUp(pool);
  const store = createStore(pool, new Uint8Array(32).fill(1));
  const now = '2026-03-02T00:00:00.000Z' as Instant;
  const { measures } = await reportMeasures(
    { measures: createMeasureStore(pool), profiles: store.profiles },
    {
      ...{ city: profile.city, from: '2018-01-01' as LocalDate, to: '2019-12-31' as LocalDate, asOf: now, now },
      ...{ measures: null, filter: {}, medians: true, by: null, level: 1, suppress: false, recount: false },
    },
  );
  const counted = measures.filter(({ total }) => (total.before?.denominator ?? 0) > 0);
  assert.deepEqual(
    counted.map(({ definition, total }) => [definition.id, total.before?.numerator, total.before?.denominator]),
    [
      ['onTimeRate', inTime, rows.length],
      ['onTimeRateWithoutExtensions', inTime, rows.length],
    ],
    'a file of verdicts tells nothing of dispatch, contact, follow-up or supervision',
  );
  const { differences, tickets } = await checkReadModels(store, { city: profile.city });
  assert.deepEqual([tickets, differences], [7095, 0]);
});
