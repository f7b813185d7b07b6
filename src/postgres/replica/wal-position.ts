const FORM = /^(?<high>[0-9A-F]{1,8})\/(?<low>[0-9A-F]{1,8})$/u;

/** A place in the write-ahead log as a number, from PostgreSQL's text (`16/B374D848`); undefined for another text. */
export function readWalPosition(text: string): bigint | undefined {
  const parts = FORM.exec(text)?.groups;
  return parts && (BigInt(`0x${parts['high'] ?? ''}`) << 32n) + BigInt(`0x${parts['low'] ?? ''}`);
}
