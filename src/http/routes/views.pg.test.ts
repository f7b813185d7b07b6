import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import { MOST_VIEWS } from '../../application/views/keep-views.ts';

type View = { readonly id: string; readonly name: string; readonly shows: object };

test('views are kept, changed and forgotten by those whose they are, within limits', async (t) => {
  const city = await withServedCity(t);
  const shows = {
    list: 'toDispatch',
    search: null,
    filters: { kind: ['help'], light: 'red' },
    order: 'newest',
    columns: ['number', 'title'],
  };
  const add = async (name: string, as = 'dispatcher') => await city.ask('/views', { as, body: { name, shows } });
  const views = async (as = 'dispatcher'): Promise<readonly View[]> =>
    (await city.ask('/views', { as })).json<{ items: readonly View[] }>().items;
  const code = (answer: { json<T>(): T }): string => answer.json<{ error: { code: string } }>().error.code;

  const added = await add('  红灯  求助 ');
  assert.equal(added.statusCode, 201, added.body);
  const { id } = added.json<View>();
  assert.deepEqual(
    (await views()).map((view) => [view.id, view.name, view.shows]),
    [[id, '红灯 求助', shows]],
  );
  assert.equal(code(await add('红灯 求助')), 'VIEW_NAME_TAKEN');
  assert.equal(code(await add(' ')), 'TEXT_MISSING');
  assert.equal(code(await add('长'.repeat(61))), 'TEXT_TOO_LONG');
  assert.deepEqual(await views('agent'), []);
  assert.equal((await add('红灯 求助', 'agent')).statusCode, 201);

  const change = async (as: string, view: string, name: string) =>
    await city.ask(`/views/${view}`, { as, method: 'PUT', body: { name, shows: { ...shows, search: '暖气' } } });
  assert.equal(code(await change('agent', id, 'mine')), 'VIEW_UNKNOWN');
  assert.equal((await change('dispatcher', id, '暖气')).statusCode, 204);
  assert.deepEqual(
    (await views()).map((view) => [view.name, view.shows]),
    [['暖气', { ...shows, search: '暖气' }]],
  );

  const many = await Promise.all(Array.from({ length: MOST_VIEWS + 3 }, async (_, n) => await add(`v${n}`)));
  assert.equal(many.filter(({ statusCode }) => statusCode === 201).length, MOST_VIEWS - 1);
  assert.deepEqual([...new Set(many.filter(({ statusCode }) => statusCode !== 201).map(code))], ['VIEWS_TOO_MANY']);
  assert.equal(code(await city.ask(`/views/${id}`, { as: 'agent', method: 'DELETE' })), 'VIEW_UNKNOWN');
  assert.equal((await city.ask(`/views/${id}`, { as: 'dispatcher', method: 'DELETE' })).statusCode, 204);
  assert.ok((await views()).every((view) => view.id !== id));
  assert.deepEqual(city.errors, []);
});
