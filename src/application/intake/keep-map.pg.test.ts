import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { keepMap, MAP_FILE } from './keep-map.ts';

test('the map of a profile is taken over; what is no map leaves the old one', async (t) => {
  const { city, store } = await withStoredCity(t);
  const keep = async (content: string | Uint8Array): Promise<string> => await keepMap(store.cityMaps, city, new Map([[MAP_FILE, content]]));
  assert.equal(await keepMap(store.cityMaps, city, new Map()), 'none');
  const map = JSON.stringify({ type: 'FeatureCollection', features: [] });
  assert.equal(await keep(new TextEncoder().encode(map)), 'kept');
  for (const bad of ['', '{', '[]', 'null', '{"features": 3}']) assert.equal(await keep(bad), 'unreadable', bad);
  assert.equal(await store.cityMaps.read(city), map);
});
