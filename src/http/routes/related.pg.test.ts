import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import type { ErrorAnswer } from '../../contract/error-answer.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';

test('[R-5] two tickets are said to be two matters, once, by the centre, with a line in the trail of both', async (t) => {
  const served = await withServedCity(t);
  const { city } = served.stored;
  const [one, other] = [(await served.stored.receive()).ticket, (await served.stored.receive()).ticket];
  const say = async (ticket: TicketId, beside: string, body: object = {}, as = 'dispatcher') =>
    await served.ask(`/tickets/${ticket}/related/${beside}/not-same`, { method: 'POST', as, body });

  assert.deepEqual((await say(one, other, { reason: 'two houses' })).json(), { said: true });
  assert.deepEqual((await say(other, one, {}, 'agent')).json(), { said: false }, 'from the other side it is known');
  const { notSame, trail } = served.ports;
  assert.deepEqual([await notSame.of(city, one), await notSame.of(city, other)], [[other], [one]]);
  for (const [ticket, beside] of [
    [one, other],
    [other, one],
  ] as const) {
    const lines = (await trail.whoSaw(city, ticket)).filter(({ what }) => what === 'saidNotSame');
    assert.deepEqual(
      lines.map(({ reason }) => reason),
      [beside],
    );
    assert.ok(lines[0]?.user !== null);
  }
  const { rows } = await served.stored.pool.query<{ reason: string }>('SELECT reason FROM not_same');
  assert.deepEqual(rows, [{ reason: 'two houses' }]);
  await assert.rejects(served.stored.pool.query('DELETE FROM not_same'), /never changed or removed|permission denied/u);

  const refused = async (answer: ReturnType<typeof say>): Promise<unknown> => {
    const { statusCode, json } = await answer;
    return [statusCode, json<ErrorAnswer>().error.code];
  };
  assert.deepEqual(await refused(say(one, one)), [422, 'NOT_SAME_AS_ITSELF']);
  assert.deepEqual(await refused(say(one, randomUUID())), [404, 'TICKET_UNKNOWN']);
  assert.deepEqual(await refused(say(one, other, { reason: ' ' })), [422, 'TEXT_MISSING']);
  assert.deepEqual(await refused(say(one, other, {}, 'handler.housing')), [403, 'auth.roleMayNot']);
});
