import { anything, hostileText, nearly, type Source } from './hostile-values.ts';

type Schema = Readonly<Record<string, unknown>>;

/** One operation of the OpenAPI document, as far as requests are made of it. */
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly body: { readonly type: string; readonly schema: Schema } | null;
  /** By status; null where the answer is no JSON. */
  readonly answers: ReadonlyMap<number, Schema | null>;
};

/** A request as bytes go over the wire. */
export type DrawnRequest = {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
};

/** Operations of the document, but for those that never end. */
export function operationsOf(document: Schema): readonly Operation[] {
  const { paths } = document as { readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const { operationId, parameters, requestBody, responses } = operation as {
        readonly operationId: string;
        readonly parameters: Operation['parameters'];
        readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
        readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
      };
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        id: operationId,
        method: method.toUpperCase(),
        path,
        parameters,
        body: content === undefined ? null : { type: content[0], schema: content[1].schema ?? {} },
        answers: new Map(
          Object.entries(responses)
            .filter(([status]) => /^\d+$/u.test(status))
            .map(([status, answer]) => [Number(status), answer.content?.['application/json']?.schema ?? null]),
        ),
      };
    }),
  );
}

/** A request for an operation: mostly nearly right, now and then wrong in one of the ways that people and attackers find. */
export function drawRequest(operation: Operation, source: Source, credentials: Readonly<Record<string, string>>): DrawnRequest {
  const { draw } = source;
  const path = operation.path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
    const schema = operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? {};
    return encodeURIComponent(wellFormed(draw.happens(0.1) ? hostileText(source) : pathValue(schema, source)));
  });
  const headers: Record<string, string> = {
    ...credentials,
    ...(draw.happens(0.97) ? { 'sec-fetch-site': 'same-origin' } : { 'sec-fetch-site': 'cross-site' }),
  };
  if (draw.happens(0.3)) headers['idempotency-key'] = draw.pick(['key-1', 'key-2', crypto.randomUUID(), 'x'.repeat(300), ' ', 'a b']);
  if (draw.happens(0.3)) headers['if-match'] = draw.pick(['"1"', '2', '"999"', '*', '"x"', '']);
  const body = drawBody(operation, source, headers);
  const method = draw.happens(0.01) ? draw.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : operation.method;
  return { operation, method, path: `/api/v1${path}${drawQuery(operation, source)}`, headers, body };
}

function pathValue(schema: Schema, source: Source): string {
  const { draw, known } = source;
  const { pattern, enum: listed } = schema;
  if (typeof pattern === 'string') return draw.pick(known.ids);
  if (Array.isArray(listed)) return String(draw.pick(listed as readonly unknown[]));
  return draw.pick([...known.numbers, ...known.codes]);
}

function drawQuery({ parameters }: Operation, source: Source): string {
  const { draw } = source;
  const query = new URLSearchParams();
  for (const { name, in: place, schema } of parameters) {
    if (place !== 'query' || draw.happens(0.4)) continue;
    const value = nearly(schema, source);
    for (const one of Array.isArray(value) ? value.slice(0, 5) : [value])
      query.append(name, typeof one === 'string' ? wellFormed(one).slice(0, 3_000) : JSON.stringify(one));
    if (draw.happens(0.02)) query.append(name, hostileText(source).slice(0, 500));
  }
  if (draw.happens(0.02)) query.append(hostileText(source).slice(0, 50), 'x');
  const text = query.toString();
  if (draw.happens(0.01)) return '?%zz=%E4%BD';
  return text === '' ? '' : `?${text}`;
}

function drawBody({ body }: Operation, source: Source, headers: Record<string, string>): Buffer | null {
  const { draw } = source;
  if (body === null && draw.happens(0.97)) return null;
  const type = body?.type ?? 'application/json';
  headers['content-type'] = draw.happens(0.97)
    ? type
    : draw.pick(['text/plain', 'application/xml', 'application/json; charset=gbk', 'multipart/form-data', 'x']);
  if (type !== 'application/json') return Buffer.from(hostileText(source).repeat(3));
  const value = draw.happens(0.95) ? nearly(body?.schema ?? {}, source) : anything(source);
  const text = JSON.stringify(value ?? null);
  switch (Math.floor(draw.next() * 60)) {
    case 0:
      return Buffer.from(text.slice(0, Math.floor(text.length / 2)));
    case 1:
      return Buffer.from(text.replace('{', '{"reason":"x","reason":"y",'));
    case 2:
      return Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    case 3:
      return Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0xc3])]);
    case 4:
      return Buffer.from(text.replace('{', '{"__proto__":{"admin":true},'));
    case 5:
      return draw.happens(0.05) ? Buffer.alloc(10 * 1024 * 1024, 'x') : Buffer.from('');
    default:
      return Buffer.from(text);
  }
}

/** Half of a surrogate pair has no place in an address. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
