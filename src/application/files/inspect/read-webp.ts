import { joinPieces, lengthOf, ByteWindow, type Piece } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';
import type { ImageLayout } from './image-layout.ts';

const NEEDED: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ICCP', 'ANIM', 'ANMF', 'ALPH']);
const EXIF_AND_XMP = 0x0c;
const MAX_CHUNKS = 20_000;

/** Reads a WebP chunk by chunk. Undefined when it is none, or is cut off. */
export async function readWebp(source: ByteSource): Promise<ImageLayout | undefined> {
  const window = new ByteWindow(source);
  const head = await window.at(0, 12);
  if (head?.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const end = 8 + head.readUInt32LE(4);
  if (end > source.size) return undefined;
  const kept: Piece[] = [];
  let pixels = 0;
  let hasData = false;
  let at = 12;
  for (let chunks = 0; at + 8 <= end && chunks < MAX_CHUNKS; chunks += 1) {
    const chunk = await window.at(at, 8);
    if (chunk === undefined) return undefined;
    const type = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    const next = at + 8 + length + (length % 2);
    // The last chunk's padding is often missing.
    if (at + 8 + length > end || (type === 'VP8X' && length !== 10)) return undefined;
    pixels = Math.max(pixels, (await pixelsOf(window, type, at + 8)) ?? 0);
    hasData ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF';
    if (type === 'VP8X') kept.push(await withoutMetadataFlags(window, at));
    else if (NEEDED.has(type)) kept.push({ from: at, to: Math.min(next, end) });
    at = next;
  }
  if (pixels === 0 || !hasData || at < end) return undefined;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + lengthOf(kept));
  return { pixels, clean: joinPieces([Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP')]), ...kept]) };
}

async function pixelsOf(window: ByteWindow, type: string, at: number): Promise<number | undefined> {
  const data = (await window.at(at, 12)) ?? (await window.at(at, 10));
  if (data === undefined) return undefined;
  switch (type) {
    case 'VP8X':
      return (data.readUIntLE(4, 3) + 1) * (data.readUIntLE(7, 3) + 1);
    case 'VP8 ':
      return data.readUIntBE(3, 3) === 0x9d012a ? (data.readUInt16LE(6) & 0x3fff) * (data.readUInt16LE(8) & 0x3fff) : 0;
    case 'VP8L': {
      const bits = data.readUInt32LE(1);
      return data[0] === 0x2f ? ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1) : 0;
    }
    case 'ANMF':
      return data.length < 12 ? 0 : (data.readUIntLE(6, 3) + 1) * (data.readUIntLE(9, 3) + 1);
    default:
      return undefined;
  }
}

async function withoutMetadataFlags(window: ByteWindow, at: number): Promise<Buffer> {
  const chunk = Buffer.from((await window.at(at, 18)) ?? []);
  if (chunk.length === 18) chunk.writeUInt8(chunk.readUInt8(8) & ~EXIF_AND_XMP, 8);
  return chunk;
}
