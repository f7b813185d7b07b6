/** A node of a tree of names that occurred, with the code that it got. `count` includes everything under it. */
export type NameNode<Code extends string> = {
  readonly code: Code;
  readonly name: string;
  readonly parent: Code | null;
  /** 1 at the top. */
  readonly level: number;
  readonly count: number;
};

/** How the nodes of a tree get their codes. */
export type CodeStyle =
  /** `01`, `0102`: by frequency, two or more digits a level. */
  | 'numbered'
  /** From the name; the names of its parents before it where the name alone is taken. */
  | 'named';

/** A tree of names with the way from a path of names to its node. */
export type NameTree<Code extends string> = {
  /** Parents before children, the frequent before the rare. */
  readonly nodes: readonly NameNode<Code>[];
  codeOf(path: readonly string[]): Code | undefined;
  /** The code itself and those above it, the nearest first. */
  upwards(code: Code): readonly Code[];
};

/** Builds the tree of all paths that occurred and their parts. The order of `paths` does not matter. */
export function buildNameTree<Code extends string>(
  paths: readonly { readonly path: readonly string[]; readonly count: number }[],
  style: CodeStyle,
): NameTree<Code> {
  const counts = new Map<string, { readonly path: readonly string[]; count: number }>();
  for (const { path, count } of paths) {
    for (let length = 1; length <= path.length; length += 1) {
      const part = path.slice(0, length);
      const known = counts.get(keyOf(part));
      if (known === undefined) counts.set(keyOf(part), { path: part, count });
      else known.count += count;
    }
  }
  const sorted = [...counts.values()].sort(
    (a, b) => a.path.length - b.path.length || b.count - a.count || compare(keyOf(a.path), keyOf(b.path)),
  );
  const codes = new Map<string, Code>();
  const taken = new Set<string>();
  const siblings = Map.groupBy(sorted, ({ path }) => keyOf(path.slice(0, -1)));
  const nodes = sorted.map(({ path, count }): NameNode<Code> => {
    const parentKey = keyOf(path.slice(0, -1));
    const parent = path.length === 1 ? null : (codes.get(parentKey) ?? null);
    const name = path.at(-1) ?? '';
    const among = siblings.get(parentKey) ?? [];
    const text = style === 'numbered' ? numberedCode(parent, among, path) : namedCode(name, parent, taken);
    taken.add(text);
    // Made of letters, digits, dots and hyphens only: what the brand of a code asks for.
    const code = text as Code;
    codes.set(keyOf(path), code);
    return { code, name, parent, level: path.length, count };
  });
  const parents = new Map(nodes.map((node) => [node.code, node.parent]));
  return {
    nodes,
    codeOf: (path) => codes.get(keyOf(path)),
    upwards: (code) => {
      const way: Code[] = [];
      for (let step: Code | null = code; step !== null; step = parents.get(step) ?? null) way.push(step);
      return way;
    },
  };
}

function numberedCode(parent: string | null, siblings: readonly { readonly path: readonly string[] }[], path: readonly string[]): string {
  const key = keyOf(path);
  const place = siblings.findIndex((sibling) => keyOf(sibling.path) === key) + 1;
  const digits = Math.max(2, String(siblings.length).length);
  return `${parent ?? ''}${String(place).padStart(digits, '0')}`;
}

/** A code that is valid as it was written is kept, so that sources that name things by code find them again. */
function namedCode(name: string, parent: string | null, taken: ReadonlySet<string>): string {
  const bare = CODE.test(name) ? name : slug(name);
  if (!taken.has(bare)) return bare;
  const longer = slug(`${parent ?? ''}.${bare}`);
  if (!taken.has(longer)) return longer;
  let number = 2;
  while (taken.has(`${longer}-${String(number)}`)) number += 1;
  return `${longer}-${String(number)}`;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,55}$/u;

function slug(name: string): string {
  const text = name.replaceAll(/[^\p{L}\p{N}.]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/gu, '');
  return Array.from(text).slice(0, 48).join('') || 'x';
}

/** No name holds this character (unit separator). */
function keyOf(path: readonly string[]): string {
  return path.join('\u{1f}');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
