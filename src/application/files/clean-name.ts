import type { FileKindName } from '../../domain/vocabulary/file.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';

/** Characters of a name, without its ending. */
const MAX_STEM = 100;

/**
 * The name that a file goes by: without folders, without characters that cannot be seen or that turn the direction of writing, of a sensible
 * length, and with the ending of what it is. A name of which nothing is left becomes `file`.
 */
export function cleanName(given: string, kind: FileKindName): string {
  const last =
    given
      .toWellFormed()
      .normalize('NFC')
      .split(/[/\\]/u)
      .findLast((part) => part.trim() !== '') ?? '';
  const visible = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/["*:<>?|%]/gu, '_')
    .replaceAll(/\s+/gu, ' ');
  const stem = visible.replace(/\.[A-Za-z0-9]{1,5}$/u, '').replace(/^[\s.]+|[\s.]+$/gu, '');
  const short = [...stem].slice(0, MAX_STEM).join('').trim();
  return `${short === '' ? 'file' : short}.${fileKinds[kind].extension}`;
}
