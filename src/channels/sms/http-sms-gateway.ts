import { createHmac } from 'node:crypto';
import type { MessageGateway, Outgoing, SendOutcome } from '../../application/messages/ports.ts';
import type { BodyTemplate, SmsGateway } from '../../application/sms-gateway/ports.ts';

/** More of an answer is not looked at. */
const MOST_BYTES = 65_536;

type Values = Readonly<Record<string, string>>;

/** An SMS gateway over HTTP, spoken to as its description says. `secret` stands for `{secret}` and keys signatures. */
export function createHttpSmsGateway(gateway: SmsGateway, secret: string): MessageGateway {
  return {
    parallel: gateway.parallel,
    perSecond: gateway.perSecond,
    send: async (message) => await send(gateway, secret, message),
    close: async () => {
      await Promise.resolve();
    },
  };
}

async function send(gateway: SmsGateway, secret: string, { id, to, text }: Outgoing): Promise<SendOutcome> {
  const nowMs = Date.now();
  const values = { id, to, text, secret, seconds: String(Math.floor(nowMs / 1_000)), milliseconds: String(nowMs) };
  const request = compose(gateway, secret, values);
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: gateway.method,
      headers: request.headers,
      ...(request.body === null ? {} : { body: request.body }),
      redirect: 'error',
      signal: AbortSignal.timeout(gateway.timeoutMs),
    });
  } catch (error) {
    return connectionFailure(error);
  }
  try {
    return judge(gateway, response, await readText(response));
  } catch (error) {
    // The gateway has the message: what it thinks of it got lost.
    return { type: 'later', problem: 'brokenOff', detail: codeOf(error) };
  }
}

function compose(
  gateway: SmsGateway,
  secret: string,
  values: Values,
): { readonly url: string; readonly headers: Headers; readonly body: string | null } {
  const url = new URL(fill(gateway.url, values, encodeURIComponent));
  const headers = new Headers();
  for (const [name, value] of Object.entries(gateway.headers)) headers.set(name, fill(value, values));
  let body: string | null = null;
  if (gateway.format === 'json') {
    body = JSON.stringify(fillBody(gateway.body, values));
    if (!headers.has('content-type')) headers.set('content-type', 'application/json; charset=utf-8');
  } else {
    const fields = new URLSearchParams();
    for (const [name, value] of fieldsOf(gateway.body)) fields.set(name, fieldText(fillBody(value, values)));
    if (gateway.format === 'query') for (const [name, value] of fields) url.searchParams.set(name, value);
    else {
      body = fields.toString();
      if (!headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded');
    }
  }
  const { signature } = gateway;
  if (signature !== null) {
    const over = fill(signature.over, { ...values, body: body ?? url.search.slice(1) });
    const digest = createHmac(signature.algorithm, secret).update(over, 'utf8').digest(signature.encoding);
    headers.set(signature.header, `${signature.prefix}${digest}`);
  }
  return { url: url.href, headers, body: gateway.method === 'GET' ? null : body };
}

function fill(template: string, values: Values, encode: (value: string) => string = String): string {
  return template.replaceAll(/\{(?<name>\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name] ?? '') : whole,
  );
}

function fillBody(template: BodyTemplate, values: Values): BodyTemplate {
  if (typeof template === 'string') return fill(template, values);
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template)) return template.map((item: BodyTemplate) => fillBody(item, values));
  return Object.fromEntries(Object.entries(template).map(([name, value]: [string, BodyTemplate]) => [name, fillBody(value, values)]));
}

function fieldsOf(body: BodyTemplate): readonly (readonly [string, BodyTemplate])[] {
  return typeof body === 'object' && body !== null ? Object.entries<BodyTemplate>(body) : [];
}

/** A field of a form is one text; what has parts is written as JSON. */
function fieldText(value: BodyTemplate): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the answer.
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= MOST_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

function judge({ success, temporary, reference }: SmsGateway, response: Response, body: string): SendOutcome {
  const { status } = response;
  const detail = String(status);
  const accepted = success.statuses.length === 0 ? response.ok : success.statuses.includes(status);
  if (!accepted) {
    if (status === 401 || status === 403) return { type: 'down', problem: 'notAllowed', detail };
    if (status === 429 || status === 503) return { type: 'down', problem: 'busy', detail, ...retryAfter(response) };
    // 404 and 405 speak of our address of the gateway, not of this message.
    if (status === 404 || status === 405) return { type: 'down', problem: 'strange', detail };
    return status >= 500 || status === 408 ? { type: 'later', problem: 'busy', detail } : { type: 'refused', problem: 'rejected', detail };
  }
  const answer = parsed(body);
  if (success.pointer !== null) {
    const verdict = at(answer, success.pointer);
    if (verdict === undefined) return { type: 'later', problem: 'strange', detail };
    if (!success.equals.includes(verdict)) {
      const short = /^[\w.:-]{1,40}$/u.test(verdict) ? verdict : detail;
      return temporary.includes(verdict)
        ? { type: 'later', problem: 'busy', detail: short }
        : { type: 'refused', problem: 'rejected', detail: short };
    }
  }
  return { type: 'sent', reference: reference === null ? null : (at(answer, reference)?.slice(0, 100) ?? null) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The scalar at a JSON pointer, as text. */
function at(value: unknown, pointer: string): string | undefined {
  let current = value;
  for (const part of pointer.slice(1).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[name];
  }
  return typeof current === 'string' || typeof current === 'number' || typeof current === 'boolean' ? String(current) : undefined;
}

function retryAfter(response: Response): { readonly retryAfterMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: Math.min(seconds, 3_600) * 1_000 } : {};
}

/** Before the request was written nothing can have been sent; after that it is not known. */
function connectionFailure(error: unknown): SendOutcome {
  const code = codeOf(error);
  const neverArrived = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
  return neverArrived.includes(code) || /CERT|TLS|SSL/u.test(code)
    ? { type: 'down', problem: 'unreachable', detail: code }
    : { type: 'later', problem: 'brokenOff', detail: code };
}

function codeOf(error: unknown): string {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    if (inner.name === 'TimeoutError') return 'TIMEOUT';
  }
  return 'UNKNOWN';
}
