import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { ApiRefusal } from './route.ts';

/** How long nothing may come of an upload. */
const STALLED_MS = 20_000;
const MAX_NAME_BYTES = 2_000;

class Stalled extends Error {}

/** What a request says of the file in its body. */
export type IncomingFile = {
  readonly name: string;
  /** Null for `application/octet-stream`, or none. */
  readonly declared: string | null;
  /** Undefined where the sender does not say. */
  readonly length: number | undefined;
  readonly content: AsyncIterable<Uint8Array>;
};

/** A file as the body of a request, with its name, percent-encoded, in `X-File-Name`. */
export function incomingFile(request: FastifyRequest): Result<IncomingFile, ApiRefusal> {
  const name = nameOf(request.headers['x-file-name']);
  if (name === undefined) {
    return fail({ code: 'http.badHeader', params: { header: 'X-File-Name', expected: 'UTF-8, percent-encoded' } });
  }
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const length = request.headers['content-length'];
  return ok({
    name,
    declared: type === '' || type === 'application/octet-stream' ? null : type,
    length: length === undefined ? undefined : Number(length),
    content: patiently(request),
  });
}

/** Runs what reads the content of an upload. A sender that stalls or leaves is refused; any other failure is ours and rejects. */
export async function whileUploading<Value, Reason>(
  request: FastifyRequest,
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | ApiRefusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stalled) return fail({ code: 'file.tooSlow', params: {} });
    if (request.raw.destroyed && !request.raw.complete) return fail({ code: 'http.badRequest', params: {} });
    throw error;
  } finally {
    // What is not wanted any more is read and forgotten, so that the sender hears the answer.
    request.raw.resume();
  }
}

/** Undefined when it is not what it should be; a file without a name is one. */
function nameOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return '';
  if (typeof header !== 'string' || header.length > MAX_NAME_BYTES) return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}

/** The bytes as they come; stopping early does not cut the connection. */
async function* patiently(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = request.raw.iterator({ destroyOnReturn: false });
  for (;;) {
    // Storing takes its own time between two chunks, which is not the sender's.
    const { promise: late, reject } = Promise.withResolvers<never>();
    const watch = setTimeout(() => reject(new Stalled()), STALLED_MS);
    const next = await Promise.race([chunks.next(), late]).finally(() => clearTimeout(watch));
    if (next.done === true) return;
    yield next.value;
  }
}
