/**
 * Checks all that needs no database: types, lint, format, directions, generated files. Runs every step even after one
 * has failed, and ends by saying what to run for each failure.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');
// The tools start with `env node`, which must find this Node and not an older one of the machine.
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };

/** A step: its name, the command, and what helps when it fails. */
const steps: readonly { readonly name: string; readonly command: readonly [string, ...string[]]; readonly remedy: string }[] = [
  { name: 'types', command: ['tsc', '-b'], remedy: 'correct the types named above' },
  { name: 'lint', command: ['oxlint', '--quiet'], remedy: 'npx oxlint --fix corrects some; a suppression names its rule and a reason' },
  { name: 'format', command: ['oxfmt', '--check'], remedy: 'npx oxfmt' },
  { name: 'directions', command: ['node', 'scripts/check-directions.ts'], remedy: 'see the table in docs/architecture.md' },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'], remedy: 'npm run gen' },
];

const failures: string[] = [];
for (const { name, command, remedy } of steps) {
  const [tool, ...words] = command;
  const startedAt = performance.now();
  const { status, error } = spawnSync(path.join(bin, tool), words, { cwd: root, stdio: 'inherit', env });
  if (error !== undefined) throw error;
  const passed = status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (!passed) failures.push(`${name}: ${remedy}`);
}

if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}`);
  process.exitCode = 1;
}
