import type { Hash } from 'node:crypto';
import type { BackupManifest } from '../../application/backup/ports.ts';

/**
 * A backup file is: a title line; the rows of each table, each compressed by itself (Zstandard); the manifest (JSON); and an end
 * of fixed size, which holds where the manifest begins and the SHA-256 of everything before it. The end is written last, so a
 * file that has it is whole. All numbers are big-endian.
 */
export const TITLE = Buffer.from('HUIYIN BACKUP 1\n');

/** Begins the title of every version of the format. */
export const TITLE_OF_ALL = Buffer.from('HUIYIN BACKUP ');

const END_MARK = Buffer.from('HUIYIN BACKUP END');

/** Bytes of the end: the mark, the place of the manifest, the digest. */
export const END_BYTES = END_MARK.length + 8 + 32;

/** Where a table lies in the file, beside what the manifest says of it. */
export type Place = { readonly offset: number; readonly packedBytes: number };

/** The manifest as it is written: the tables know their places. */
export type WrittenManifest = Omit<BackupManifest, 'tables'> & { readonly tables: readonly (BackupManifest['tables'][number] & Place)[] };

/** The end of a file whose manifest begins at `manifestAt`; `whole` has taken in everything before it. */
export function endOf(manifestAt: number, whole: Hash): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(manifestAt));
  return Buffer.concat([END_MARK, place, digestWith(whole, place)]);
}

/** What the end of a file says: where its manifest begins, and whether `whole`, having taken in everything before the end, fits. */
export type FileEnd = { readonly manifestAt: number; fits(whole: Hash): boolean };

/** Reads an end; undefined when it is none. */
export function readEnd(bytes: Buffer): FileEnd | undefined {
  if (bytes.length !== END_BYTES || !bytes.subarray(0, END_MARK.length).equals(END_MARK)) return undefined;
  const place = bytes.subarray(END_MARK.length, END_MARK.length + 8);
  const digest = bytes.subarray(END_MARK.length + 8);
  return { manifestAt: Number(place.readBigUInt64BE()), fits: (whole) => digestWith(whole, place).equals(digest) };
}

function digestWith(whole: Hash, place: Buffer): Buffer {
  return whole.copy().update(place).digest();
}
