import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('search over HTTP: words, filters, chosen fields and pages; bad ones are refused by name', async (t) => {
  const served = await withServedCity(t);
  for (const text of ['路灯不亮', '路灯太亮', '停水三天']) await served.stored.receive({ text });
  await catchUpSearch(served.stored);
  const first = await served.ask('/search?q=%E8%B7%AF%E7%81%AF&limit=1&fields=ticket,title,matches', { as: 'agent' });
  assert.equal(first.statusCode, 200);
  const page = first.json<{
    readonly items: readonly { readonly title: string; readonly matches: readonly unknown[] }[];
    readonly next: string;
  }>();
  assert.deepEqual(Object.keys(page.items[0] ?? {}), ['ticket', 'title', 'matches']);
  assert.deepEqual(page.items[0]?.matches, [{ field: 'text', text: page.items[0]?.title, ranges: [[0, 2]], before: false, after: false }]);
  const second = await served.ask(`/search?q=%E8%B7%AF%E7%81%AF&limit=1&after=${page.next}`, { as: 'agent' });
  assert.equal(second.json<{ readonly items: readonly unknown[]; readonly next: null }>().next, null);
  const narrowed = await served.ask('/search?q=%E8%B7%AF%E7%81%AF&kind=praise&from=2026-01-01', { as: 'agent' });
  assert.deepEqual(narrowed.json(), { items: [], next: null });
  for (const [query, status, code] of [
    ['q=%E6%B0%B4', 422, 'QUERY_TOO_SHORT'],
    ['q=%E8%B7%AF%E7%81%AF&after=nonsense', 400, 'PAGE_UNKNOWN'],
    ['q=%E8%B7%AF%E7%81%AF&from=2026-02-30', 400, 'http.badPeriod'],
    ['kind=help', 400, 'http.badFields'],
    ['q=%E8%B7%AF%E7%81%AF&colour=red', 400, 'http.badFields'],
  ] as const) {
    const answer = await served.ask(`/search?${query}`, { as: 'agent' });
    assert.deepEqual([answer.statusCode, answer.json<{ readonly error: { readonly code: string } }>().error.code], [status, code], query);
  }
  assert.deepEqual(served.errors, []);
});

test('[S-5] callers are searched for by a body, never by an address, and nothing of the number is told in errors', async (t) => {
  const served = await withServedCity(t);
  await served.stored.receive();
  await catchUpSearch(served.stored);
  const hit = await served.ask('/search/phone', { method: 'POST', as: 'agent', body: { phone: '0013 80', reason: 'calls again' } });
  assert.equal(hit.statusCode, 200);
  assert.equal(
    hit.json<{ readonly items: readonly { readonly caller: { readonly phone: string } }[] }>().items[0]?.caller.phone,
    '138****8000',
  );
  for (const body of [
    { phone: '00138', reason: '' },
    { phone: 'x138', reason: 'r' },
    { phone: '00138', reason: 'r', more: 1 },
  ]) {
    const answer = await served.ask('/search/phone', { method: 'POST', as: 'agent', body });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500);
    assert.ok(!answer.body.includes('138'), answer.body);
  }
  assert.equal(
    (await served.ask('/search/phone', { method: 'POST', as: 'handler.housing', body: { phone: '00138', reason: 'r' } })).statusCode,
    403,
  );
  assert.deepEqual(served.errors, []);
});
