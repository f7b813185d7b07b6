/** A value that a column can take. Instants, days, UUIDs and JSON come as text. */
export type CopyValue = string | number | boolean | Uint8Array | readonly string[] | null;

/** One row by fields; the columns are the fields in snake case. */
export type CopyRow = Readonly<Record<string, CopyValue>>;

const CHUNK_CHARACTERS = 256 * 1024;
const SPECIAL = /[\\\n\r\t]/u;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Rows in the text format of COPY, in pieces of some hundred kilobytes. `prefix` are values that lead every row. Made piece by
 * piece as the server takes them, so that a batch never lies in memory twice.
 */
export function* copyLines<Row>(
  rows: Iterable<Row>,
  fields: readonly (keyof Row & string)[],
  prefix: readonly CopyValue[],
): Generator<Buffer> {
  const lead = prefix.map((value) => `${copyText(value)}\t`).join('');
  let piece = '';
  for (const row of rows) {
    let line = lead;
    // Every field of a row type handed to this module is a CopyValue; the mapped rows of the read models are flat.
    for (const field of fields) line += `${copyText(row[field] as CopyValue)}\t`;
    piece += `${line.slice(0, -1)}\n`;
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
      return copyText(`{${value.map(arrayElement).join(',')}}`);
  }
}

function escaped(character: string): string {
  return escapes[character] ?? character;
}

function arrayElement(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}
