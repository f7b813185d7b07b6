import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { problemAt, type Problem } from './problem.ts';
import type { MapNode, Position, SourceNode } from './source-node.ts';

/** Deeper than any file of ours; stops a hostile file before the stack ends. */
const DEEPEST = 32;

/**
 * Reads one YAML document into a tree with positions. All that is wrong goes to `problems`;
 * `undefined` when the text is no YAML at all, so that nothing can be said about its fields.
 * Anchors, aliases and tags are refused: what a file says must stand where it is read.
 */
export function readYaml(file: string, text: string, problems: Problem[]): SourceNode | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, version: '1.2', logLevel: 'silent' });
  const position = (offset: number | undefined, field: string): Position => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(1, line), column: Math.max(1, col), field };
  };
  for (const error of document.errors) {
    problems.push(problemAt(position(error.pos[0], ''), 'yamlSyntax', { detail: error.message }));
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    problems.push(problemAt(position(0, ''), 'emptyFile'));
    return undefined;
  }

  const convert = (node: unknown, field: string, offset: number, depth: number): SourceNode => {
    if (depth > DEEPEST) {
      const at = position(offset, field);
      problems.push(problemAt(at, 'tooDeep'));
      return emptyScalar(at);
    }
    if (isAlias(node)) {
      const at = position(node.range?.[0] ?? offset, field);
      problems.push(problemAt(at, 'yamlAlias'));
      return emptyScalar(at);
    }
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      const at = position(node.range?.[0] ?? offset, field);
      if (node.anchor !== undefined) problems.push(problemAt(at, 'yamlAlias'));
      if (node.tag !== undefined) problems.push(problemAt(at, 'yamlTag', { found: node.tag }));
      if (isSeq(node)) {
        return {
          kind: 'list',
          at,
          items: node.items.map((item, index) => convert(item, `${field}[${String(index)}]`, node.range?.[0] ?? offset, depth + 1)),
        };
      }
      if (isMap(node)) {
        const entries = new Map<string, { readonly keyAt: Position; readonly node: SourceNode }>();
        for (const pair of node.items) {
          const keyOffset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : (node.range?.[0] ?? offset);
          const written = isScalar(pair.key) ? scalarValue(pair.key.value) : null;
          if (!isScalar(pair.key) || written === null) {
            problems.push(problemAt(position(keyOffset, field), 'yamlKey'));
            continue;
          }
          const key = pair.key.source ?? String(written);
          const path = field === '' ? key : `${field}.${key}`;
          entries.set(key, { keyAt: position(keyOffset, path), node: convert(pair.value, path, keyOffset, depth + 1) });
        }
        return { kind: 'map', at, entries } satisfies MapNode;
      }
      return { kind: 'scalar', at, text: node.source ?? String(node.value), value: scalarValue(node.value), typed: true };
    }
    return emptyScalar(position(offset, field));
  };
  return convert(document.contents, '', 0, 0);
}

function emptyScalar(at: Position): SourceNode {
  return { kind: 'scalar', at, text: '', value: null, typed: true };
}

function scalarValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
