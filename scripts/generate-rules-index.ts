import path from 'node:path';
import type { GeneratedFile } from './generated-file.ts';
import { ruleCitations, statedRules } from './rule-citations.ts';

/** The folders of some files, each once. */
function roomsOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.map((file) => path.posix.dirname(file)))].toSorted();
}

/** docs/rules-index.md: for each rule the rooms of the code that follow it, and those whose tests cite it. By room, so that it seldom changes. */
export function generateRulesIndex(): GeneratedFile {
  const citations = ruleCitations();
  const link = (place: string): string => `[${place.replace(/^src\//u, '')}](../${place})`;
  const rows = statedRules().map((rule) => {
    const { code, tests } = citations.get(rule) ?? { code: [], tests: [] };
    return `| ${rule} | ${roomsOf(code).map(link).join(' · ')} | ${roomsOf(tests).map(link).join(' · ')} |`;
  });
  const text = `# Index of the rules

Which rooms of the code follow a rule of [rules.md](rules.md), and which hold tests that cite it in a title. To find a single test, search
for the number in brackets: \`grep -rn '\\[H-3' src test\`. Written from the code by \`npm run gen\`.

| rule | code | tests |
|---|---|---|
${rows.join('\n')}
`;
  return { path: 'docs/rules-index.md', text };
}
