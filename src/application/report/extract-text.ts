import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { damagedLine, decodeText } from '../structured/decode-text.ts';
import { docxText } from './docx-text.ts';
import type { ExtractRefusal } from './extract-refusals.ts';
import { htmlText } from './html-text.ts';
import { pdfText } from './pdf-text.ts';

/** Formats in which people have a report (B-1). */
export type ReportFormat = 'txt' | 'docx' | 'pdf' | 'html';

/** The words of a file. Of a text file they are the file's own, so that offsets point into it. */
export type ExtractedText = { readonly text: string; readonly format: ReportFormat };

/** Why there are none; `line` is that of the first damaged byte, from 1. */
export type ExtractFailure = { readonly code: ExtractRefusal; readonly line: number | null };

/** The largest file, in bytes: a report with pictures has a few megabytes. */
export const LARGEST_REPORT_BYTES = 20 * 1024 * 1024;
const MOST_CHARACTERS = 2_000_000;
/** Control characters among a hundred that make a file no text. */
const CONTROL_SHARE = 0.01;

/** The text of a file by what its bytes are, whatever it is called. */
export async function extractText(bytes: Uint8Array): Promise<Result<ExtractedText, ExtractFailure>> {
  if (bytes.length > LARGEST_REPORT_BYTES) return refused('report.tooLarge');
  const read = await readBytes(bytes);
  if (!read.ok) return read;
  const { text, format } = read.value;
  if (text.trim() === '') return refused(format === 'pdf' ? 'report.noTextInPdf' : 'report.empty');
  return text.length > MOST_CHARACTERS ? refused('report.tooLarge') : read;
}

async function readBytes(bytes: Uint8Array): Promise<Result<ExtractedText, ExtractFailure>> {
  if (bytes.length === 0) return refused('report.empty');
  const begins = (...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  try {
    if (begins(0x25, 0x50, 0x44, 0x46)) return ok({ text: await pdfText(bytes), format: 'pdf' });
    if (begins(0x50, 0x4b, 0x03, 0x04)) {
      const text = await docxText(bytes);
      return text === null ? refused('report.binary') : ok({ text, format: 'docx' });
    }
  } catch {
    // What the libraries say of a damaged file differs by file and helps nobody.
    return refused('report.damaged');
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return refused('report.oldWord');
  const decoded = decodeText(bytes);
  if (decoded === undefined) {
    const line = damagedLine(bytes);
    return line === undefined ? refused('report.binary') : refused('report.encoding', line);
  }
  const { text } = decoded;
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file
  const controls = text.match(/[\0-\x08\x0e-\x1f]/gu)?.length ?? 0;
  if (text.includes('\0') || controls > text.length * CONTROL_SHARE) return refused('report.binary');
  return /^\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|div|p|article|meta)\b/isu.test(text)
    ? ok({ text: htmlText(text), format: 'html' })
    : ok({ text, format: 'txt' });
}

function refused(code: ExtractRefusal, line: number | null = null): { readonly ok: false; readonly error: ExtractFailure } {
  return fail({ code, line });
}
