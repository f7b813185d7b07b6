import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';

type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly next: string | null };

test('lists, counts and tickets are read over HTTP, page by page, with the fields that were asked for', async (t) => {
  const city = await withServedCity(t);
  const received = [await city.stored.receive({ subject: 'cold' }), await city.stored.receive(), await city.stored.receive()];
  const page = async (path: string): Promise<Page> => {
    const answer = await city.ask(path, { as: 'dispatcher' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Page>();
  };
  const counts = await page('/lists');
  assert.deepEqual(
    counts.items.find(({ list }) => list === 'toTakeOn'),
    {
      list: 'toTakeOn',
      name: { zh: '待受理', en: 'To take on' },
      total: 3,
      due: 0,
      overdue: 3,
    },
  );
  const first = await page('/lists/toTakeOn?limit=2&fields=ticket,title');
  assert.deepEqual(first.items.map(Object.keys), [
    ['ticket', 'title'],
    ['ticket', 'title'],
  ]);
  const second = await page(`/lists/toTakeOn?limit=2&fields=ticket,title&after=${String(first.next)}`);
  assert.equal(second.next, null);
  const seen = [...first.items, ...second.items].map(({ ticket }) => ticket);
  assert.deepEqual(new Set(seen), new Set(received.map(({ ticket }) => ticket)));
  const oldest = await page('/tickets?order=oldest&kind=complaint&kind=help&light=red&from=2026-03-02&to=2026-03-02');
  assert.equal(oldest.items.length, 3);
  assert.deepEqual((await page('/tickets?state=closed')).items, []);
  assert.deepEqual(city.errors, []);
});

test('what cannot be asked is refused by name', async (t) => {
  const city = await withServedCity(t);
  const refusals: readonly (readonly [string, number, string])[] = [
    ['/lists/nothing', 400, 'http.badFields'],
    ['/lists/toTakeOn?limit=0', 400, 'http.badFields'],
    ['/lists/toTakeOn?limit=201', 400, 'http.badFields'],
    ['/lists/toTakeOn?fields=text', 400, 'http.badFields'],
    ['/lists/toTakeOn?fields=', 400, 'http.badFields'],
    ['/lists/toTakeOn?after=AAAA', 400, 'PAGE_UNKNOWN'],
    ['/lists/handling', 403, 'ROLE_MAY_NOT'],
    ['/tickets?state=unknown', 400, 'http.badFields'],
    ['/tickets?from=2026-02-30', 400, 'http.badPeriod'],
    ['/tickets?from=2026-03-02&to=2026-03-01', 400, 'http.badPeriod'],
    ['/tickets?after=018f0000-0000-7000-8000-000000000001', 400, 'PAGE_UNKNOWN'],
    ['/tickets?order=worst', 400, 'http.badFields'],
    ['/tickets?fields=ticket,ticket', 200, ''],
    [`/tickets?class=${encodeURIComponent("' OR 1=1 --")}&area=%00`, 400, 'TEXT_NOT_STORABLE'],
  ];
  for (const [path, status, code] of refusals) {
    const answer = await city.ask(path, { as: 'dispatcher' });
    assert.equal(answer.statusCode, status, `${path}: ${answer.body}`);
    if (status !== 200) assert.equal(answer.json<{ error: { code: string } }>().error.code, code, path);
  }
  assert.equal((await city.ask('/tickets')).statusCode, 401);
  assert.deepEqual((await city.ask('/lists', { as: 'systemAdministrator' })).json<Page>().items, []);
  assert.equal((await city.ask('/tickets', { as: 'systemAdministrator' })).statusCode, 403);
  assert.deepEqual(city.errors, []);
});
