import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { linkRepeat } from './link-repeat.ts';
import { mergeTickets } from './merge-tickets.ts';
import { splitTicket } from './split-ticket.ts';

const reason = 'the same matter';
const takeOn = { type: 'takeOn', classCode: classOf.heating, area: east } as const;

test('[R-5] a merge makes the caller a follower of the master, a split undoes it', async (t) => {
  const city = await withStoredCity(t);
  const [master, child] = [await city.receive(), await city.receive({ caller: { name: '李四', phone: null } })];
  const wish = { city: city.city, actor: people.dispatcher, ticketId: child.ticket };
  const merged = await mergeTickets(city.ports, { ...wish, master: master.ticket, reason, expectedVersion: 1, idempotencyKey: 'm' });
  assert.ok(merged.ok);
  assert.equal(merged.value.after?.mergedInto, master.ticket);
  const rows = async (): Promise<readonly unknown[]> =>
    (await city.pool.query<Record<string, unknown>>('SELECT ticket_id, number, own FROM citizen_request ORDER BY number, own')).rows;
  assert.deepEqual(await rows(), [
    { ticket_id: master.ticket, number: master.number, own: true },
    { ticket_id: master.ticket, number: child.number, own: false },
    { ticket_id: child.ticket, number: child.number, own: true },
  ]);
  const again = await mergeTickets(city.ports, { ...wish, master: master.ticket, reason, expectedVersion: 1, idempotencyKey: 'm' });
  assert.equal(again.ok && again.value.replayed, true);
  const split = await splitTicket(city.ports, { ...wish, reason });
  assert.ok(split.ok, JSON.stringify(split));
  assert.equal((await rows()).length, 2);
  assert.equal((await city.ports.states.load(city.city, master.ticket))?.followers.length, 1);
});

test('[R-5] what is refused on one of two tickets is done on neither', async (t) => {
  const city = await withStoredCity(t);
  const [closed, child] = [await city.live(), await city.receive()];
  const wish = { city: city.city, actor: people.dispatcher, ticketId: child.ticket, reason };
  const late = await mergeTickets(city.ports, { ...wish, master: closed.ticket });
  assert.equal(late.ok ? '' : late.error.code, 'MASTER_NOT_OPEN');
  const unknown = await mergeTickets(city.ports, { ...wish, master: '018f0000-0000-7000-8000-00000000ffff' as TicketId });
  assert.equal(unknown.ok ? '' : unknown.error.code, 'TICKET_UNKNOWN');
  const self = await mergeTickets(city.ports, { ...wish, master: child.ticket });
  assert.equal(self.ok ? '' : self.error.code, 'MERGE_WITH_ITSELF');
  assert.equal((await city.ports.states.load(city.city, child.ticket))?.version, 1);
});

test('[R-5] two merges crossing each other do not block: one is done', async (t) => {
  const city = await withStoredCity(t);
  const other = city.otherProcess(city.database.openPool());
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await city.receive(), await city.receive()];
    const results = await Promise.all([
      mergeTickets(city.ports, { city: city.city, actor: people.dispatcher, ticketId: a.ticket, master: b.ticket, reason }),
      mergeTickets(other.ports, { city: city.city, actor: people.dispatcher, ticketId: b.ticket, master: a.ticket, reason }),
    ]);
    assert.equal(results.filter((result) => result.ok).length, 1, JSON.stringify(results));
  }
});

test('[E-7] a repeat is linked on both sides, and only to a ticket that had ended before', async (t) => {
  const city = await withStoredCity(t);
  const early = await city.receive();
  const earlier = await city.at('2026-03-03 09:00').live();
  const later = await city.at('2026-03-04 09:00').receive();
  await city.do(people.agent, later.ticket, takeOn);
  const wish = { city: city.city, actor: people.dispatcher, earlier: earlier.ticket, reason };
  const linked = await linkRepeat(city.ports, { ...wish, ticketId: later.ticket });
  assert.ok(linked.ok, JSON.stringify(linked));
  const { rows } = await city.pool.query('SELECT repeat_of, repeats FROM ticket WHERE ticket_id = ANY ($1) ORDER BY received_at', [
    [earlier.ticket, later.ticket],
  ]);
  assert.deepEqual(rows, [
    { repeat_of: null, repeats: 1 },
    { repeat_of: earlier.ticket, repeats: 0 },
  ]);
  const before = await linkRepeat(city.ports, { ...wish, ticketId: early.ticket });
  assert.equal(before.ok ? '' : before.error.code, 'REPEAT_NOT_LATER');
  const open = await linkRepeat(city.ports, { ...wish, ticketId: later.ticket, earlier: early.ticket });
  assert.equal(open.ok ? '' : open.error.code, 'REPEAT_NOT_LATER');
});
