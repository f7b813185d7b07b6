import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { mappedTickets } from '../../test/support/mapped-tickets.ts';
import { smallProfile } from '../../test/support/small-city.ts';
import { type StoredCity, withStoredCity } from '../../test/support/stored-city.ts';
import { publishProfile } from '../application/profile/publish-profile.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import { openImportTarget, type TargetServices } from './import-target.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const edited = { ...smallProfile, edition: '2', name: { zh: 'x', en: 'Edited' } };

async function withServices(t: TestContext): Promise<{ readonly city: StoredCity; readonly services: TargetServices }> {
  const city = await withStoredCity(t);
  const { store, ports } = city;
  return { city, services: { now: () => city.now, sha256, profiles: store.profiles, importer: store.importer, tickets: ports } };
}

test('the only city needs no name; a named one must be there', async (t) => {
  const { services } = await withServices(t);
  const { profile, tickets } = await openImportTarget(services, null, null);
  assert.equal(profile.city, 'small');
  assert.deepEqual(await tickets.importBatch(mappedTickets(3)), { inserted: 3, alreadyThere: 0 });
  await assert.rejects(openImportTarget(services, 'elsewhere', null), { code: 'cli.unknownCity' });
});

test('a folder that is not in use, or was changed since, or is another city’s, is no ground to write on', async (t) => {
  const { city, services } = await withServices(t);
  await assert.rejects(openImportTarget(services, null, edited), { code: 'import.profileNotInUse', message: /profile load/u });
  assert.deepEqual(await publishProfile(city.store.profiles, edited, sha256), { ok: true, value: 'added' });
  assert.equal((await openImportTarget(services, null, edited)).profile.city, 'small');
  const other = { ...edited, city: 'other' as CityId };
  await assert.rejects(openImportTarget(services, 'small', other), { code: 'import.otherCity' });
  await assert.rejects(openImportTarget(services, null, other), { code: 'cli.unknownCity' });
});
