import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Reading } from '../application/reading/ports.ts';
import type { Sessions } from '../application/sessions/ports.ts';
import { unstorableField } from '../application/ticket/unstorable-field.ts';
import { fieldChecker, type FieldProblem } from '../contract/check-fields.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Refusal } from '../domain/kernel/refusal.ts';
import { answerFields, answerRefusal } from './answer-refusal.ts';
import { authenticate } from './authenticate.ts';
import { compressJson } from './compress-json.ts';
import { paceOf } from './pace-of.ts';
import { rememberPrincipal } from './principal-of.ts';
import { readQuery } from './read-query.ts';
import { expectedVersionOf, idempotencyKeyOf, POSITION_HEADER, positionOf } from './request-headers.ts';
import { ANSWERED, API_PREFIX, type ApiRefusal, type Call, type Route } from './route.ts';

type Checker = (value: unknown) => Result<unknown, readonly FieldProblem[]>;
type Checkers = { readonly params: Checker; readonly query: Checker; readonly body: Checker | null };

type RoutePorts = { readonly sessions: Sessions; readonly reading: Reading };

/** Puts the routes of the API in place: who, what, headers, then the use case, then its answer or refusal. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], ports: RoutePorts): void {
  for (const route of routes) {
    const check: Checkers = {
      params: fieldChecker(route.params),
      query: fieldChecker(route.query),
      body: route.body === null ? null : fieldChecker(route.body),
    };
    const options = {
      method: route.method,
      url: API_PREFIX + route.url,
      config: { pace: paceOf(route) },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const position = positionOf(request, ports.reading);
        const result = position.ok
          ? await ports.reading.within(position.value, async () => await run(route, check, ports, request, reply))
          : position;
        if (route.method !== 'GET') await tellPosition(ports.reading, reply);
        if (result.ok && result.value === ANSWERED) return reply;
        if (!result.ok) return 'fields' in result.error ? answerFields(reply, result.error.fields) : answerRefusal(reply, result.error);
        if (route.answer === null) return reply.status(route.status).send();
        const body = await compressJson(route, request, reply, JSON.stringify(result.value));
        return reply.status(route.status).type('application/json; charset=utf-8').send(body);
      },
    };
    if (route.rawBody === null) app.route(options);
    else void app.register(withRawBody(options));
  }
}

/** A route that gets the body of a request as it comes, whatever its type: it reads it itself, or not at all. */
function withRawBody(options: RouteOptions): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    scope.route(options);
    done();
  };
}

/** Whoever did something, or was refused because of what others did, is to see it when reading on. */
async function tellPosition(reading: Reading, reply: FastifyReply): Promise<void> {
  // What was done stays done, whether or not it can be said how far that is.
  const position = await reading.written().catch(() => null);
  if (position !== null) reply.header(POSITION_HEADER, position);
}

type BadFields = { readonly fields: readonly FieldProblem[] };

async function run(
  route: Route,
  check: Checkers,
  ports: RoutePorts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<unknown, Refusal | ApiRefusal | BadFields>> {
  if (route.access === 'anyone') {
    const call = callOf(route, check, request, reply);
    return call.ok ? await route.handle(call.value) : call;
  }
  const authenticated = await authenticate(ports.sessions, request, reply, route.anyStep ? 'anyStep' : undefined);
  if (!authenticated.ok) return fail({ code: authenticated.error, params: {} });
  const principal = authenticated.value;
  rememberPrincipal(request, principal);
  const { access, scope } = route;
  if (principal.scopes !== null) {
    if (scope === null) return fail({ code: 'auth.tokensMayNot', params: {} });
    if (!principal.scopes.includes(scope)) return fail({ code: 'auth.scopeMissing', params: { scope } });
  }
  if (access !== null && !access.some((role) => principal.actor.roles.includes(role))) {
    return fail({ code: 'auth.roleMayNot', params: { roles: access.join(', ') } });
  }
  const call = callOf(route, check, request, reply);
  return call.ok ? await route.handle({ ...call.value, principal }) : call;
}

function callOf(
  route: Route,
  check: Checkers,
  request: FastifyRequest,
  reply: FastifyReply,
): Result<Call<unknown, unknown, unknown>, Refusal | ApiRefusal | BadFields> {
  const params = check.params(request.params);
  if (!params.ok) return badFields(params.error);
  const query = check.query(readQuery(route.query, request.query));
  if (!query.ok) return badFields(query.error);
  const body = check.body === null ? ok(undefined) : check.body(request.body);
  if (!body.ok) return badFields(body.error);
  const unstorable = unstorableField([params.value, query.value, body.value]);
  if (unstorable !== undefined) return notStorable(unstorable);
  const idempotencyKey = route.headers.idempotency ? idempotencyKeyOf(request) : ok(undefined);
  if (!idempotencyKey.ok) return idempotencyKey;
  const expectedVersion = route.headers.version ? expectedVersionOf(request) : ok(undefined);
  if (!expectedVersion.ok) return expectedVersion;
  return ok({
    params: params.value,
    query: query.value,
    body: body.value,
    origin: request.ip,
    idempotencyKey: idempotencyKey.value,
    expectedVersion: expectedVersion.value,
    request,
    reply,
  });
}

function badFields(fields: readonly FieldProblem[]): { readonly ok: false; readonly error: BadFields } {
  return fail({ fields });
}

/** The path begins with the part of the request that it was found in. */
function notStorable({ field, position }: { readonly field: string; readonly position: number }): {
  readonly ok: false;
  readonly error: Refusal;
} {
  const name = field.split('.').slice(1).join('.');
  return fail({ code: 'TEXT_NOT_STORABLE', rule: null, params: { field: name, position } });
}
