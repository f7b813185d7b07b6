import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Profile } from '../../domain/profile/types.ts';
import { withDatabase } from '../../../test/support/database.ts';
import { smallProfile } from '../../../test/support/small-city.ts';
import { local } from '../../../test/support/ticket-script.ts';
import { createProfiles, NoProfile } from './profile-store.ts';

const summer: Profile = { ...smallProfile, edition: '2', validFrom: '2026-07-01' as LocalDate };

test('[C-3] an edition comes back as it was put in, and holds on its days', async (t) => {
  const { pool } = await withDatabase(t);
  const profiles = createProfiles(pool);
  assert.deepEqual(await profiles.add(smallProfile, 'one'), { ok: true, value: 'added' });
  assert.deepEqual(await profiles.add(summer, 'two'), { ok: true, value: 'added' });
  const at = async (text: string): Promise<string> => (await profiles.at(smallProfile.city, local(text))).profile.profile.edition;
  // Midnight of the city, not of London.
  assert.deepEqual([await at('2026-06-30 23:59'), await at('2026-07-01 00:00')], ['1', '2']);
  assert.deepEqual((await profiles.at(smallProfile.city, local('2026-03-02 09:00'))).profile.profile, smallProfile);
  assert.deepEqual(
    (await profiles.list(smallProfile.city)).map(({ edition, digest, validFrom, validTo }) => [edition, digest, validFrom, validTo]),
    [
      ['1', 'one', '2020-01-01', null],
      ['2', 'two', '2026-07-01', null],
    ],
  );
  assert.deepEqual(await profiles.cities(), [smallProfile.city]);
});

test('[C-3] the same edition again changes nothing; other content under its name is refused', async (t) => {
  const { pool } = await withDatabase(t);
  const profiles = createProfiles(pool);
  await profiles.add(smallProfile, 'one');
  assert.deepEqual(await profiles.add(smallProfile, 'one'), { ok: true, value: 'known' });
  assert.deepEqual(await profiles.add({ ...smallProfile, validTo: '2026-12-31' as LocalDate }, 'other'), { ok: false, error: 'editionTaken' });
  assert.equal((await profiles.at(smallProfile.city, local('2027-03-02 09:00'))).profile.profile.edition, '1');
});

test('an edition put in by another process holds here as well', async (t) => {
  const database = await withDatabase(t);
  // Looked at each time, so that the test need not wait.
  const here = createProfiles(database.pool, 0);
  const there = createProfiles(database.openPool());
  await there.add(smallProfile, 'one');
  const edition = async (): Promise<string> => (await here.at(smallProfile.city, local('2026-08-03 09:00'))).profile.profile.edition;
  assert.equal(await edition(), '1');
  await there.add(summer, 'two');
  const editions = await Promise.all(Array.from({ length: 8 }, edition));
  assert.deepEqual(new Set(editions), new Set(['2']));
});

test('a city without a profile, and a day before the first one, are told apart', async (t) => {
  const { pool } = await withDatabase(t);
  const profiles = createProfiles(pool);
  await assert.rejects(profiles.at('nowhere' as CityId, local('2026-03-02 09:00')), NoProfile);
  await profiles.add(smallProfile, 'one');
  await assert.rejects(profiles.at(smallProfile.city, local('2019-12-31 23:00')), /holds on 2019-12-31/u);
});
