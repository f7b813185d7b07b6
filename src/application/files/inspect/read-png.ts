import { joinPieces, ByteWindow, type Piece } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';
import type { ImageLayout } from './image-layout.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** What a decoder needs, and colours; all else (text, EXIF, time, chunks of other programs) is dropped from the clean form. */
const NEEDED: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
]);
const MAX_CHUNKS = 50_000;

/** Reads a PNG chunk by chunk. Undefined when it is none, or is cut off. */
export async function readPng(source: ByteSource): Promise<ImageLayout | undefined> {
  const window = new ByteWindow(source);
  if ((await window.at(0, SIGNATURE.length))?.equals(SIGNATURE) !== true) return undefined;
  const kept: Piece[] = [{ from: 0, to: SIGNATURE.length }];
  let pixels = 0;
  let hasData = false;
  let at = SIGNATURE.length;
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks += 1) {
    const head = await window.at(at, 8);
    if (head === undefined) return undefined;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    const end = at + 12 + length;
    if (end > source.size || !/^[A-Za-z]{4}$/u.test(type)) return undefined;
    if (chunks === 0) {
      const size = type === 'IHDR' && length === 13 ? await window.at(at + 8, 8) : undefined;
      if (size === undefined) return undefined;
      pixels = size.readUInt32BE(0) * size.readUInt32BE(4);
    }
    hasData ||= type === 'IDAT';
    if (NEEDED.has(type)) kept.push({ from: at, to: end });
    if (type === 'IEND') return pixels > 0 && hasData ? { pixels, clean: joinPieces(kept) } : undefined;
    at = end;
  }
  return undefined;
}
