import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { decodeText } from '../application/structured/decode-text.ts';
import { Failure } from './failure.ts';

const MOST_BYTES = 512 * 1024 * 1024;

/** The text of a file in UTF-8 or GB18030, gzipped or not. Throws `cli.file`, `cli.empty`, `cli.encoding`, `cli.tooLarge`. */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await bytesOf(file);
  if (bytes.byteLength === 0) throw new Failure('cli.empty', { zh: `文件“${file}”是空的`, en: `The file "${file}" is empty` });
  const decoded = bytes.includes(0) ? undefined : decodeText(bytes);
  if (decoded !== undefined) return decoded.text;
  const en = `The file "${file}" is no text in UTF-8 or GB18030`;
  throw new Failure('cli.encoding', { zh: `文件“${file}”不是 UTF-8 或 GB18030 的文本`, en });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    if (file !== '-' && (await stat(file)).size > MOST_BYTES) throw tooLarge(file);
    const raw = await readFile(file === '-' ? '/dev/stdin' : file);
    return raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw, { maxOutputLength: MOST_BYTES }) : raw;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof RangeError) throw tooLarge(file);
    throw new Failure('cli.file', { zh: `读不到文件“${file}”`, en: `Cannot read the file "${file}"` }, 2, { cause });
  }
}

function tooLarge(file: string): Failure {
  return new Failure('cli.tooLarge', { zh: `文件“${file}”超过 512 MB`, en: `The file "${file}" is larger than 512 MB` });
}
