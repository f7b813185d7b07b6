import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import { unitRoles } from '../../src/domain/access/duties.ts';
import { apiRoutes } from '../../src/http/api.ts';
import { createLatePorts } from '../../src/http/api-ports.ts';
import type { Route } from '../../src/http/route.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { loginOf, withServedCity } from '../support/served-city.ts';
import { lawfulValue } from '../support/lawful-value.ts';
import { byRole, forAnyone, forSignedIn } from './route-rights.ts';

const routes = apiRoutes(createLatePorts().ports);
const roles = Object.keys(byRole) as readonly (keyof typeof byRole)[];

test('every route is in the rights table, and every line of the table is a route', () => {
  const named = new Set([...forAnyone, ...forSignedIn, ...Object.values(byRole).flat()]);
  assert.deepEqual([...named].toSorted(), routes.map(({ id }) => id).toSorted());
  for (const id of forAnyone) assert.ok(!Object.values(byRole).flat().includes(id) && !forSignedIn.includes(id), id);
});

test('every route with every role, with nobody, and with another unit’s ticket', async (t) => {
  const served = await withServedCity(t);
  const { ticket } = await served.stored.live();
  const city = { served, ticket };
  // Before the walk, which also tries wrong passwords: those make the next sign-in wait.
  for (const { login } of await served.ports.accounts.list(served.stored.city)) await served.cookieOf(login);
  for (const route of routes) {
    await t.test(`${route.id}: ${route.method} ${route.url}`, async () => {
      const nobody = await send(city, route, undefined);
      assert.equal(nobody.code === 'auth.required', !forAnyone.includes(route.id), `nobody: ${JSON.stringify(nobody)}`);
      for (const role of roles) {
        const { status, code } = await send(city, route, ownLogin(role));
        const may = [...forAnyone, ...forSignedIn, ...byRole[role]].includes(route.id);
        assert.equal(code !== 'auth.roleMayNot', may, `${role}: ${String(status)} ${code}`);
        assert.ok(may || status === 403, `${role}: ${String(status)} ${code}`);
        assert.ok(status < 500, `${role}: ${String(status)}`);
      }
      if (!route.url.includes(':ticket')) return;
      for (const role of roles.filter((each) => unitRoles.includes(each))) {
        const { status, code } = await send(city, route, loginOf(role, 'water'));
        assert.equal(status, 403, `another unit's ${role}: ${String(status)} ${code}`);
      }
    });
  }
  const after = await served.stored.ports.states.load(served.stored.city, ticket);
  const own = await served.stored.ports.events.load(served.stored.city, ticket, 0);
  assert.equal(after?.version, own.length);
  const strangers = new Set(
    (await served.ports.accounts.list(served.stored.city)).filter(({ unit }) => unit === 'water').map(({ userId }) => userId),
  );
  assert.ok(
    own.every(({ by }) => by.user === null || !strangers.has(by.user)),
    'another unit wrote to the ticket',
  );
  assert.deepEqual(served.errors, []);
});

/** Routes after which the walk signs in again. */
const endsSessions: ReadonlySet<string> = new Set(['signOut']);

type City = { readonly served: Awaited<ReturnType<typeof withServedCity>>; readonly ticket: string };

function ownLogin(role: Role): string {
  return loginOf(role, unitRoles.includes(role) ? 'housing' : null);
}

/** A request with lawful fields, so that nothing but rights and rules can refuse it. */
async function send(
  { served, ticket }: City,
  route: Route,
  as: string | undefined,
): Promise<{ readonly status: number; readonly code: string }> {
  const ids = { ticket, city: served.stored.city };
  const params = lawfulValue(route.params, ids) as Readonly<Record<string, unknown>>;
  const query = new URLSearchParams(lawfulValue(route.query, ids) as Record<string, string>);
  const path = route.url.replaceAll(/:(\w+)/gu, (_whole, name: string) => encodeURIComponent(String(params[name])));
  const body = route.body === null ? {} : { body: lawfulValue(route.body, ids) };
  // A stream would not end: its last place is one that there never was, which is looked at after the rights.
  const headers: Record<string, string> = route.answer === 'text/event-stream' ? { 'last-event-id': 'nowhere' } : {};
  const answer = await served.ask(`${path}?${query.toString()}`, {
    method: route.method,
    headers,
    ...(as === undefined ? {} : { as }),
    ...body,
  });
  if (as !== undefined && endsSessions.has(route.id)) served.forget(as);
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  const { error } = (isJson && answer.statusCode >= 400 ? answer.json<ErrorAnswer>() : {}) as Partial<ErrorAnswer>;
  return { status: answer.statusCode, code: error?.code ?? '' };
}
