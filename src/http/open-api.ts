import type { TSchema } from 'typebox';
import { ErrorAnswer } from '../contract/error-answer.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { API_PREFIX, routeGroups, type Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;
type Described = TSchema & { readonly properties?: Readonly<Record<string, TSchema>>; readonly required?: readonly string[] };

const both = ({ zh, en }: Label): string => `${zh} · ${en}`;

/** The description of the API as an OpenAPI 3.1 document, made from the routes themselves. */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[pathOf(route)] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin',
      version,
      description: both({ zh: '城市 12345 热线闭环办理系统', en: "the open system of a city's 12345 hotline" }),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: API_PREFIX }],
    tags: Object.entries(routeGroups).map(([name, label]) => ({ name, description: both(label) })),
    paths,
    components: {
      schemas: { Error: ErrorAnswer },
      responses: {
        Error: {
          description: both({ zh: '错误', en: 'an error of the catalogue' }),
          content: { 'application/json': { schema: errorRef } },
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-huiyin',
          description: both({ zh: '登录后的会话', en: 'the session after sign-in' }),
        },
        token: { type: 'http', scheme: 'bearer', description: both({ zh: '令牌', en: 'an API token' }) },
        page: {
          type: 'http',
          scheme: 'Progress',
          description: both({
            zh: '查询进展后得到的令牌，半小时有效',
            en: 'the token that a progress page came with, good for half an hour',
          }),
        },
      },
    },
  };
}

const errorRef = { $ref: '#/components/schemas/Error' };

/** The path as OpenAPI writes it, below the prefix. */
export function pathOf({ url }: Route): string {
  return url.replaceAll(/:(\w+)/gu, '{$1}');
}

function operationOf(route: Route): Json {
  const staff = route.access === 'anyone' ? null : route;
  const body = bodyOf(route);
  return {
    operationId: route.id,
    tags: [route.group],
    summary: both(route.summary),
    ...(staff === null
      ? { security: route.headers.pageToken ? [{ page: [] }] : [] }
      : { security: [{ session: [] }, ...(staff.scope === null ? [] : [{ token: [] }])] }),
    ...(staff === null ? {} : { 'x-roles': staff.access ?? 'everybody who signed in', 'x-scope': staff.scope }),
    parameters: [...parametersIn('path', route.params), ...parametersIn('query', route.query), ...headersOf(route)],
    ...(body === null ? {} : { requestBody: { required: true, content: body } }),
    responses: {
      [String(route.status)]: { description: 'OK', ...answerOf(route) },
      '4XX': { $ref: '#/components/responses/Error' },
      '5XX': { $ref: '#/components/responses/Error' },
    },
  };
}

function bodyOf({ body, rawBody }: Route): Json | null {
  if (rawBody !== null) return { [rawBody]: {} };
  return body === null ? null : { 'application/json': { schema: body } };
}

function answerOf({ answer }: Route): Json {
  if (answer === null) return {};
  return { content: typeof answer === 'string' ? { [answer]: {} } : { 'application/json': { schema: answer } } };
}

function parametersIn(place: 'path' | 'query', schema: TSchema): readonly Json[] {
  const { properties, required } = schema as Described;
  return Object.entries(properties ?? {}).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || (required?.includes(name) ?? false),
    schema: described,
  }));
}

function headersOf({ headers, rawBody, method, answer }: Route): readonly Json[] {
  const given = (name: string, schema: Json, words: Label): Json => ({
    name,
    in: 'header',
    required: false,
    schema,
    description: both(words),
  });
  return [
    ...(rawBody === null
      ? []
      : [
          given(
            'X-File-Name',
            { type: 'string', maxLength: 2000 },
            { zh: '文件名，UTF-8，百分号编码', en: 'name of the file, UTF-8, percent-encoded' },
          ),
        ]),
    ...(headers.idempotency
      ? [given('Idempotency-Key', { type: 'string', maxLength: 200 }, { zh: '重复提交只办一次', en: 'the same key acts once' })]
      : []),
    ...(headers.version
      ? [given('If-Match', { type: 'string' }, { zh: '您看到的工单版本', en: 'the version of the ticket that you saw' })]
      : []),
    ...(method === 'GET'
      ? [
          given(
            'Huiyin-Position',
            { type: 'string', maxLength: 64 },
            { zh: '上次操作或实时事件给出的位置，保证看到其结果', en: 'what a command or a live event gave, so that its effect is shown' },
          ),
        ]
      : []),
    ...(answer === 'text/event-stream'
      ? [given('Last-Event-ID', { type: 'string', maxLength: 64 }, { zh: '断线前最后一个事件', en: 'the last event before the break' })]
      : []),
  ];
}
