import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cruiseImports } from '../../scripts/cruise-imports.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Files that are tested but wait for the screen or command that calls them. The list may only shrink. */
const waiting = JSON.parse(readFileSync(path.join(import.meta.dirname, 'waiting-files.json'), 'utf8')) as readonly string[];

test('every file of src is reached from the command line or a script, or waits on the list', async () => {
  const { summary } = await cruiseImports(['src', 'scripts'], root, [
    {
      name: 'reached',
      severity: 'error',
      from: { path: '^(src/main/cli|scripts/[a-z-]+)\\.ts$' },
      to: { path: '^src/', pathNot: ['\\.test\\.ts$', '^src/main/cli\\.ts$'], reachable: false },
    },
  ]);
  const unreached = summary.violations.map((violation) => violation.to).toSorted();
  assert.deepEqual(unreached, waiting.toSorted(), 'call a new file or delete it; take a file that is called now off waiting-files.json');
});
