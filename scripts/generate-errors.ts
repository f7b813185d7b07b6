import { mappingProblemTexts } from '../src/application/import/load-mapping.ts';
import { rowProblemTexts } from '../src/application/import/row-problem.ts';
import { sourceRefusalTexts } from '../src/application/import/row-source.ts';
import { profileProblemTexts } from '../src/application/profile/profile-texts.ts';
import { extractRefusals } from '../src/application/report/extract-refusals.ts';
import { apiErrors } from '../src/contract/api-errors.ts';
import { refusals } from '../src/domain/vocabulary/refusals.ts';
import type { GeneratedFile } from './generated-file.ts';

type Texts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A table of codes with what people read for them and the parameters that fill the gaps. */
function table(texts: Texts): string {
  const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);
  const rows = Object.entries(texts).map(([code, text]) => {
    const names = new Set([...text.zh.matchAll(/\{(\w+)/gu)].map((match) => `\`${match[1] ?? ''}\``));
    return `| \`${code}\` | ${cell(text.zh)} | ${cell(text.en)} | ${[...names].join(', ')} |`;
  });
  return `| code | 中文 | English | parameters |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** The status stands before the sentence. */
function withStatus(texts: Readonly<Record<string, { readonly status: number; readonly zh: string; readonly en: string }>>): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([code, { status, zh, en }]) => [code, { zh: `${String(status)}　${zh}`, en: `${String(status)} ${en}` }]),
  );
}

/** docs/errors.md: every code with which the rules and the readers of files say no. */
export function generateErrors(): GeneratedFile {
  const text = `# Errors

Codes, with what people read for them. \`{name}\` stands for a parameter, \`{name? ...}\` for a part that is shown only with it. Written from
the code by \`npm run gen\`.

## Refusals of rules

A refusal carries its code, the number of the rule it follows ([rules.md](rules.md)) and the parameters; the client words it. From
\`src/domain/vocabulary/refusals.ts\`.

${table(refusals)}
## Errors of the HTTP interface

With the status they are answered with. From \`src/contract/api-errors.ts\`.

${table(withStatus(apiErrors))}
## Problems in a profile

Each names file, line and field. From \`src/application/profile/profile-texts.ts\`.

${table(profileProblemTexts)}
## Problems in a mapping

From \`src/application/import/load-mapping.ts\`.

${table(mappingProblemTexts)}
## Files that cannot be imported

From \`src/application/import/row-source.ts\`.

${table(sourceRefusalTexts)}
## Problems in an imported row

Each names line, source number and field; they never hold what a caller said. From \`src/application/import/row-problem.ts\`.

${table(rowProblemTexts)}
## Reports that cannot be read

Damaged bytes with their line. From \`src/application/report/extract-refusals.ts\`.

${table(extractRefusals)}`;
  return { path: 'docs/errors.md', text };
}
