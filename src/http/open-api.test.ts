import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { apiRoutes } from './api.ts';
import { createLatePorts } from './api-ports.ts';
import { openApiOf } from './open-api.ts';
import { renderApiPage } from './api-page.ts';

const routes = apiRoutes(createLatePorts().ports);

test('the served document is valid OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(openApiOf(routes, '1.2.3'))) as Record<string, unknown>;
  const { valid, errors } = await new Validator().validate(document);
  assert.equal(valid, true, JSON.stringify(errors)?.slice(0, 2_000));
});

test('every route has a name of its own, and an address of its own', () => {
  const ids = routes.map(({ id }) => id);
  const addresses = routes.map(({ method, url }) => `${method} ${url}`);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(addresses).size, addresses.length);
});

test('every parameter of an address is described', () => {
  for (const { id, url, params } of routes) {
    const named = [...url.matchAll(/:(\w+)/gu)].map(([, name]) => String(name)).toSorted();
    const { properties = {} } = params as { readonly properties?: object };
    assert.deepEqual(Object.keys(properties).toSorted(), named, id);
  }
});

test('the page names every route and fetches nothing', () => {
  const page = renderApiPage(routes, '<1.2.3>');
  for (const { id } of routes) assert.ok(page.includes(`id="${id}"`), id);
  assert.ok(!page.includes('<1.2.3>'));
  assert.doesNotMatch(page, /<script|https?:\/\//u);
});
