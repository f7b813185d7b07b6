import type { SourceNode } from '../structured/source-node.ts';

/**
 * All codes that stand in the files, also those of rows that could not be read. References are judged by these;
 * `null` when a file could not be read at all, so that nothing can be said about what it holds.
 */
export type WrittenCodes = {
  readonly areas: ReadonlySet<string> | null;
  readonly unitKinds: ReadonlySet<string> | null;
  readonly units: ReadonlySet<string> | null;
  readonly classes: ReadonlySet<string> | null;
};

/** The texts of one field over all rows or list items; `null` when there are none. */
export function writtenCodes(nodes: readonly SourceNode[], field = 'code'): ReadonlySet<string> | null {
  const codes = new Set<string>();
  for (const node of nodes) {
    const entry = node.kind === 'map' ? node.entries.get(field)?.node : undefined;
    if (entry?.kind === 'scalar') codes.add(entry.text.trim().normalize('NFC'));
  }
  return codes.size === 0 ? null : codes;
}

/** The items of a list that stands in a field of a map; none when there is no such list. */
export function itemsOf(root: SourceNode | undefined, field: string): readonly SourceNode[] {
  const node = root?.kind === 'map' ? root.entries.get(field)?.node : undefined;
  return node?.kind === 'list' ? node.items : [];
}
