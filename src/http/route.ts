import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Principal } from '../application/sessions/ports.ts';
import type { ApiErrorCode } from '../contract/api-errors.ts';
import { object } from '../contract/fields.ts';
import type { Refusal, RefusalParams } from '../domain/kernel/refusal.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import type { Role } from '../domain/vocabulary/roles.ts';
import type { Scope } from '../domain/vocabulary/scopes.ts';

/** Where the API is. */
export const API_PREFIX = '/api/v1';

/** A refusal of the interface itself. `retryAfter` is in seconds. */
export type ApiRefusal = { readonly code: ApiErrorCode; readonly params: RefusalParams; readonly retryAfter?: number };

/** How a route ends: its answer, or why there is none. Rejections are our own faults and become a 500. */
export type Answered<Value> = Promise<Result<Value, Refusal | ApiRefusal>>;

/** What a route gets of a request, checked. */
export type Call<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** S-5: from where a member of staff acts; kept in history and trail. */
  readonly origin: string;
  /** From `Idempotency-Key`: the wish is done once, however often it is sent. */
  readonly idempotencyKey: string | undefined;
  /** From `If-Match`: the version of the ticket that the client saw. */
  readonly expectedVersion: number | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** The call of somebody who signed in, or of a program with a token. */
export type StaffCall<Params, Query, Body> = Call<Params, Query, Body> & { readonly principal: Principal };

/** What a list of routes is told apart by in the documentation, in its order. */
export const routeGroups = {
  session: { zh: '登录', en: 'Sign-in' },
  citizen: { zh: '诉求人', en: 'Citizens' },
  tickets: { zh: '工单', en: 'Tickets' },
  actions: { zh: '工单操作', en: 'Actions on a ticket' },
  lists: { zh: '待办与检索', en: 'Work lists and search' },
  files: { zh: '附件', en: 'Files' },
  live: { zh: '实时变更', en: 'Live changes' },
  figures: { zh: '指标', en: 'Figures' },
  city: { zh: '城市配置', en: 'The city' },
  administration: { zh: '管理', en: 'Administration' },
} as const satisfies Readonly<Record<string, Label>>;

/** Given back by a route that wrote its answer itself: a file, a stream, a redirection. */
export const ANSWERED = Symbol('answered');

type Common = {
  /** Unique; the name of the operation in OpenAPI and in the rights table. */
  readonly id: string;
  readonly group: keyof typeof routeGroups;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`; parameters as `:name`. */
  readonly url: `/${string}`;
  readonly summary: Label;
  readonly params: TSchema;
  readonly query: TSchema;
  readonly body: TSchema | null;
  /** The media type of a body that the route reads itself, from `request`; null for JSON. */
  readonly rawBody: string | null;
  /** The schema of the answer; null when there is no content (204). A text names the media type of an answer that is not JSON. */
  readonly answer: TSchema | string | null;
  readonly status: number;
  /** Which headers mean something here. */
  readonly headers: {
    readonly version: boolean;
    readonly idempotency: boolean;
    /** Of an open progress page. */ readonly pageToken: boolean;
  };
};

/** A route for everybody. */
export type PublicRoute = Common & {
  readonly access: 'anyone';
  readonly handle: (call: Call<unknown, unknown, unknown>) => Answered<unknown>;
};

/** A route for people who signed in. What they may do with which ticket, the use case judges on the stored record. */
export type StaffRoute = Common & {
  /** Roles that may use it at all; null: everybody who signed in. */
  readonly access: readonly Role[] | null;
  /** The scope that a token needs; null: not for tokens. */
  readonly scope: Scope | null;
  /** True for the routes of signing in itself, which are open before the sign-in is complete. */
  readonly anyStep: boolean;
  readonly handle: (call: StaffCall<unknown, unknown, unknown>) => Answered<unknown>;
};

/** Any route of the API. */
export type Route = PublicRoute | StaffRoute;

const none = object({});
type None = typeof none;

/** What is said of a route; what is left out is nothing. */
type Declared<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema> = Pick<
  Common,
  'id' | 'group' | 'method' | 'url' | 'summary'
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly rawBody?: string;
  readonly answer: A | string | null;
  /** 200, or 204 without an answer, unless it says otherwise. */
  readonly status?: number;
  readonly headers?: Partial<Common['headers']>;
};

/** What a schema describes, with lists that need not be changeable. */
type Unchanged<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Unchanged<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Unchanged<Value[Key]> }
      : Value;

type Value<A extends TSchema> = Unchanged<Static<A>> | typeof ANSWERED;

/** Declares a route for everybody. */
export function publicRoute<P extends TSchema = None, Q extends TSchema = None, B extends TSchema = None, A extends TSchema = None>(
  declared: Declared<P, Q, B, A> & { readonly handle: (call: Call<Static<P>, Static<Q>, Static<B>>) => Answered<Value<A>> },
): PublicRoute {
  // The caller of `handle` has checked the parts against the schemas that their types come from.
  return { ...common(declared), access: 'anyone', handle: declared.handle as PublicRoute['handle'] };
}

/** Declares a route for people who signed in, or tokens. */
export function staffRoute<P extends TSchema = None, Q extends TSchema = None, B extends TSchema = None, A extends TSchema = None>(
  declared: Declared<P, Q, B, A> &
    Pick<StaffRoute, 'access' | 'scope'> & {
      readonly anyStep?: boolean;
      readonly handle: (call: StaffCall<Static<P>, Static<Q>, Static<B>>) => Answered<Value<A>>;
    },
): StaffRoute {
  const { access, scope, anyStep } = declared;
  // The caller of `handle` has checked the parts against the schemas that their types come from.
  return { ...common(declared), access, scope, anyStep: anyStep ?? false, handle: declared.handle as StaffRoute['handle'] };
}

function common<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema>(declared: Declared<P, Q, B, A>): Common {
  const { id, group, method, url, summary, params, query, body, rawBody, answer, status, headers } = declared;
  return {
    ...{ id, group, method, url, summary, answer },
    params: params ?? none,
    query: query ?? none,
    body: body ?? null,
    rawBody: rawBody ?? null,
    status: status ?? (answer === null ? 204 : 200),
    headers: {
      version: headers?.version ?? false,
      idempotency: headers?.idempotency ?? false,
      pageToken: headers?.pageToken ?? false,
    },
  };
}
