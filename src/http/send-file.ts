import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { OpenedFile } from '../application/files/open-file.ts';
import { fileKinds } from '../domain/vocabulary/file.ts';
import { contentDisposition } from './content-disposition.ts';
import { ANSWERED } from './route.ts';

/** How long a receiver may take nothing. */
const STALLED_MS = 30_000;

/**
 * Answers with a file so that no browser takes it for a page of ours, whatever it holds: its type is fixed, nothing in it runs, and only
 * images are shown in place.
 */
export function sendFile(reply: FastifyReply, file: OpenedFile): typeof ANSWERED {
  const { mediaType } = fileKinds[file.kind];
  const shown = mediaType.startsWith('image/') ? 'inline' : 'attachment';
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
  reply
    .header('content-type', mediaType)
    .header('content-length', String(file.length))
    .header('content-disposition', contentDisposition(shown, file.name))
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(Readable.from(file.content(), { objectMode: false, highWaterMark: 64 * 1024 }));
  return ANSWERED;
}
