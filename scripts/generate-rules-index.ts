import type { GeneratedFile } from './generated-file.ts';
import { ruleCitations, statedRules } from './rule-citations.ts';

/** docs/rules-index.md: for each rule the files that follow it and the tests that cite it. */
export function generateRulesIndex(): GeneratedFile {
  const citations = ruleCitations();
  const link = (file: string): string => `[${file.replace(/^src\/(?:domain\/)?/u, '')}](../${file})`;
  const rows = statedRules().map((rule) => {
    const { code, tests } = citations.get(rule) ?? { code: [], tests: [] };
    return `| ${rule} | ${code.map(link).join(' · ')} | ${tests.map(link).join(' · ')} |`;
  });
  const text = `# Index of the rules

Which files follow a rule of [rules.md](rules.md), and which tests cite it in a title. Written from the code by \`npm run gen\`.

| rule | code | tests |
|---|---|---|
${rows.join('\n')}
`;
  return { path: 'docs/rules-index.md', text };
}
