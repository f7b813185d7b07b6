import type { ByteSource } from './ports.ts';

const WINDOW = 64 * 1024;

/** A look at a source that keeps the part around the last place, so that small steps cost no reading. */
export class ByteWindow {
  readonly source: ByteSource;
  #from = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** `length` bytes at a place; undefined when the source ends before. At most a window long. */
  async at(from: number, length: number): Promise<Buffer | undefined> {
    if (from < 0 || length <= 0 || from + length > this.source.size || length > WINDOW) return undefined;
    if (from < this.#from || from + length > this.#from + this.#bytes.length) {
      const bytes = await this.source.read(from, Math.min(from + WINDOW, this.source.size));
      this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.#from = from;
    }
    const start = from - this.#from;
    const found = this.#bytes.subarray(start, start + length);
    return found.length === length ? found : undefined;
  }

  /** What is there from a place on, at least one byte and at most a window; undefined at the end. For walks of many small steps. */
  async from(at: number): Promise<Buffer | undefined> {
    const kept = at - this.#from;
    if (kept >= 0 && kept < this.#bytes.length) return this.#bytes.subarray(kept);
    return await this.at(at, Math.min(WINDOW, this.source.size - at));
  }
}

/** A part of a file that is handed out anew: a range of what is kept, or bytes that stand in its place. */
export type Piece = { readonly from: number; readonly to: number } | Uint8Array;

/** How long some pieces are together, in bytes. */
export function lengthOf(pieces: readonly Piece[]): number {
  let length = 0;
  for (const piece of pieces) length += piece instanceof Uint8Array ? piece.length : piece.to - piece.from;
  return length;
}

const BLOCK = 256 * 1024;

/** The bytes of some pieces, one block in memory at a time. */
export async function* readPieces(source: ByteSource, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      yield piece;
      continue;
    }
    for (let from = piece.from; from < piece.to; from += BLOCK) yield await source.read(from, Math.min(from + BLOCK, piece.to));
  }
}

/** Ranges that follow each other become one. */
export function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (!(piece instanceof Uint8Array) && last !== undefined && !(last instanceof Uint8Array) && last.to === piece.from) {
      joined[joined.length - 1] = { from: last.from, to: piece.to };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}
