import type { FastifyInstance } from 'fastify';
import { apiErrors, type ApiErrorCode } from '../contract/api-errors.ts';
import { repeatedKey } from '../contract/repeated-key.ts';
import type { RefusalParams } from '../domain/kernel/refusal.ts';

/** A body that is no JSON as we take it. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
  readonly code: ApiErrorCode;
  readonly params: RefusalParams;
  readonly statusCode: number;

  constructor(code: ApiErrorCode, params: RefusalParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
    this.statusCode = apiErrors[code].status;
  }
}

/** Bodies are JSON in UTF-8, and nothing else: bytes that are no UTF-8, and fields that stand there twice, are refused, not repaired. */
export function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBody(body as Buffer));
    } catch (error) {
      done(error instanceof BadBody ? error : new BadBody('http.badJson'));
    }
  });
}

function parseBody(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  const value: unknown = JSON.parse(text);
  const field = repeatedKey(text);
  if (field !== undefined) throw new BadBody('http.repeatedField', { field });
  return value;
}
