import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { compose } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { BackupFault, OpenedBackup, StoredTable } from '../../application/backup/ports.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { END_BYTES, readEnd, TITLE, TITLE_OF_ALL, type WrittenManifest } from './file-format.ts';

/** Larger than any manifest: a hundred tables have some ten thousand bytes. */
const MANIFEST_LIMIT_BYTES = 16 * 1024 * 1024;

/** Opens a backup file and reads it once from end to end, so that damage is found before anything is restored. */
export async function openBackupFile(
  file: string,
  onBytes: (read: number, of: number) => void,
): Promise<Result<OpenedBackup, BackupFault>> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return fail(error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'notFound' : 'notReadable');
  }
  const checked = await check(handle, file, onBytes).catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  if (!checked.ok) await handle.close();
  return checked;
}

async function check(
  handle: FileHandle,
  file: string,
  onBytes: (read: number, of: number) => void,
): Promise<Result<OpenedBackup, BackupFault>> {
  const status = await handle.stat();
  if (!status.isFile()) return fail('notReadable');
  const title = await readAt(handle, 0, TITLE.length);
  if (!title.equals(TITLE)) {
    // So short a file may be the beginning of one.
    if (title.equals(TITLE.subarray(0, title.length))) return fail('truncated');
    return fail(title.subarray(0, TITLE_OF_ALL.length).equals(TITLE_OF_ALL) ? 'newerFormat' : 'foreign');
  }
  const endAt = status.size - END_BYTES;
  const end = endAt < TITLE.length ? undefined : readEnd(await readAt(handle, endAt, END_BYTES));
  if (end === undefined) return fail('truncated');
  const manifestBytes = endAt - end.manifestAt;
  if (end.manifestAt < TITLE.length || manifestBytes <= 0 || manifestBytes > MANIFEST_LIMIT_BYTES) return fail('damaged');
  if (!end.fits(await hashOf(file, endAt, onBytes))) return fail('damaged');
  // Every byte is as it was written, so this is a manifest.
  const manifest = JSON.parse((await readAt(handle, end.manifestAt, manifestBytes)).toString('utf8')) as WrittenManifest;
  const places = new Map(manifest.tables.map((table) => [table.name, table]));
  return ok({
    manifest,
    fileBytes: status.size,
    read: (table: StoredTable) => {
      const place = places.get(table.name);
      if (place === undefined) throw new Error(`the backup has no table ${table.name}`);
      const packed = createReadStream(file, { start: place.offset, end: place.offset + place.packedBytes - 1 });
      return compose(packed, createZstdDecompress()) as AsyncIterable<Uint8Array>;
    },
    [Symbol.asyncDispose]: async () => {
      await handle.close();
    },
  });
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function hashOf(file: string, bytes: number, onBytes: (read: number, of: number) => void): Promise<Hash> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const piece of createReadStream(file, { end: bytes - 1, highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) {
    hash.update(piece);
    read += piece.length;
    onBytes(read, bytes);
  }
  return hash;
}
