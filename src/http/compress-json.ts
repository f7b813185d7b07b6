import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from './route.ts';

const compress = promisify(brotliCompress);

/** Below, a slow phone gains less than a network packet. */
const COMPRESSED_FROM_CHARACTERS = 4000;

/**
 * The text as it is to be sent. Compressed only where a route shows the same to everybody: where somebody's secret and somebody else's words meet
 * in one answer, its size could tell the secret.
 */
export async function compressJson(route: Route, request: FastifyRequest, reply: FastifyReply, text: string): Promise<string | Buffer> {
  const isPublic = route.access === 'anyone' && route.method === 'GET' && !route.headers.pageToken;
  if (!isPublic || text.length < COMPRESSED_FROM_CHARACTERS) return text;
  reply.header('vary', 'accept-encoding');
  if (!/\bbr\b/u.test(request.headers['accept-encoding'] ?? '')) return text;
  reply.header('content-encoding', 'br');
  return await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
