import { open, stat } from 'node:fs/promises';
import type { OpenRowSource } from '../../application/import/ports.ts';
import type { FileEncoding, FileFormat, RowSource, SourceOptions, SourceRefusal } from '../../application/import/row-source.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { csvRows, sketchCsv } from './csv-rows.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { decodeChunks, fits, type ProbedEncoding, probeEncoding } from './probe-encoding.ts';
import { readBytes } from './read-bytes.ts';
import { recogniseContent } from './recognise-content.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

const SAMPLE_BYTES = 256 * 1024;

/** Opens a CSV, JSON Lines or XLSX file (the first two also gzipped), recognised by content, whatever its name. */
export const openRowSource: OpenRowSource = async (path, options) => {
  try {
    const file = await stat(path);
    if (!file.isFile()) return fail({ code: 'fileNotReadable', params: { reason: 'not a file' } });
    return file.size === 0 ? fail({ code: 'fileEmpty', params: {} }) : await openBySample(path, file.size, options);
  } catch (error) {
    return fail(refusalOf(error));
  }
};

function refusalOf(error: unknown): SourceRefusal {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  return error.code === 'ENOENT' ? { code: 'fileNotFound', params: {} } : { code: 'fileNotReadable', params: { reason: error.code } };
}

async function openBySample(path: string, totalBytes: number, options: SourceOptions): Promise<Result<RowSource, SourceRefusal>> {
  const raw = await firstBytes(path);
  const compressed = raw[0] === 0x1f && raw[1] === 0x8b;
  const sample = compressed ? await sampleOf(path, true) : { bytes: raw, whole: raw.byteLength === totalBytes };
  const content = recogniseContent(sample.bytes);
  if (!content.ok) return content;
  const format = options.format ?? content.value;
  if (format !== content.value && (format === 'xlsx' || content.value === 'xlsx')) {
    return fail({ code: 'wrongFormat', params: { expected: format.toUpperCase(), found: content.value.toUpperCase() } });
  }
  if (format === 'xlsx') return openWorkbook(path, totalBytes, options);
  return openText({ path, totalBytes, compressed, sample, format, options });
}

type TextFile = {
  readonly path: string;
  readonly totalBytes: number;
  readonly compressed: boolean;
  readonly sample: Sample;
  readonly format: FileFormat;
  readonly options: SourceOptions;
};

async function openText(file: TextFile): Promise<Result<RowSource, SourceRefusal>> {
  const { path, totalBytes, compressed, sample, format, options } = file;
  const reopen = (): AsyncIterable<Uint8Array> => readBytes(path, compressed).chunks;
  const { encoding, lossy } = await encodingOf(sample.bytes, options.encoding, reopen);
  const sketch =
    format === 'csv' ? sketchCsv(new TextDecoder(encoding).decode(sample.bytes), sample.whole, options.headerRow, options.separator) : null;
  if (sketch?.ok === false) return sketch;
  let doneBytes = 0;
  return ok({
    description: { format, compressed, encoding, lossy, separator: sketch?.value.separator ?? null, sheet: null },
    header: sketch?.value.header ?? null,
    progress: () => ({ doneBytes, totalBytes }),
    rows: (columns) => {
      const reader = readBytes(path, compressed, (bytes) => (doneBytes += bytes));
      const texts = decodeChunks(reader.chunks, encoding);
      return sketch === null
        ? jsonlRows(texts, columns, lossy, reader.broken)
        : csvRows(texts, sketch.value, columns, lossy, reader.broken);
    },
  });
}

async function encodingOf(
  start: Uint8Array,
  asked: FileEncoding | undefined,
  reopen: () => AsyncIterable<Uint8Array>,
): Promise<ProbedEncoding> {
  return asked === undefined ? probeEncoding(start, reopen) : { encoding: asked, lossy: !(await fits(asked, reopen)) };
}

/** The beginning of a file's content; `whole` when there is no more. */
type Sample = { readonly bytes: Uint8Array; readonly whole: boolean };

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sampleOf(path: string, compressed: boolean): Promise<Sample> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readBytes(path, compressed).chunks) {
    pieces.push(chunk);
    size += chunk.byteLength;
    if (size >= SAMPLE_BYTES) return { bytes: Buffer.concat(pieces), whole: false };
  }
  return { bytes: Buffer.concat(pieces), whole: true };
}
