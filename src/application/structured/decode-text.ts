/** How the bytes of a file were read. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Bytes as text with the encoding that fitted, or `undefined` when none does. A byte order mark is taken off. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } | undefined {
  for (const encoding of candidates(bytes)) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
}

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
