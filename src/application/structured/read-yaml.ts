import { LineCounter, isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type ErrorCode, type YAMLMap } from 'yaml';
import { problemAt, type Problem } from './problem.ts';
import type { MapNode, Position, SourceNode } from './source-node.ts';

/** Deeper than any file of ours; stops a hostile file before the stack ends. */
const DEEPEST = 32;

/** After the first few syntax errors the rest are mostly their consequences. */
const SYNTAX_ERRORS = 3;

/** The parser's codes that have a text of their own in both languages; its own words are English. */
const syntaxProblems: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'yamlDuplicateKey',
  TAB_AS_INDENT: 'yamlTab',
  BAD_INDENT: 'yamlIndent',
  MULTIPLE_DOCS: 'yamlSeveral',
};

/**
 * Reads one YAML document into a tree with positions. All that is wrong goes to `problems`;
 * `undefined` when the text is no YAML at all, so that nothing can be said about its fields.
 * Anchors, aliases and tags are refused: what a file says must stand where it is read.
 */
export function readYaml(file: string, text: string, problems: Problem[]): SourceNode | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, version: '1.2', logLevel: 'error' });
  const position = (offset: number | undefined, field: string): Position => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(1, line), column: Math.max(1, col), field };
  };
  for (const error of document.errors.slice(0, SYNTAX_ERRORS)) {
    problems.push(problemAt(position(error.pos[0], ''), syntaxProblems[error.code] ?? 'yamlSyntax', { detail: error.message }));
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    problems.push(problemAt(position(0, ''), 'emptyFile'));
    return undefined;
  }

  return convert(document.contents, { field: '', offset: 0, depth: 0 }, { position, problems });
}

/** Where a node is: its path, the offset of what stands before it (for nodes without a range), and how deep it lies. */
type Place = { readonly field: string; readonly offset: number; readonly depth: number };

type Context = { readonly position: (offset: number, field: string) => Position; readonly problems: Problem[] };

function convert(node: unknown, place: Place, context: Context): SourceNode {
  const before = context.position(place.offset, place.field);
  if (place.depth > DEEPEST) {
    context.problems.push(problemAt(before, 'tooDeep'));
    return emptyScalar(before);
  }
  if (!isNode(node)) return emptyScalar(before);
  const offset = node.range?.[0] ?? place.offset;
  const at = context.position(offset, place.field);
  if (isAlias(node) || node.anchor !== undefined) context.problems.push(problemAt(at, 'yamlAlias'));
  if (isAlias(node)) return emptyScalar(at);
  if (node.tag !== undefined) context.problems.push(problemAt(at, 'yamlTag', { found: node.tag }));
  const inside = { offset, depth: place.depth + 1 };
  if (isSeq(node)) {
    const items = node.items.map((item, index) => convert(item, { ...inside, field: `${place.field}[${String(index)}]` }, context));
    return { kind: 'list', at, items };
  }
  if (isMap(node)) return { kind: 'map', at, entries: convertEntries(node, { ...inside, field: place.field }, context) };
  return isScalar(node)
    ? { kind: 'scalar', at, text: node.source ?? String(scalarValue(node.value)), value: scalarValue(node.value), typed: true }
    : emptyScalar(at);
}

function convertEntries(map: YAMLMap, place: Place, context: Context): MapNode['entries'] {
  const entries = new Map<string, { readonly keyAt: Position; readonly node: SourceNode }>();
  for (const { key, value } of map.items) {
    const offset = isNode(key) ? (key.range?.[0] ?? place.offset) : place.offset;
    const written = isScalar(key) ? scalarValue(key.value) : null;
    if (!isScalar(key) || written === null) {
      context.problems.push(problemAt(context.position(offset, place.field), 'yamlKey'));
      continue;
    }
    const name = key.source ?? String(written);
    const field = place.field === '' ? name : `${place.field}.${name}`;
    entries.set(name, { keyAt: context.position(offset, field), node: convert(value, { ...place, field, offset }, context) });
  }
  return entries;
}

function emptyScalar(at: Position): SourceNode {
  return { kind: 'scalar', at, text: '', value: null, typed: true };
}

function scalarValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
