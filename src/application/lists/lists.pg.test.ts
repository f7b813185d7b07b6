import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom, type Draw } from '../../../test/support/chance.ts';
import { RandomCity } from '../../../test/support/random-city.ts';
import { classOf, east, people, smallCity, smallProfile, unit } from '../../../test/support/small-city.ts';
import { StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { listDesks, listsOf, storedList } from '../../domain/access/list-desks.ts';
import { maySee } from '../../domain/access/may-see.ts';
import { seenUnits } from '../../domain/access/seen-units.ts';
import type { ClassCode } from '../../domain/kernel/ids.ts';
import { DAY_MS, addMs, type Instant } from '../../domain/kernel/time.ts';
import { lightOf } from '../../domain/loop/clock.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { CENTRE_DESK, workItemsOf, type WorkItem } from '../../domain/ticket/work-items.ts';
import { channels, privacies, requestKinds, urgencies } from '../../domain/vocabulary/request.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { lights, ticketStates, type Light } from '../../domain/vocabulary/ticket.ts';
import { workLists, type WorkList } from '../../domain/vocabulary/work-lists.ts';
import { createListReader } from '../../postgres/lists/list-reader.ts';
import { countLists } from './count-lists.ts';
import type { WantedFilters } from './find-filters.ts';
import type { ListPorts } from './list-ports.ts';
import { listTickets } from './list-tickets.ts';
import { listWork, type ListPage } from './list-work.ts';

const staff: readonly Actor[] = Object.values(people).filter(({ user }) => user !== null);

/** Tickets that everything was tried on, stored as the city of a run. */
async function fillCity(
  shared: StoredCity,
  run: number,
  seed: number,
): Promise<{ readonly city: StoredCity; readonly ports: ListPorts; readonly random: RandomCity }> {
  const profile = { ...smallProfile, city: `run-${String(run)}` as typeof smallProfile.city };
  const city = new StoredCity(shared.pool, profile);
  assert.ok((await city.store.profiles.add(profile, 'digest')).ok);
  const random = new RandomCity(seed);
  for (let step = 0; step < 150; step += 1) await city.store.events.append(city.city, random.step(), null);
  city.now = addMs(random.now, Math.floor(drawFrom(seed).next() * 3 * DAY_MS));
  // As in a city so large that walks do not find everything.
  const lists = createListReader(city.pool, { items: 3, allItems: 1_000, tickets: 5, ownTickets: 4, lookUps: 4 });
  return { city, ports: run % 2 === 0 ? city.ports : { ...city.ports, lists }, random };
}

/** All pages of a list, `limit` lines each. */
async function allPages<Line>(read: (after: string | null) => Promise<ListPage<Line>>): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (let after: string | null = null; ;) {
    const { items, next }: ListPage<Line> = await read(after);
    lines.push(...items);
    if (next === null) return lines;
    assert.ok(items.length > 0, 'an empty page with a next one');
    after = next;
  }
}

function drawFilters(draw: Draw): WantedFilters {
  const some = <Code>(codes: readonly Code[]): readonly Code[] => [...new Set([draw.pick(codes), draw.pick(codes)])];
  const day = smallCity.calendar.localDate(addMs('2026-02-25T01:00:00.000Z' as Instant, Math.floor(draw.next() * 8) * DAY_MS));
  return {
    ...(draw.happens(0.3) ? { state: some(codesOf(ticketStates)) } : {}),
    ...(draw.happens(0.3) ? { kind: some(codesOf(requestKinds)) } : {}),
    ...(draw.happens(0.2) ? { urgency: [draw.pick(codesOf(urgencies))] } : {}),
    ...(draw.happens(0.2) ? { privacy: some(codesOf(privacies)) } : {}),
    ...(draw.happens(0.2) ? { channel: some(codesOf(channels)) } : {}),
    ...(draw.happens(0.2) ? { class: draw.pick(['city' as ClassCode, classOf.heating, classOf.pipes]) } : {}),
    ...(draw.happens(0.2) ? { area: east } : {}),
    ...(draw.happens(0.2) ? { unit: draw.pick(Object.values(unit)) } : {}),
    ...(draw.happens(0.3) ? { light: draw.pick(codesOf(lights)) } : {}),
    ...(draw.happens(0.2) ? { from: day } : {}),
    ...(draw.happens(0.2) ? { to: day } : {}),
  };
}

/** What filters say of a ticket, by itself. */
function fits(ticket: Ticket, light: Light | null, wanted: WantedFilters, actor: Actor): boolean {
  const { state, kind, urgency, privacy, channel, from, to } = wanted;
  const hidden = actor.unit !== null && ticket.privacy !== 'open';
  const day = smallCity.calendar.localDate(ticket.request.at);
  const classes = ticket.classCode === null ? [] : smallCity.profile.classPath(ticket.classCode).map(({ code }) => code);
  return (
    (state?.includes(ticket.state) ?? true) &&
    (kind?.includes(ticket.kind) ?? true) &&
    (urgency?.includes(ticket.urgency) ?? true) &&
    (privacy?.includes(ticket.privacy) ?? true) &&
    (channel === undefined || (!hidden && channel.includes(ticket.request.channel))) &&
    (wanted.class === undefined || classes.includes(wanted.class)) &&
    (wanted.area === undefined || ticket.area === wanted.area) &&
    (wanted.unit === undefined || ticket.dispatch?.lead === wanted.unit) &&
    (wanted.light === undefined || light === wanted.light) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}

function lightAt({ dueAt, yellowAt }: Pick<WorkItem, 'dueAt' | 'yellowAt'>, now: Instant): Light | null {
  return lightOf({ deadline: { at: dueAt }, yellowAt, stop: null }, now);
}

function itemsIn(tickets: Iterable<Ticket>, actor: Actor, list: WorkList, now: Instant, wanted: WantedFilters): readonly string[] {
  const desks = listDesks(actor, list, smallCity.profile);
  assert.ok(desks.ok);
  const found = [...tickets].flatMap((ticket) =>
    workItemsOf(ticket)
      .filter((item) => item.list === storedList(list) && desks.value.includes(item.desk))
      .filter((item) => list !== 'due' || lightAt(item, now) === 'yellow')
      .filter((item) => list !== 'overdue' || lightAt(item, now) === 'red')
      .filter((item) => fits(ticket, lightAt(item, now), wanted, actor))
      .map(({ dueAt, item, desk }) => `${dueAt} ${ticket.id} ${item} ${desk}`),
  );
  return found.toSorted();
}

test('each work list holds page by page what the tickets say, however it is narrowed, and counts as much', async (t) => {
  const shared = await withStoredCity(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      run += 1;
      const { city, ports, random } = await fillCity(shared, run, seed);
      const draw = drawFrom(seed);
      for (const actor of staff) {
        const lists = listsOf(actor, smallCity.profile);
        const counts = await countLists(ports, { city: city.city, actor });
        assert.deepEqual(
          counts.map(({ list, total }) => [list, total]),
          lists.map((list) => [list, itemsIn(random.tickets.values(), actor, list, city.now, {}).length]),
        );
        for (const list of lists) {
          const filters = draw.happens(0.3) ? {} : drawFilters(draw);
          const limit = draw.pick([1, 2, 7, 50]);
          const lines = await allPages(async (after) => {
            const page = await listWork(ports, { city: city.city, actor, list, filters, after, limit });
            assert.ok(page.ok);
            return page.value;
          });
          const seen = lines.map(({ dueAt, ticket, item, desk }) => `${dueAt} ${ticket} ${item} ${desk}`);
          const expected = itemsIn(random.tickets.values(), actor, list, city.now, filters);
          assert.deepEqual(seen, expected, `${list} of ${String(actor.user)} with ${JSON.stringify(filters)}`);
        }
      }
    }),
    { numRuns: 4 },
  );
});

test('all tickets that somebody sees come page by page in either order, however they are narrowed', async (t) => {
  const shared = await withStoredCity(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      run += 1;
      const { city, ports, random } = await fillCity(shared, run, seed);
      const draw = drawFrom(seed);
      for (let attempt = 0; attempt < 60; attempt += 1) {
        const actor = draw.pick(staff);
        const [filters, limit, order] = [
          draw.happens(0.2) ? {} : drawFilters(draw),
          draw.pick([1, 3, 50]),
          draw.pick(['newest', 'oldest'] as const),
        ];
        const lines = await allPages(async (after) => {
          const page = await listTickets(ports, { city: city.city, actor, filters, order, after, limit });
          assert.ok(page.ok);
          return page.value;
        });
        const desks: readonly string[] = actor.unit === null ? [CENTRE_DESK] : seenUnits(actor.unit, smallCity.profile);
        const expected = [...random.tickets.values()]
          .filter((ticket) => maySee(actor, ticket, smallCity.profile).ok)
          .filter((ticket) => {
            const lit = workItemsOf(ticket).filter((item) => item.list === 'open' && desks.includes(item.desk) && item.yellowAt !== null);
            const found = lit.map((item) => lightAt(item, city.now));
            const worst = (['red', 'yellow', 'green'] as const).find((light) => found.includes(light)) ?? null;
            return fits(ticket, worst, filters, actor);
          })
          .map((ticket) => `${ticket.request.at} ${ticket.id}`)
          .toSorted();
        if (order === 'newest') expected.reverse();
        assert.deepEqual(
          lines.map(({ ticket }) => ticket),
          expected.map((line) => line.split(' ')[1]),
          `${String(actor.user)} ${order} ${JSON.stringify(filters)}`,
        );
      }
    }),
    { numRuns: 4 },
  );
});

test('[R-3] a confidential ticket shows a unit in lists no more than its page does', async (t) => {
  const city = (await withStoredCity(t)).at('2026-03-02 09:17');
  const words = '我叫张小明，住东关街45号3单元501，电话138-0013-8000，供暖不热。';
  const { ticket } = await city.receive({ privacy: 'confidential', channel: 'web', subject: '张小明家供暖不热', text: words });
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  city.at('2026-03-02 10:00');
  await city.do(people.dispatcher, ticket, {
    type: 'dispatch',
    lead: unit.housing,
    supports: [],
    classCode: classOf.heating,
    area: east,
    basis: null,
  });
  const order = { city: city.city, filters: {}, after: null, limit: 10 } as const;
  const forUnit = [
    await listWork(city.ports, { ...order, actor: people.housingReceiver, list: 'toSign' }),
    await listTickets(city.ports, { ...order, actor: people.housingReceiver, order: 'newest' }),
  ];
  for (const page of forUnit) {
    assert.ok(page.ok);
    const [line] = page.value.items;
    assert.ok(line !== undefined);
    assert.deepEqual([line.masked, line.channel, line.receivedAt, line.receivedOn], [true, null, null, '2026-03-02']);
    const all = JSON.stringify(page);
    for (const secret of ['张小明', '小明', '138', '501', '45号', '09:17', '01:17', 'web'])
      assert.ok(!all.includes(secret), `${secret} in ${all}`);
    assert.match(line.title, /供暖不热/u);
  }
  const asked = await listTickets(city.ports, { ...order, actor: people.housingReceiver, order: 'newest', filters: { channel: ['web'] } });
  assert.ok(asked.ok);
  assert.deepEqual(asked.value.items, [], 'to ask for the channel tells nothing');
  const centre = await listTickets(city.ports, { ...order, actor: people.dispatcher, order: 'newest', filters: { channel: ['web'] } });
  assert.ok(centre.ok);
  assert.deepEqual(
    centre.value.items.map(({ title, channel, receivedAt }) => [title, channel, receivedAt]),
    [['张小明家供暖不热', 'web', '2026-03-02T01:17:00.000Z']],
  );
});

test('who has no tickets to look at is refused, and so is a cursor that is none', async (t) => {
  const city = await withStoredCity(t);
  const order = { city: city.city, filters: {}, limit: 10 } as const;
  const administrator = { ...people.dispatcher, roles: ['systemAdministrator'] as const };
  const refused = await listTickets(city.ports, { ...order, actor: administrator, order: 'newest', after: null });
  assert.equal(refused.ok ? '' : refused.error.code, 'ROLE_MAY_NOT');
  assert.deepEqual(await countLists(city.ports, { city: city.city, actor: administrator }), []);
  const foreign = await listWork(city.ports, { ...order, actor: people.officer, list: 'sendBacks', after: null });
  assert.equal(foreign.ok ? '' : foreign.error.code, 'ROLE_MAY_NOT');
  for (const after of ['x', '../..', Buffer.from(`018f0000-0000-7000-8000-000000000001`).toString('base64url'), 'a'.repeat(300)]) {
    const page = await listTickets(city.ports, { ...order, actor: people.dispatcher, order: 'newest', after });
    assert.equal(page.ok ? '' : page.error.code, 'PAGE_UNKNOWN', after);
    const items = await listWork(city.ports, { ...order, actor: people.dispatcher, list: 'toDispatch', after });
    assert.equal(items.ok ? '' : items.error.code, 'PAGE_UNKNOWN', after);
  }
});

test('[S-1] lights and counts move with the time alone', async (t) => {
  const city = (await withStoredCity(t)).at('2026-03-02 09:00');
  await city.receive();
  const now = async (time: string): Promise<unknown> => {
    const counts = await countLists(city.at(time).ports, { city: city.city, actor: people.dispatcher });
    const page = await listWork(city.ports, {
      city: city.city,
      actor: people.dispatcher,
      list: 'toTakeOn',
      filters: {},
      after: null,
      limit: 5,
    });
    assert.ok(page.ok);
    const { total, due, overdue } = counts.find(({ list }) => list === 'toTakeOn') ?? { total: -1, due: -1, overdue: -1 };
    return [
      page.value.items[0]?.light,
      total,
      due,
      overdue,
      ...counts.filter(({ list }) => list === 'due' || list === 'overdue').map((count) => count.total),
    ];
  };
  assert.deepEqual(await now('2026-03-02 09:10'), ['green', 1, 0, 0, 0, 0]);
  assert.deepEqual(await now('2026-03-02 14:30'), ['yellow', 1, 1, 0, 1, 0]);
  assert.deepEqual(await now('2026-03-03 09:00'), ['red', 1, 0, 1, 0, 1]);
});

test('every list can be asked for', () => {
  for (const list of codesOf(workLists))
    assert.ok(
      staff.some((actor) => listDesks(actor, list, smallCity.profile).ok),
      list,
    );
});
