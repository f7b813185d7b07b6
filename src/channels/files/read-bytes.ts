import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const READ_BYTES = 128 * 1024;
const UNPACKED_BYTES = 256 * 1024;

/** Bytes of a file in pieces. After the last piece `broken` says whether a compressed file broke off, and why. */
export type ByteReader = { readonly chunks: AsyncIterable<Uint8Array>; broken(): string | null };

/**
 * Reads a file, unpacked when `compressed`. `onRead` is told the bytes taken from the disk. A gzip file that is cut or damaged
 * gives all that could be unpacked, then ends with `broken()`; errors of the disk reject.
 */
export function readBytes(path: string, compressed: boolean, onRead: (bytes: number) => void = () => undefined): ByteReader {
  let broken: string | null = null;
  const disk = countBytes(createReadStream(path, { highWaterMark: READ_BYTES }), onRead);
  const chunks = compressed ? gunzip(disk, (reason) => (broken = reason)) : disk;
  return { chunks, broken: () => broken };
}

async function* countBytes(source: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    onRead(chunk.byteLength);
    yield chunk;
  }
}

/**
 * Unpacks piece by piece. A plain pipeline would throw away what it had unpacked when the file turns out to be cut, so each
 * piece is written by hand; the next one is unpacked on another thread while the consumer works on the last.
 */
async function* gunzip(source: AsyncIterable<Uint8Array>, onBroken: (reason: string) => void): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: UNPACKED_BYTES });
  let unpacked: Uint8Array[] = [];
  let failure: Error | null = null;
  let wake = (): void => undefined;
  // A failed engine never calls back for the piece it failed on, so the failure wakes the waiter too.
  const settle = (error?: Error | null): void => {
    failure ??= error ?? null;
    wake();
  };
  engine.on('data', (piece: Uint8Array) => unpacked.push(piece));
  engine.on('error', settle);
  const feed = (start: (done: typeof settle) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(settle);
    });
  const take = (): Uint8Array[] => {
    const taken = unpacked;
    unpacked = [];
    return taken;
  };
  try {
    for await (const chunk of source) {
      const writing = feed((done) => engine.write(chunk, done));
      yield* take();
      await writing;
      if (failure !== null) break;
    }
    if (failure === null) await feed((done) => engine.once('end', () => done()).end());
    yield* take();
    if (failure !== null) onBroken((failure as Error).message);
  } finally {
    engine.destroy();
  }
}
