/** A value that a column can take. Instants, days, UUIDs and JSON come as text. */
export type CopyValue = string | number | boolean | Uint8Array | readonly string[] | readonly number[] | null;

/** One row by fields; the columns are the fields in snake case. */
export type CopyRow = Readonly<Record<string, CopyValue>>;

/** A row behind the values of its key, which are in the format of COPY already, with tabs between them. */
export type KeyedRow = readonly [key: string, row: CopyRow];

const CHUNK_CHARACTERS = 128 * 1024;
const SPECIAL = /[\\\n\r\t]/u;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Rows in the text format of COPY, in pieces of some hundred kilobytes. Made piece by piece as the server takes them, so that a
 * batch never lies in memory as a whole.
 */
export function* copyLines(first: KeyedRow, rest: Iterator<KeyedRow, void>, fields: readonly string[]): Generator<Buffer, void> {
  let piece = '';
  for (let next: IteratorResult<KeyedRow, void> = { value: first }; next.done !== true; next = rest.next()) {
    const [key, row] = next.value;
    piece += key;
    for (const field of fields) piece += `\t${copyText(row[field] ?? null)}`;
    piece += '\n';
    if (piece.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** One value in the text format of COPY. */
export function copyText(value: CopyValue): string {
  switch (typeof value) {
    case 'string':
      return SPECIAL.test(value) ? value.replaceAll(/[\\\n\r\t]/gu, escaped) : value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    default:
      if (value === null) return '\\N';
      if (value instanceof Uint8Array) return `\\\\x${value.toHex()}`;
      return value.length === 0 ? '{}' : copyText(`{${value.map(arrayElement).join(',')}}`);
  }
}

function escaped(character: string): string {
  return escapes[character] ?? character;
}

function arrayElement(element: string | number): string {
  return typeof element === 'number' ? String(element) : `"${element.replaceAll(/["\\]/gu, '\\$&')}"`;
}
