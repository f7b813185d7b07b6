import type { FileFormat, SourceRefusal } from '../../application/import/row-source.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** The name of the stream that holds an encrypted workbook, as an OLE directory writes it. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const SNIFFED_BYTES = 64 * 1024;

/** What a file is, from its first bytes (already unpacked). Names and extensions are not asked. */
export function recogniseContent(start: Uint8Array): Result<FileFormat, SourceRefusal> {
  if (startsWith(start, ZIP)) return ok('xlsx');
  if (startsWith(start, OLE))
    return fail({ code: Buffer.from(start).includes(ENCRYPTED_PACKAGE) ? 'encryptedExcel' : 'oldExcel', params: {} });
  if (startsWith(start, [0x25, 0x50, 0x44, 0x46])) return fail({ code: 'notText', params: { found: 'PDF' } });
  const sixteenBit = startsWith(start, [0xff, 0xfe]) || startsWith(start, [0xfe, 0xff]);
  if (!sixteenBit && controlShare(start) > 0.02) return fail({ code: 'notText', params: { found: 'control bytes' } });
  const text = new TextDecoder(!sixteenBit ? 'utf-8' : start[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(
    start.subarray(0, SNIFFED_BYTES),
  );
  const beginning = text.trimStart();
  if (/^<(?:!doctype|html|table|meta|head|\?xml)/iu.test(beginning)) return fail({ code: 'webPage', params: {} });
  if (/^\[\s*\{/u.test(beginning)) return fail({ code: 'jsonArray', params: {} });
  return ok(beginning.startsWith('{') ? 'jsonl' : 'csv');
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Share of bytes that no text holds; a stray NUL in a text file is far below any program's or picture's share. */
function controlShare(start: Uint8Array): number {
  const bytes = start.subarray(0, SNIFFED_BYTES);
  let count = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) count += 1;
  return bytes.length === 0 ? 0 : count / bytes.length;
}
