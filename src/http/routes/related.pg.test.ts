import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { people } from '../../../test/support/small-city.ts';
import { linkRepeat } from '../../application/ticket/link-repeat.ts';
import { mergeTickets } from '../../application/ticket/merge-tickets.ts';
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

test('[R-5] [E-7] the page of a ticket names those that look like it, says what they are to it, and leaves out what was told apart', async (t) => {
  const served = await withServedCity(t);
  const { stored } = served;
  const leak = (text: string) => ({ text, place: { text: '东区阳光小区', latitude: null, longitude: null } });
  const closed = await stored.live(leak('阳光小区三号楼的暖气管道漏水，家里只有十二度'));
  stored.at('2026-03-20 09:00');
  const neighbour = { name: '李华', phone: '13900139000' };
  const beside = await stored.receive({ ...leak('阳光小区三号楼暖气管道漏水，邻居家里很冷'), caller: neighbour });
  const again = await stored.receive(leak('阳光小区三号楼暖气管道又漏水了，家里只有十二度'));
  const insists = await stored.receive(leak('三号楼的暖气管道漏水没有人来修，阳光小区'));
  await stored.receive({ text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } });
  await catchUpSearch(stored);
  type Items = {
    readonly items: readonly { readonly ticket: string; readonly relation: string; readonly shared: { daysBetween: number } }[];
  };
  const alike = async (ticket: string): Promise<Readonly<Record<string, string>>> => {
    const answer = await served.ask(`/tickets/${ticket}/alike`, { as: 'dispatcher' });
    assert.equal(answer.statusCode, 200, answer.body);
    const { items } = answer.json<Items>();
    return Object.fromEntries(items.map(({ ticket: found, relation, shared }) => [found, `${relation} ${String(shared.daysBetween)}`]));
  };
  const daysBetween = 18;
  assert.deepEqual(await alike(again.ticket), {
    [closed.ticket]: `repeatAfterClosing ${String(daysBetween)}`,
    [beside.ticket]: 'sameMatterNow 0',
    [insists.ticket]: 'samePersonAgain 0',
  });
  const told = await served.ask(`/tickets/${beside.ticket}/related/${again.ticket}/not-same`, { as: 'agent', method: 'POST', body: {} });
  assert.equal(told.statusCode, 200, told.body);
  assert.deepEqual(Object.keys(await alike(again.ticket)).toSorted(), [closed.ticket, insists.ticket].toSorted());
  assert.deepEqual(Object.keys(await alike(beside.ticket)), [insists.ticket], 'a neighbour’s closed ticket is not looked for');

  const wish = { city: stored.city, actor: people.dispatcher, reason: 'again' };
  assert.ok((await linkRepeat(stored.ports, { ...wish, ticketId: again.ticket, earlier: closed.ticket })).ok);
  assert.ok((await mergeTickets(stored.ports, { ...wish, ticketId: insists.ticket, master: again.ticket })).ok);
  assert.deepEqual(await alike(again.ticket), {}, 'what belongs to it already is not advised');
  assert.ok(!(again.ticket in (await alike(closed.ticket))));
  const unit = await served.ask(`/tickets/${again.ticket}/alike`, { as: 'handler.housing' });
  assert.equal(unit.statusCode, 403);
  assert.deepEqual(served.errors, []);
});
