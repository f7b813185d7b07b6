import type { FileKindName } from '../../../domain/vocabulary/file.ts';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import { ByteWindow } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';
import { MAX_PIXELS, type ImageLayout } from './image-layout.ts';
import { readGif } from './read-gif.ts';
import { readJpeg } from './read-jpeg.ts';
import { isMp3, isMp4, isPdf } from './read-media.ts';
import { readOffice } from './read-office.ts';
import { readPng } from './read-png.ts';
import { readWebp } from './read-webp.ts';

/** Why a file is not taken. */
export type FileFault = 'FILE_KIND_UNKNOWN' | 'FILE_DAMAGED' | 'FILE_TOO_MANY_PIXELS' | 'FILE_UNPACKS_TOO_LARGE' | 'FILE_WITH_MACROS';

/** Readers of images, by kind. Their clean form is what may be shown where nothing may tell who took a photo, when and where. */
export const imageReaders: Partial<Readonly<Record<FileKindName, (source: ByteSource) => Promise<ImageLayout | undefined>>>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
};

/** Tells by its content what a file is, and whether it is sound; name and declared type count for nothing. */
export async function inspectFile(source: ByteSource): Promise<Result<FileKindName, FileFault>> {
  const kind = await kindBySignature(source);
  if (kind === undefined) return (await isMp3(source)) ? ok('mp3') : fail('FILE_KIND_UNKNOWN');
  if (kind === 'archive') return await officeFile(source);
  if (kind === 'pdf') return (await isPdf(source)) ? ok('pdf') : fail('FILE_DAMAGED');
  if (kind === 'mp4') return (await isMp4(source)) ? ok('mp4') : fail('FILE_DAMAGED');
  const layout = await imageReaders[kind]?.(source);
  if (layout === undefined) return fail('FILE_DAMAGED');
  return layout.pixels > MAX_PIXELS ? fail('FILE_TOO_MANY_PIXELS') : ok(kind);
}

const signatures: readonly (readonly [at: number, text: string, kind: FileKindName | 'archive'])[] = [
  [0, '\xff\xd8\xff', 'jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'png'],
  [0, 'GIF8', 'gif'],
  [8, 'WEBP', 'webp'],
  [0, '%PDF-', 'pdf'],
  [4, 'ftyp', 'mp4'],
  [0, 'PK\u0003\u0004', 'archive'],
];

async function kindBySignature(source: ByteSource): Promise<FileKindName | 'archive' | undefined> {
  const head = await new ByteWindow(source).at(0, Math.min(12, source.size));
  if (head === undefined) return undefined;
  return signatures.find(([at, text]) => head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1')))?.[2];
}

async function officeFile(source: ByteSource): Promise<Result<FileKindName, FileFault>> {
  const found = await readOffice(source);
  switch (found) {
    case 'docx':
    case 'xlsx':
      return ok(found);
    case 'macros':
      return fail('FILE_WITH_MACROS');
    case 'tooLarge':
      return fail('FILE_UNPACKS_TOO_LARGE');
    case 'damaged':
      return fail('FILE_DAMAGED');
    case 'otherArchive':
      return fail('FILE_KIND_UNKNOWN');
  }
}
