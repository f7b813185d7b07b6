import type { FileEncoding } from '../../application/import/row-source.ts';

/** The encoding of a file; `lossy` when no encoding fits all of its bytes. */
export type ProbedEncoding = { readonly encoding: FileEncoding; readonly lossy: boolean };

/** Starts reading the file again from its beginning. */
export type Reopen = () => AsyncIterable<Uint8Array>;

/**
 * Finds the encoding of a whole file: a byte order mark decides; then UTF-8 if every byte fits; then GB18030 if every byte
 * fits; else the one of the two that leaves fewer bytes over. A whole pass is worth its time: the last line can be the one that
 * is not UTF-8, and by then rows would have been imported wrongly.
 */
export async function probeEncoding(start: Uint8Array, reopen: Reopen): Promise<ProbedEncoding> {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', lossy: !(await fits('utf-16le', reopen)) };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', lossy: !(await fits('utf-16be', reopen)) };
  if (await fits('utf-8', reopen)) return { encoding: 'utf-8', lossy: false };
  if (await fits('gb18030', reopen)) return { encoding: 'gb18030', lossy: false };
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  const encoding = marked || (await losses('utf-8', reopen)) <= (await losses('gb18030', reopen)) ? 'utf-8' : 'gb18030';
  return { encoding, lossy: true };
}

/** True when every byte of the file is text in this encoding. */
export async function fits(encoding: FileEncoding, reopen: Reopen): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of reopen()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** How many places of the file are no text in this encoding. */
async function losses(encoding: FileEncoding, reopen: Reopen): Promise<number> {
  const decoder = new TextDecoder(encoding);
  let count = 0;
  const add = (text: string): void => {
    for (let at = text.indexOf('\u{FFFD}'); at !== -1; at = text.indexOf('\u{FFFD}', at + 1)) count += 1;
  };
  for await (const chunk of reopen()) add(decoder.decode(chunk, { stream: true }));
  add(decoder.decode());
  return count;
}

/** The text of a file in pieces; bytes that fit nothing become U+FFFD, the byte order mark is taken off. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
