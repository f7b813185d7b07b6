import { createHash, randomBytes } from 'node:crypto';
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type { BackupWriter, RowBytes, TableShape } from '../../application/backup/ports.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { endOf, TITLE, type WrittenManifest } from './file-format.ts';

const LINE_FEED = 10;

/**
 * Begins a backup file. It is written beside its place, under a name that ends in `.partial`, and takes its own name when
 * all of it is on the disk. Refuses a name that is taken; rejects when the folder cannot be written.
 */
export async function writeBackupFile(file: string): Promise<Result<BackupWriter, 'taken'>> {
  if (await exists(file)) return fail('taken');
  const draft = `${file}.${randomBytes(4).toString('hex')}.partial`;
  // Texts of requests are in it: nobody else reads it.
  const handle = await open(draft, 'wx', 0o600);
  try {
    return ok(await createWriter(handle, draft, file));
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw error;
  }
}

async function createWriter(handle: FileHandle, draft: string, file: string): Promise<BackupWriter> {
  const whole = createHash('sha256');
  const tables: WrittenManifest['tables'][number][] = [];
  let at = 0;
  let over = false;

  async function append(bytes: Uint8Array): Promise<void> {
    whole.update(bytes);
    for (let written = 0; written < bytes.length;) {
      written += (await handle.write(bytes, written, bytes.length - written)).bytesWritten;
    }
    at += bytes.length;
  }

  await append(TITLE);
  return {
    add: async (table: TableShape, rows: RowBytes, onRows) => {
      const offset = at;
      const counted = countRows(rows, onRows);
      await pipeline(counted.bytes, createZstdCompress(), async (packed: AsyncIterable<Uint8Array>) => {
        for await (const piece of packed) await append(piece);
      });
      tables.push({ name: table.name, columns: table.columns, ...counted.sums(), offset, packedBytes: at - offset });
    },
    finish: async (about) => {
      const manifestAt = at;
      const manifest: WrittenManifest = { ...about, tables };
      await append(Buffer.from(JSON.stringify(manifest)));
      await append(endOf(manifestAt, whole));
      await handle.sync();
      await handle.close();
      await rename(draft, file);
      over = true;
      await syncFolder(path.dirname(file));
      return { manifest, fileBytes: at };
    },
    abandon: async () => {
      if (over) return;
      over = true;
      await handle.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

/** Hands bytes on, and knows afterwards what went through. */
function countRows(
  source: RowBytes,
  onRows: (rows: number) => void,
): { readonly bytes: RowBytes; sums(): { readonly rows: number; readonly bytes: number; readonly digest: string } } {
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  async function* through(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) rows += 1;
      onRows(rows);
      yield piece;
    }
  }
  return { bytes: through(), sums: () => ({ rows, bytes, digest: hash.digest('hex') }) };
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
