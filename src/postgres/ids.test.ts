import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIds } from './ids.ts';

test('[R-3] ids are UUIDs of version 7, each different, and tell the day but not the minute', () => {
  const at = (text: string) => createIds(() => Date.parse(text));
  const [morning, evening, nextDay] = [at('2026-03-02T01:02:03Z'), at('2026-03-02T23:59:59Z'), at('2026-03-03T00:00:00Z')];
  const ids = Array.from({ length: 1_000 }, () => morning.uuid());
  assert.equal(new Set(ids).size, 1_000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  assert.equal(evening.uuid().slice(0, 13), ids[0]?.slice(0, 13));
  assert.ok(nextDay.uuid().slice(0, 13) > (ids[0]?.slice(0, 13) ?? ''));
});
