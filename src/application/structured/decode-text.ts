/** Encodings that files are read in; GB18030 holds GBK and GB2312. */
export const textEncodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/**
 * Bytes as text with the encoding that fitted, or `undefined` when none does. A byte order mark is taken off.
 * UTF-8 with a few damaged bytes is not taken for GB18030, which would read it as nonsense without complaint: see `damagedLine`.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } | undefined {
  for (const encoding of candidates(bytes)) {
    if (encoding === 'gb18030' && damagedLine(bytes) !== undefined) return undefined;
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
}

/**
 * The first line (from 1) that holds a damaged byte of a file that is UTF-8 for the rest, or `undefined` when the file is
 * sound UTF-8 or no UTF-8 at all. In GB18030 hardly a character looks like UTF-8, in damaged UTF-8 nearly all do.
 */
export function damagedLine(bytes: Uint8Array): number | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\u{FFFD}/gu)?.length ?? 0;
  if (damaged === 0) return undefined;
  const sound = text.match(/[^\0-\x7f\u{FFFD}]/gu)?.length ?? 0;
  return sound > damaged * SOUND_PER_DAMAGED ? text.slice(0, text.indexOf('\u{FFFD}')).split('\n').length : undefined;
}

const SOUND_PER_DAMAGED = 4;

/** UTF-8 is tried first because real GB18030 text is almost never valid UTF-8, while the reverse happens. */
function candidates(bytes: Uint8Array): readonly TextEncoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
