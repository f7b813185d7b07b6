import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { decodeChunks } from '../probe-encoding.ts';
import { XmlError, type XmlHandler, XmlScanner } from './xml-scanner.ts';

/** A workbook has a few dozen parts; an archive with more is something else. */
const MAX_PARTS = 20_000;

/** A part of an archive is larger, once unpacked, than a workbook's part can sensibly be. */
export class PartTooLarge extends Error {
  override readonly name = 'PartTooLarge';
  readonly part: string;
  readonly max: number;

  constructor(part: string, max: number) {
    super(`${part} is larger than ${String(max)} bytes`);
    this.part = part;
    this.max = max;
  }
}

/** The parts of a zip archive by name. Close it when done. */
export class Archive {
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Reads the archive's directory. Rejects when it is damaged. */
  static async open(path: string): Promise<Archive> {
    const file = await openPromise(path, { autoClose: false });
    try {
      if (file.entryCount > MAX_PARTS) throw new XmlError('too many parts');
      const entries = new Map<string, Entry>();
      for await (const entry of file.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new Archive(file, entries);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  close(): void {
    this.#file.close();
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /** Size of a part once unpacked, as the archive declares it; the reader holds it to that. */
  sizeOf(part: string): number {
    return this.#entries.get(part.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The bytes of a part; rejects with `PartTooLarge` before unpacking anything. A missing part is empty. */
  async *bytes(part: string, max: number): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(part.toLowerCase());
    if (entry === undefined) return;
    if (entry.uncompressedSize > max) throw new PartTooLarge(part, max);
    if (!entry.canDecodeFileData()) throw new XmlError('encrypted, or packed in an unknown way');
    const stream: Readable & AsyncIterable<Uint8Array> = await this.#file.openReadStreamPromise(entry);
    yield* stream;
  }

  /** Reads a whole part of XML. */
  async read<Handler extends XmlHandler>(part: string, max: number, handler: Handler): Promise<Handler> {
    const scanner = new XmlScanner(handler);
    for await (const text of decodeChunks(this.bytes(part, max), 'utf-8')) scanner.scan(text);
    scanner.end();
    return handler;
  }
}
