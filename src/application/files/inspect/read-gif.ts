import { joinPieces, ByteWindow, type Piece } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';
import type { ImageLayout } from './image-layout.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
/** Extensions that tell how often an animation runs; those of other programs carry metadata. */
const LOOPS: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
const MAX_BLOCKS = 10_000;

/** Reads a GIF block by block. Undefined when it is none, or is cut off. */
export async function readGif(source: ByteSource): Promise<ImageLayout | undefined> {
  const window = new ByteWindow(source);
  const head = await window.at(0, 13);
  if (head === undefined || !/^GIF8[79]a$/u.test(head.toString('latin1', 0, 6))) return undefined;
  let pixels = head.readUInt16LE(6) * head.readUInt16LE(8);
  let at = 13 + tableLength(head.readUInt8(10));
  const kept: Piece[] = [{ from: 0, to: at }];
  let images = 0;
  for (let blocks = 0; blocks < MAX_BLOCKS; blocks += 1) {
    const introducer = (await window.at(at, 1))?.[0];
    if (introducer === TRAILER) {
      return images > 0 && pixels > 0 ? { pixels, clean: joinPieces([...kept, { from: at, to: at + 1 }]) } : undefined;
    }
    const from = at;
    let isNeeded = true;
    if (introducer === IMAGE) {
      const image = await window.at(at, 10);
      if (image === undefined) return undefined;
      images += 1;
      pixels = Math.max(pixels, image.readUInt16LE(5) * image.readUInt16LE(7));
      at += 10 + tableLength(image.readUInt8(9)) + 1;
    } else if (introducer === EXTENSION) {
      const label = (await window.at(at + 1, 1))?.[0];
      const name = label === APPLICATION ? (await window.at(at + 3, 11))?.toString('latin1') : undefined;
      isNeeded = label === GRAPHIC_CONTROL || (name !== undefined && LOOPS.has(name));
      at += 2;
    } else {
      return undefined;
    }
    const end = await endOfSubBlocks(window, at);
    if (end === undefined) return undefined;
    at = end;
    if (isNeeded) kept.push({ from, to: at });
  }
  return undefined;
}

/** Length of a colour table, as the packed field before it says; 0 for none. */
function tableLength(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1);
}

async function endOfSubBlocks(window: ByteWindow, from: number): Promise<number | undefined> {
  for (let at = from; ;) {
    const bytes = await window.from(at);
    if (bytes === undefined) return undefined;
    let index = 0;
    while (index < bytes.length) {
      const length = bytes[index] ?? 0;
      index += 1 + length;
      if (length === 0) return at + index;
    }
    at += index;
  }
}
