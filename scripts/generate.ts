/** Writes every generated file; with `--check` only compares, and fails when one is out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawLifecycle } from './draw-lifecycle.ts';
import type { GeneratedFile } from './generated-file.ts';
import { generateErrors } from './generate-errors.ts';
import { generateGlossary } from './generate-glossary.ts';
import { generateMeasures } from './generate-measures.ts';
import { generateRulesIndex } from './generate-rules-index.ts';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const files: readonly GeneratedFile[] = [generateGlossary(), generateErrors(), generateMeasures(), generateRulesIndex(), drawLifecycle()];

let stale = 0;
for (const file of files) {
  const target = path.join(root, file.path);
  if (existsSync(target) && readFileSync(target, 'utf8') === file.text) continue;
  stale += 1;
  if (!check) writeFileSync(target, file.text);
  console.error(check ? `${file.path} is out of date` : `wrote ${file.path}`);
}
console.log(`${files.length} generated files, ${stale} ${check ? 'out of date' : 'written'}`);
process.exitCode = check && stale > 0 ? 1 : 0;
