import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule in the shape that the linter loads. */
export type Rule = Parameters<RuleTester['run']>[1];

/** The few fields of a syntax node that our rules look at; names as in ESTree. */
export type Node = {
  readonly type: string;
  readonly parent?: Node | null;
  readonly name?: string;
  readonly value?: unknown;
  readonly key?: Node;
  readonly properties?: readonly Node[];
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly right?: Node;
  readonly arguments?: readonly Node[];
};
