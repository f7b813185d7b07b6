import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { CallerClient } from '../../test/support/caller-client.ts';
import { withServedCity } from '../../test/support/served-city.ts';

const br = { 'accept-encoding': 'gzip, deflate, br' };

test('what everybody reads comes compressed; what one person reads does not, so that its size tells nothing', async (t) => {
  const served = await withServedCity(t);
  const path = `/cities/${served.stored.city}/measures`;
  const plain = await served.ask(path);
  const small = await served.ask(path, { headers: br });
  assert.deepEqual(
    [plain.headers['content-encoding'], small.headers['content-encoding'], small.headers['vary']],
    [undefined, 'br', 'accept-encoding'],
  );
  const before = plain.json<{ readonly measures: unknown }>();
  const after = JSON.parse(brotliDecompressSync(small.rawPayload).toString()) as { readonly measures: unknown };
  assert.deepEqual(after.measures, before.measures);
  assert.ok(small.rawPayload.length * 5 < plain.rawPayload.length);

  const caller = await new CallerClient(served).submit({ text: '长'.repeat(5000) });
  await caller.open();
  for (const answer of [
    await caller.send('GET', '/progress', undefined, br),
    await served.ask('/city', { as: 'dispatcher', headers: br }),
    await served.ask('/cities', { headers: br }),
  ]) {
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-encoding'], undefined);
  }
});
