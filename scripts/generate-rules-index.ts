import path from 'node:path';
import type { GeneratedFile } from './generated-file.ts';
import { ruleCitations, statedRules } from './rule-citations.ts';

/** docs/rules-index.md: for each rule the rooms of the code that follow it and the tests that cite it. */
export function generateRulesIndex(): GeneratedFile {
  const citations = ruleCitations();
  const link = (place: string): string => `[${place.replace(/^src\//u, '').replace(/\.test\.ts$/u, '')}](../${place})`;
  const rows = statedRules().map((rule) => {
    const { code, tests } = citations.get(rule) ?? { code: [], tests: [] };
    const rooms = [...new Set(code.map((file) => path.posix.dirname(file)))];
    return `| ${rule} | ${rooms.map(link).join(' · ')} | ${tests.map(link).join(' · ')} |`;
  });
  const text = `# Index of the rules

Which rooms of the code follow a rule of [rules.md](rules.md), and which tests cite it in a title. Written from the code by \`npm run gen\`.

| rule | rooms | tests |
|---|---|---|
${rows.join('\n')}
`;
  return { path: 'docs/rules-index.md', text };
}
