import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { roles } from '../../domain/vocabulary/roles.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { people } from '../../../test/support/small-city.ts';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { eraseCaller } from '../persons/erase-caller.ts';
import { mergeTickets } from '../ticket/merge-tickets.ts';
import { searchCallers } from './search-callers.ts';

async function search(
  city: StoredCity,
  phone: string,
  actor: Actor = people.agent,
  reason = 'calls again',
): ReturnType<typeof searchCallers> {
  return await searchCallers(city.ports, { city: city.city, actor, phone, reason, from: 'desk 4' });
}

async function found(city: StoredCity, phone: string): Promise<readonly TicketId[]> {
  const result = await search(city, phone);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.map(({ ticket }) => ticket);
}

async function call(city: StoredCity, at: string, phone: string | null): Promise<TicketId> {
  return (await city.at(at).receive({ text: '路灯不亮', caller: { name: '王小明', phone } })).ticket;
}

test('every fragment of four digits and more finds the caller, in any spelling; other digits do not', async (t) => {
  const city = await withStoredCity(t);
  const ticket = await call(city, '2026-03-02 09:00', '138 0013 8000');
  const other = await call(city, '2026-03-03 09:00', '+86 139-0013-8001');
  await call(city, '2026-03-04 09:00', null);
  await catchUpSearch(city);
  const number = '13800138000';
  for (let from = 0; from < number.length; from += 1) {
    for (let to = from + 4; to <= number.length; to += 1) {
      const fragment = number.slice(from, to);
      assert.ok((await found(city, fragment)).includes(ticket), fragment);
    }
  }
  assert.deepEqual(await found(city, '00138'), [other, ticket]);
  assert.deepEqual(await found(city, '３８００-１３８'), [ticket]);
  assert.deepEqual(await found(city, '3800 1380 01'), []);
  // Has all fragments of four digits, in another order.
  assert.deepEqual(await found(city, '8001380013'), []);
  assert.deepEqual(await found(city, '9999'), []);
});

test('[S-5] a search stands in the trail with its reason, also when nobody is found; its digits stand nowhere', async (t) => {
  const city = await withStoredCity(t);
  await call(city, '2026-03-02 09:00', '13800138000');
  await catchUpSearch(city);
  const hit = await search(city, '00138');
  assert.ok(hit.ok);
  assert.deepEqual(
    hit.value.map(({ caller }) => [caller.name, caller.phone]),
    [['王*', '138****8000']],
  );
  await search(city, '77777');
  const { rows } = await city.pool.query<object>(
    'SELECT user_id, origin, what, reason, person_id IS NOT NULL AS person FROM trail ORDER BY position',
  );
  const line = { user_id: 'agent', origin: 'desk 4', what: 'callerSearched', reason: 'calls again' };
  assert.deepEqual(rows, [
    { ...line, person: false },
    { ...line, person: true },
    { ...line, person: false },
  ]);
  const everything = await city.database.ownerPool.query<{ dump: string }>(
    `SELECT (SELECT json_agg(t) FROM trail t)::text || (SELECT json_agg(c) FROM caller_search c)::text || (SELECT json_agg(s) FROM ticket_search_fresh s)::text AS dump`,
  );
  assert.ok(!/00138|77777/u.test(everything.rows[0]?.dump ?? ''));
});

test('[S-5] only those of the centre who may reveal callers search for them, and not without a reason', async (t) => {
  const city = await withStoredCity(t);
  const allowed = codesOf(roles).filter((role) =>
    ['agent', 'dispatcher', 'followUpOfficer', 'qualityChecker', 'supervisor'].includes(role),
  );
  for (const role of codesOf(roles)) {
    const result = await search(city, '1380', { user: 'somebody' as Actor['user'], roles: [role], unit: null });
    assert.equal(result.ok, allowed.includes(role), role);
  }
  const codeOf = async (...args: Parameters<typeof search>): Promise<string> => {
    const result = await search(...args);
    return result.ok ? 'found' : result.error.code;
  };
  assert.equal(await codeOf(city, '1380', people.housingHandler), 'ROLE_MAY_NOT');
  assert.equal(await codeOf(city, '1380', people.agent, ' '), 'TEXT_MISSING');
  assert.equal(await codeOf(city, '138'), 'DIGITS_TOO_FEW');
  assert.equal(await codeOf(city, 'abcd'), 'DIGITS_TOO_FEW');
});

test('merged callers are found with the master as well; an erased one not at all, also after the index is built anew', async (t) => {
  const city = await withStoredCity(t);
  const master = await call(city, '2026-03-02 09:00', '13800138000');
  const merged = await call(city, '2026-03-02 10:00', '13700137000');
  const wish = { city: city.city, actor: people.dispatcher, ticketId: merged, master, reason: 'same' };
  assert.ok((await mergeTickets(city.ports, wish)).ok);
  await catchUpSearch(city);
  assert.deepEqual(await found(city, '00137'), [merged, master]);
  const person = (await city.ports.states.load(city.city, merged))?.request.person;
  assert.ok(person);
  const guard: Actor = { user: 'guard' as Actor['user'], roles: ['securityAdministrator'], unit: null };
  assert.ok((await eraseCaller(city.ports, { city: city.city, actor: guard, ticketId: merged, reason: 'asked for' })).ok);
  const { rows } = await city.pool.query('SELECT person_id FROM caller_search WHERE person_id = $1', [person]);
  assert.deepEqual(rows, []);
  await city.pool.query('DELETE FROM projection_checkpoint');
  await catchUpSearch(city);
  assert.deepEqual(await found(city, '00137'), []);
  assert.deepEqual(await found(city, '00138'), [master]);
});

test('who is erased while the index is written is not in it afterwards', async (t) => {
  const city = await withStoredCity(t);
  const guard: Actor = { user: 'guard' as Actor['user'], roles: ['securityAdministrator'], unit: null };
  for (let count = 0; count < 10; count += 1) {
    const ticketId = await call(city, '2026-03-02 09:00', `1380013800${String(count)}`);
    const wish = { city: city.city, actor: guard, ticketId, reason: 'asked for' };
    const [erased] = await Promise.all([eraseCaller(city.ports, wish), catchUpSearch(city)]);
    assert.ok(erased.ok);
  }
  await catchUpSearch(city);
  assert.equal((await city.pool.query('SELECT FROM caller_search')).rowCount, 0);
});

test('of very many the fifty latest are shown', async (t) => {
  const city = await withStoredCity(t);
  const tickets: TicketId[] = [];
  for (let count = 0; count < 55; count += 1) {
    tickets.unshift(
      await call(
        city,
        `2026-03-${String(2 + Math.floor(count / 4)).padStart(2, '0')} 1${String(count % 4)}:00`,
        `1380000${String(1000 + count)}`,
      ),
    );
  }
  await catchUpSearch(city);
  assert.deepEqual(await found(city, '3800001'), tickets.slice(0, 50));
});
