import { refusals } from '../src/domain/vocabulary/refusals.ts';
import type { GeneratedFile } from './generated-file.ts';

/** docs/errors.md: every reason for a refusal, with what people read and what the client must fill in. */
export function generateErrors(): GeneratedFile {
  const rows = Object.entries(refusals).map(([code, label]) => {
    const names = new Set([...label.zh.matchAll(/\{(\w+)\}/gu)].map((match) => `\`${match[1] ?? ''}\``));
    return `| \`${code}\` | ${label.zh} | ${label.en} | ${[...names].join(', ')} |`;
  });
  const text = `# Errors

Every reason a rule can give for a refusal. A refusal carries its code, the number of the rule it follows (docs/rules.md) and the
parameters; the client words it. Generated from \`src/domain/vocabulary/refusals.ts\` by \`npm run gen\`: change it there.

| code | 中文 | English | parameters |
|---|---|---|---|
${rows.join('\n')}
`;
  return { path: 'docs/errors.md', text };
}
