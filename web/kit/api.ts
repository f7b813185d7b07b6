import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import type { Label } from '../../src/domain/vocabulary/label.ts';

/** A faulty field of what was sent: where it stands (a JSON pointer), and what is expected there. */
export type FaultyField = { readonly path: string; readonly expected: Label };

/** A refusal or failure of the API, worded. `lost` is a request that got no answer: it may or may not have been carried out. */
export class ApiError extends Error {
  readonly code: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly label: Label;
  readonly rule: string | null;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly fields: readonly FaultyField[];
  /** Seconds to wait before trying again; null if nothing was said. */
  readonly retryAfter: number | null;

  constructor(status: number, error: ErrorAnswer['error'], retryAfter: number | null) {
    super(error.message.en);
    this.name = 'ApiError';
    this.status = status;
    this.code = error.code;
    this.label = error.message;
    this.rule = error.rule ?? null;
    this.params = error.params ?? {};
    this.fields = error.fields ?? [];
    this.retryAfter = retryAfter;
  }

  get lost(): boolean {
    return this.status === 0;
  }
}

/** What a page may say beside the path of a request. */
export type Sent = {
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** Bytes instead of JSON. */
  readonly file?: { readonly bytes: Blob; readonly name: string };
  /** The wish is done once, however often it is sent. */
  readonly idempotencyKey?: string;
  /** The version of the ticket that was seen. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

type QueryValue = string | number | boolean | null | undefined | readonly string[];

/** Talks to `/api/v1` of the server the page came from. Every refusal is thrown as an `ApiError`. */
export type Api = {
  get<Answer>(path: string, query?: Sent['query'], signal?: AbortSignal): Promise<Answer>;
  send<Answer>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, sent?: Sent): Promise<Answer>;
};

/** What a client of the API is told about. */
export type ApiListeners = {
  /** There is no session any more: the code says why. */
  readonly onSignedOut?: (error: ApiError) => void;
  /** Whether the last request reached the server. */
  readonly onReached?: (reached: boolean) => void;
};

const noAnswer: ErrorAnswer['error'] = {
  code: 'web.noAnswer',
  message: {
    zh: '没有连上服务器。您填写的内容还在，连上后请再试一次。',
    en: 'The server could not be reached. What you entered is still here; try again when the connection is back.',
  },
};
const notOurs: ErrorAnswer['error'] = {
  code: 'web.foreignAnswer',
  message: {
    zh: '收到的回应不是回音系统发出的，请检查网络（如需要登录的无线网络）。',
    en: 'The answer did not come from Huiyin. Check the network, such as a wireless network that wants a sign-in.',
  },
};

/** A client of the API. Commands of one page load carry the last position seen, so that reads on a replica show them. */
export function createApi({ onSignedOut, onReached }: ApiListeners = {}): Api {
  let position: string | null = null;

  async function call<Answer>(method: string, path: string, sent: Sent): Promise<Answer> {
    const response = await reach(method, path, sent);
    position = response.headers.get('huiyin-position') ?? position;
    if (response.status === 204) return undefined as Answer;
    const answer = await readAnswer(response);
    if (response.ok) return answer as Answer;
    const error = isErrorAnswer(answer) ? answer.error : notOurs;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    const refusal = new ApiError(response.status, error, Number.isFinite(retryAfter) ? retryAfter : null);
    if (response.status === 401) onSignedOut?.(refusal);
    throw refusal;
  }

  async function reach(
    method: string,
    path: string,
    { query, body, file, idempotencyKey, version, headers, signal }: Sent,
  ): Promise<Response> {
    try {
      const response = await fetch(`/api/v1${path}${queryText(query)}`, {
        method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(file === undefined
            ? {}
            : { 'content-type': file.bytes.type || 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(position === null ? {} : { 'huiyin-position': position }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(file === undefined ? {} : { body: file.bytes }),
        ...(signal === undefined ? {} : { signal }),
      });
      onReached?.(true);
      return response;
    } catch (error) {
      if (signal?.aborted === true) throw error;
      onReached?.(false);
      throw lostAnswer();
    }
  }

  return {
    get: async (path, query, signal) =>
      await call('GET', path, { ...(query === undefined ? {} : { query }), ...(signal === undefined ? {} : { signal }) }),
    send: async (method, path, sent = {}) => await call(method, path, sent),
  };
}

/** A request that got no answer: it may or may not have been carried out. */
export function lostAnswer(): ApiError {
  return new ApiError(0, noAnswer, null);
}

/** `?a=1&a=2`, empty without values; what is null, undefined or an empty list is left out. */
export function queryText(query: Sent['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') for (const one of value) params.append(name, one);
    else params.append(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

async function readAnswer(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiError(response.ok ? 0 : response.status, notOurs, null);
  }
}

function isErrorAnswer(answer: unknown): answer is ErrorAnswer {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}
