/** Where a piece of a data file stands. `line` and `column` count from 1; `field` is a path like `areas[3].code` or a column's name. */
export type Position = { readonly file: string; readonly line: number; readonly column: number | null; readonly field: string };

/**
 * A scalar of a data file. `text` is what was written; `value` is what YAML makes of it.
 * Cells of a table have no types of their own (`typed: false`): decoders read numbers and yes/no out of their text.
 */
export type ScalarNode = {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly typed: boolean;
};

export type ListNode = { readonly kind: 'list'; readonly at: Position; readonly items: readonly SourceNode[] };

export type MapNode = {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: ReadonlyMap<string, { readonly keyAt: Position; readonly node: SourceNode }>;
};

/** A data file as a tree that remembers where everything stood; YAML documents and rows of tables look alike. */
export type SourceNode = ScalarNode | ListNode | MapNode;
