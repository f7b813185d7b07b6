import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { readPieces } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';

/** What an office file is, or what is wrong with it. */
export type OfficeFile = 'docx' | 'xlsx' | 'damaged' | 'tooLarge' | 'macros' | 'otherArchive';

/** Unpacked, all parts together. */
const MAX_UNPACKED = 100 * 1024 * 1024;
/** Text packs well, but not a thousandfold, as a bomb does. */
const MAX_RATIO = 250;
const MAX_ENTRIES = 2_000;
const MAX_DIRECTORY = 2 * 1024 * 1024;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 0x0001;
const STORED = 0;
const DEFLATED = 8;

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly at: number };

/**
 * Reads a zip archive as office programs write it. Nothing is believed that is not checked: sizes in the directory are held against the
 * packed parts, which must not overlap, and each part is unpacked without keeping it, and only as far as its size goes.
 */
export async function readOffice(source: ByteSource): Promise<OfficeFile> {
  const entries = await directoryOf(source);
  if (entries === undefined) return 'damaged';
  const names = new Set(entries.map(({ name }) => name));
  const kind = names.has('word/document.xml') ? 'docx' : names.has('xl/workbook.xml') ? 'xlsx' : undefined;
  if (kind === undefined || !names.has('[Content_Types].xml')) return 'otherArchive';
  if (names.size !== entries.length) return 'damaged';
  if ([...names].some((name) => /vbaProject\.bin$/iu.test(name))) return 'macros';
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > MAX_UNPACKED || unpacked > source.size * MAX_RATIO) return 'tooLarge';
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const data = await dataOf(source, entry);
    if (data === undefined || entry.at < end) return 'damaged';
    end = data.to;
    if (!(await unpacksTo(source, data, entry))) return 'damaged';
  }
  return kind;
}

async function directoryOf(source: ByteSource): Promise<readonly Entry[] | undefined> {
  const from = Math.max(0, source.size - END_LENGTH - MAX_COMMENT);
  const tail = Buffer.from(await source.read(from, source.size));
  const found = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (found < 0 || found + END_LENGTH > tail.length) return undefined;
  const end = tail.subarray(found);
  const count = end.readUInt16LE(10);
  const length = end.readUInt32LE(12);
  const at = end.readUInt32LE(16);
  // The comment ends with the file, and the directory ends where its end record begins; 64-bit archives fail here.
  if (END_LENGTH + end.readUInt16LE(20) !== end.length || at + length !== from + found) return undefined;
  if (count > MAX_ENTRIES || length > MAX_DIRECTORY) return undefined;
  return entriesIn(Buffer.from(await source.read(at, at + length)), count);
}

function entriesIn(directory: Buffer, count: number): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const head = directory.subarray(at, at + 46);
    if (head.length < 46 || head.readUInt32LE(0) !== 0x02014b50) return undefined;
    const method = head.readUInt16LE(10);
    if ((head.readUInt16LE(8) & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED)) return undefined;
    const nameEnd = at + 46 + head.readUInt16LE(28);
    const name = directory.toString('utf8', at + 46, nameEnd);
    entries.push({ name, method, packed: head.readUInt32LE(20), unpacked: head.readUInt32LE(24), at: head.readUInt32LE(42) });
    at = nameEnd + head.readUInt16LE(30) + head.readUInt16LE(32);
  }
  return at === directory.length ? entries : undefined;
}

async function dataOf(source: ByteSource, { at, packed }: Entry): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const head = Buffer.from(await source.read(at, at + 30));
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return undefined;
  const from = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  return from + packed > source.size ? undefined : { from, to: from + packed };
}

/** True when a part has exactly the size that the directory says; more is never unpacked. */
async function unpacksTo(source: ByteSource, data: { readonly from: number; readonly to: number }, entry: Entry): Promise<boolean> {
  if (entry.method === STORED) return entry.packed === entry.unpacked;
  let length = 0;
  const counter = new Writable({
    write(bytes: Buffer, _encoding, done) {
      length += bytes.length;
      done(length > entry.unpacked ? new RangeError('longer than it says') : null);
    },
  });
  try {
    await pipeline(Readable.from(readPieces(source, [data])), createInflateRaw(), counter);
  } catch (error) {
    if (isOfContent(error)) return false;
    throw error;
  }
  return length === entry.unpacked;
}

/** Errors of unpacking are faults of the file; any other is one of reading it. */
function isOfContent(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'));
}
