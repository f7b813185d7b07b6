import type { FastifyRequest } from 'fastify';
import type { Reading } from '../application/reading/ports.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ApiRefusal } from './route.ts';

/** How far the database had come when a command was answered; sent back, it makes sure that what is read shows the command. */
export const POSITION_HEADER = 'huiyin-position';

/** `Huiyin-Position` as an answer or a live event gave it; null when it is not there. */
export function positionOf(request: FastifyRequest, reading: Pick<Reading, 'isPosition'>): Result<string | null, ApiRefusal> {
  const header = request.headers[POSITION_HEADER];
  if (header === undefined) return ok(null);
  return typeof header === 'string' && reading.isPosition(header) ? ok(header) : badHeader('Huiyin-Position', 'what an answer gave');
}

/** `Idempotency-Key`: 1 to 200 visible ASCII characters; undefined when it is not there. */
export function idempotencyKeyOf(request: FastifyRequest): Result<string | undefined, ApiRefusal> {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return ok(undefined);
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/u.test(header)) return ok(header);
  return badHeader('Idempotency-Key', '1-200 visible ASCII characters');
}

/** `If-Match`: the version of the ticket as its `ETag` gave it, with or without quotes; undefined when it is not there. */
export function expectedVersionOf(request: FastifyRequest): Result<number | undefined, ApiRefusal> {
  const header = request.headers['if-match'];
  if (header === undefined) return ok(undefined);
  const version = /^(?<quote>"?)(?<version>\d{1,9})\k<quote>$/u.exec(header)?.groups?.['version'];
  return version === undefined ? badHeader('If-Match', '"7"') : ok(Number(version));
}

function badHeader(header: string, expected: string): { readonly ok: false; readonly error: ApiRefusal } {
  return fail({ code: 'http.badHeader', params: { header, expected } });
}
