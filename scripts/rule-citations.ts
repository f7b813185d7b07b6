import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Who cites a rule: files of the code, and files of tests that name it in a title. Paths from the root, sorted. */
export type Citations = { readonly code: readonly string[]; readonly tests: readonly string[] };

const root = path.resolve(import.meta.dirname, '..');
const number = /\b[RDHESCMB]-[1-9]\b/gu;
const title = /\b(?:test|it|describe|suite)(?:\.\w+)*\(\s*(?<quote>['"`])(?<text>(?:\\.|(?!\k<quote>).)*)\k<quote>/gsu;

/** The numbers in square brackets of the titles in a test's source: `[C-2] ...`, `[H-1, C-2] ...`. */
export function citedInTitles(source: string): readonly string[] {
  return [...source.matchAll(title)].flatMap((match) =>
    [...(match.groups?.['text'] ?? '').matchAll(/\[(?<inside>[^\]]*)\]/gu)].flatMap(
      (bracket) => (bracket.groups?.['inside'] ?? '').match(number) ?? [],
    ),
  );
}

/** The rules of docs/rules.md, in its order. */
export function statedRules(): readonly string[] {
  const text = readFileSync(path.join(root, 'docs/rules.md'), 'utf8');
  return [...text.matchAll(/^\| (?<rule>[RDHESCMB]-[1-9]) \|/gmu)].map((match) => match.groups?.['rule'] ?? '');
}

/** For every rule that is cited anywhere: where. The term table names rules but follows none. */
export function ruleCitations(): ReadonlyMap<string, Citations> {
  const found = new Map<string, { code: Set<string>; tests: Set<string> }>();
  const files = globSync(['src/**/*.ts', 'test/**/*.test.ts', 'sql/*.sql'], { cwd: root }).toSorted();
  for (const file of files) {
    if (file === 'src/domain/vocabulary/terms.ts') continue;
    const source = readFileSync(path.join(root, file), 'utf8');
    const isTest = file.endsWith('.test.ts');
    const rules = isTest ? citedInTitles(source) : (source.match(number) ?? []);
    for (const rule of rules) {
      const citations = found.get(rule) ?? { code: new Set(), tests: new Set() };
      (isTest ? citations.tests : citations.code).add(file);
      found.set(rule, citations);
    }
  }
  return new Map([...found].map(([rule, { code, tests }]) => [rule, { code: [...code], tests: [...tests] }]));
}
