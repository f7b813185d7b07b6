import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withSigningCity } from '../../../test/support/signing-city.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';

/** Requests that leave a browser together, to either server; the answers that do not come back are `lost`. */
const burst = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 10 * MINUTE_MS, max: 40 * MINUTE_MS })),
  requests: fc.array(fc.record({ server: fc.integer({ min: 0, max: 1 }), lost: fc.boolean() }), { minLength: 1, maxLength: 4 }),
});

test('no pattern of parallel requests and lost answers signs anybody out before the time', async (t) => {
  const city = await withSigningCity(t);
  const servers = [city, city.otherServer(city.stored.pool)] as const;
  const person = await city.person('li.si', ['agent']);
  await fc.assert(
    fc.asyncProperty(fc.array(burst, { minLength: 5, maxLength: 25 }), async (bursts) => {
      let { cookie } = await city.signIn(person);
      const endMs = Date.parse(city.stored.now) + 12 * HOUR_MS;
      for (const { afterMs, requests } of bursts) {
        if (Date.parse(city.stored.now) + afterMs >= endMs) return;
        city.pass(afterMs);
        const sent = cookie;
        const answers = await Promise.all(requests.map(async ({ server }) => await (servers[server] ?? city).show(sent)));
        for (const [index, answer] of answers.entries()) {
          assert.ok(typeof answer !== 'string', JSON.stringify(answer));
          if (answer.renewed !== null && requests[index]?.lost === false) cookie = answer.renewed;
        }
      }
    }),
    { numRuns: 25 },
  );
});
