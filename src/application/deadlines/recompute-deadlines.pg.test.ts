import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCalendarProfile } from '../../../test/support/next-calendar.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { createProvisionalDeadlines } from '../../postgres/deadlines/provisional-deadlines.ts';
import { publishProfile } from '../profile/publish-profile.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

test('[C-3] when the calendar arrives, provisional deadlines of running clocks are counted again, once, each by an event', async (t) => {
  const city = await withStoredCity(t);
  const settled = await city.at('2026-03-02 09:00').receive();
  const waiting = await city.at('2026-12-30 09:00').receive();
  const before = await city.ports.states.load(city.city, waiting.ticket);
  assert.equal(before?.clocks['caller:1']?.deadline.provisional, true);

  const ports = { ...city.ports, provisional: createProvisionalDeadlines(city.pool) };
  const wish = { city: city.city, reason: 'Notice 2', signal: new AbortController().signal };
  const progress = (): void => undefined;
  assert.deepEqual(await recomputeDeadlines(ports, wish, progress), { recomputed: 0, problems: [] });

  assert.ok((await publishProfile(city.store.profiles, nextCalendarProfile, (text) => String(text.length))).ok);
  assert.deepEqual(await recomputeDeadlines(ports, wish, progress), { recomputed: 1, problems: [] });
  assert.deepEqual(await recomputeDeadlines(ports, wish, progress), { recomputed: 0, problems: [] });

  const after = await city.ports.states.load(city.city, waiting.ticket);
  const clock = after?.clocks['caller:1'];
  assert.deepEqual([clock?.deadline.provisional, clock?.deadline.calendarEdition], [false, 'test-2']);
  assert.ok((clock?.deadline.at ?? '') > (before?.clocks['caller:1']?.deadline.at ?? ''));
  assert.equal((await city.ports.states.load(city.city, settled.ticket))?.version, 1, 'a settled deadline stays');
  const { rows } = await city.pool.query<{ type: string }>("SELECT type FROM event WHERE type = 'deadlinesRecomputed'");
  assert.equal(rows.length, 1);
});
