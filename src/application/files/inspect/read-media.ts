import { ByteWindow } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';

/** Brands of MP4 that players know. */
const BRANDS: ReadonlySet<string> = new Set([
  ...['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'M4A ', '3gp4', '3gp5', '3gp6', 'MSNV', 'dash'],
]);
const MAX_BOXES = 10_000;

/** True for an MP4 whose boxes fill the file and hold a movie. */
export async function isMp4(source: ByteSource): Promise<boolean> {
  const window = new ByteWindow(source);
  const first = await window.at(0, 12);
  if (first?.toString('latin1', 4, 8) !== 'ftyp' || !BRANDS.has(first.toString('latin1', 8, 12))) return false;
  let hasMovie = false;
  let at = 0;
  for (let boxes = 0; at < source.size && boxes < MAX_BOXES; boxes += 1) {
    const head = await window.at(at, 8);
    if (head === undefined) return false;
    hasMovie ||= head.toString('latin1', 4, 8) === 'moov';
    let length = head.readUInt32BE(0);
    if (length === 0) length = source.size - at;
    // A length of 1 says that the length follows in 64 bits; none that needs them fits.
    if (length === 1) length = Number((await window.at(at + 8, 8))?.readBigUInt64BE() ?? 0n);
    if (length < 8) return false;
    at += length;
  }
  return hasMovie && at === source.size;
}

/** True for an MP3: two frames follow each other, after an ID3 tag if there is one. */
export async function isMp3(source: ByteSource): Promise<boolean> {
  const window = new ByteWindow(source);
  const head = await window.at(0, 10);
  if (head === undefined) return false;
  const tagged = head.toString('latin1', 0, 3) === 'ID3';
  const sizeOfTag = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head.readUInt8(at) & 0x7f), 0);
  const first = tagged ? 10 + sizeOfTag : 0;
  const length = frameLength(await window.at(first, 4));
  return length !== undefined && frameLength(await window.at(first + length, 4)) !== undefined;
}

// Kilobits per second of layer III by index, for MPEG 1 and for MPEG 2 and 2.5; samples per second of MPEG 1.
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES = [44_100, 48_000, 32_000];

/** Length of a frame of layer III by its header; undefined when it is none. */
function frameLength(header: Buffer | undefined): number | undefined {
  if (header === undefined) return undefined;
  const bits = header.readUInt32BE(0);
  const version = (bits >>> 19) & 3;
  const rate = (version === 3 ? RATES_1 : RATES_2)[(bits >>> 12) & 15];
  const samples = SAMPLES[(bits >>> 10) & 3];
  if (bits >>> 21 !== 0x7ff || version === 1 || ((bits >>> 17) & 3) !== 1) return undefined;
  if (rate === undefined || rate === 0 || samples === undefined) return undefined;
  const perSecond = version === 3 ? samples : version === 2 ? samples / 2 : samples / 4;
  return Math.floor(((version === 3 ? 144_000 : 72_000) * rate) / perSecond) + ((bits >>> 9) & 1);
}

/** True for a PDF: its header stands at the very beginning. */
export async function isPdf(source: ByteSource): Promise<boolean> {
  const head = await new ByteWindow(source).at(0, 8);
  return head !== undefined && /^%PDF-[12]\.\d$/u.test(head.toString('latin1'));
}
