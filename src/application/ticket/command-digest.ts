import { createHash } from 'node:crypto';

/** A short name for what a client asked, whatever the order of its fields: equal wishes have equal digests. */
export function commandDigest(wish: unknown): string {
  return createHash('sha256').update(stableJson(wish)).digest('base64url');
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
