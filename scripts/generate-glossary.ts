import { terms } from '../src/domain/vocabulary/terms.ts';
import type { GeneratedFile } from './generated-file.ts';

/** docs/glossary.md: the term table, for people. */
export function generateGlossary(): GeneratedFile {
  const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');
  const rows = terms.map((term) => {
    const avoid = term.avoid.length === 0 ? '' : term.avoid.map((word) => `*${word}*`).join(', ');
    return `| ${term.zh.join(' · ')} | ${code(term.code)} | ${term.meaning} | ${term.rules.join(' ')} | ${avoid} |`;
  });
  const text = `# Glossary

One English word for one Chinese term. Code, codes, events, columns, file names and log lines use the English word; people see the Chinese
label or the English one. Generated from \`src/domain/vocabulary/terms.ts\` by \`npm run gen\`: change it there.

| 中文 | in code | meaning | rules | not |
|---|---|---|---|---|
${rows.join('\n')}
`;
  return { path: 'docs/glossary.md', text };
}
