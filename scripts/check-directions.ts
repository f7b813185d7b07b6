/** Checks who imports whom in the whole tree against `directions.ts`; prints each forbidden import and fails. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruiseImports } from './cruise-imports.ts';
import { directions } from './directions.ts';

const baseDir = path.resolve(import.meta.dirname, '..');
const folders = ['src', 'web', 'test', 'bench', 'scripts'].filter((folder) => existsSync(path.join(baseDir, folder)));
const forbidden = directions.forbidden ?? [];
const { summary } = await cruiseImports(folders, baseDir, forbidden);

for (const { from, to, rule, cycle } of summary.violations) {
  const chain = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
  console.error(`${from} -> ${chain}: ${rule.name}, ${forbidden.find((known) => known.name === rule.name)?.comment ?? ''}`);
}
console.log(`${summary.totalCruised} files, ${summary.totalDependenciesCruised ?? 0} imports, ${summary.violations.length} forbidden`);
process.exitCode = summary.violations.length === 0 ? 0 : 1;
