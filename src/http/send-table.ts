import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { TableFormat } from '../application/tables/ports.ts';
import { contentDisposition } from './content-disposition.ts';
import { ANSWERED } from './route.ts';

/** How long a receiver may take nothing. */
const STALLED_MS = 30_000;

const mediaTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Answers with a table that is written while it is taken; a receiver who leaves ends the writing, a failure of ours breaks it off. */
export function sendTable(
  reply: FastifyReply,
  table: { readonly name: string; readonly format: TableFormat; content(): AsyncIterable<Uint8Array> },
): typeof ANSWERED {
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
  reply
    .header('content-type', mediaTypes[table.format])
    .header('content-disposition', contentDisposition('attachment', table.name))
    .header('cache-control', 'private, no-store')
    .send(Readable.from(table.content(), { objectMode: false, highWaterMark: 64 * 1024 }));
  return ANSWERED;
}
