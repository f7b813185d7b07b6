import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { cruiseImports } from '../../scripts/cruise-imports.ts';
import { directions, indexRules } from '../../scripts/directions.ts';

/** `from` imports `to`: the directions refuse it under the name of the rule. A third element is the whole line. */
const refused: Readonly<Record<string, readonly (readonly [from: string, to: string, line?: string])[]>> = {
  'domain-kernel': [['src/domain/kernel/a.ts', 'src/domain/vocabulary/b.ts']],
  'domain-vocabulary': [['src/domain/vocabulary/a.ts', 'src/domain/calendar/b.ts']],
  'domain-calendar': [['src/domain/calendar/a.ts', 'src/domain/profile/b.ts']],
  'domain-profile': [['src/domain/profile/a.ts', 'src/domain/loop/b.ts']],
  'domain-loop': [['src/domain/loop/a.ts', 'src/domain/ticket/b.ts']],
  'domain-ticket': [
    ['src/domain/ticket/a.ts', 'src/domain/commitment/b.ts'],
    ['src/domain/ticket/c.ts', 'src/domain/measures/d.ts'],
  ],
  'domain-commitment': [['src/domain/commitment/a.ts', 'src/domain/ticket/b.ts']],
  'domain-access': [['src/domain/access/a.ts', 'src/domain/measures/b.ts']],
  'domain-measures': [['src/domain/measures/a.ts', 'src/domain/elsewhere/b.ts']],
  'zone-domain': [['src/domain/ticket/a.ts', 'src/application/b.ts', "import type { it } from '../../application/b.ts';"]],
  'zone-analysis': [['src/analysis/a.ts', 'src/domain/ticket/b.ts']],
  'zone-contract': [['src/contract/a.ts', 'src/application/b.ts']],
  'zone-application': [['src/application/a.ts', 'src/postgres/b.ts']],
  'zone-postgres': [
    ['src/postgres/a.ts', 'src/application/dispatch-ticket.ts'],
    ['src/postgres/c.ts', 'src/http/d.ts'],
    ['src/postgres/e.ts', 'src/application/exports.ts'],
  ],
  'zone-channels': [
    ['src/channels/a.ts', 'src/jobs/b.ts', "import { it } from '../jobs/b.ts';\nexport function f(): void {\n  using own = it;\n}"],
  ],
  'zone-http': [['src/http/a.ts', 'src/cli/b.ts']],
  'zone-jobs': [['src/jobs/a.ts', 'src/postgres/b.ts']],
  'zone-cli': [['src/cli/a.ts', 'src/postgres/b.ts']],
  'zone-main': [['src/main/a.ts', 'web/console/b.ts']],
  'zone-web': [
    ['web/console/a.ts', 'src/application/b.ts'],
    ['web/citizen/a.ts', 'web/console/b.ts'],
    ['web/citizen/a.ts', 'src/domain/ticket/b.ts'],
  ],
  'packages-domain': [['src/domain/kernel/a.ts', 'pg', "import type { Pool } from 'pg';"]],
  'packages-analysis': [['src/analysis/a.ts', 'pg']],
  'packages-contract': [['src/contract/a.ts', 'fastify']],
  'packages-database': [
    ['src/application/a.ts', 'pg-copy-streams'],
    ['src/http/a.ts', 'pg', "import type { Pool } from 'pg';"],
  ],
  'packages-web-server': [['src/application/a.ts', 'fastify']],
  'no-cycles': [['src/http/a.ts', 'src/http/a.ts']],
  'pure-without-platform': [['src/domain/kernel/a.ts', 'node:fs']],
  'application-without-io': [['src/application/a.ts', 'node:fs/promises']],
  'pure-tests': [['src/domain/ticket/a.test.ts', 'src/postgres/b.ts']],
  'no-tests': [['src/http/a.ts', 'src/http/b.test.ts']],
  'no-dev-packages': [['src/http/a.ts', 'fast-check']],
  resolvable: [['src/http/a.ts', 'no-such-package']],
  'listed-packages': [['src/http/a.ts', 'acorn']],
};

const accepted: readonly (readonly [from: string, to: string])[] = [
  ['src/domain/measures/a.ts', 'src/domain/kernel/b.ts'],
  ['src/domain/access/a.ts', 'src/domain/ticket/b.ts'],
  ['src/analysis/a.ts', 'src/domain/vocabulary/b.ts'],
  ['src/contract/a.ts', 'typebox'],
  ['src/application/a.ts', 'src/domain/ticket/b.ts'],
  ['src/application/a.ts', 'node:crypto'],
  ['src/postgres/a.ts', 'src/application/ports.ts'],
  ['src/postgres/a.ts', 'src/application/ports/event-store.ts'],
  ['src/postgres/a.ts', 'src/application/accounts/ports.ts'],
  ['src/channels/a.ts', 'src/application/import/row-source.ts'],
  ['src/postgres/a.ts', 'pg'],
  ['src/cli/a.ts', 'src/application/b.ts'],
  ['src/cli/a.ts', 'node:fs'],
  ['src/http/a.ts', 'fastify'],
  ['src/main/a.ts', 'src/postgres/b.ts'],
  ['web/console/a.ts', 'src/contract/b.ts'],
  ['web/console/a.ts', 'src/domain/calendar/b.ts'],
  ['web/citizen/a.ts', 'web/kit/b.ts'],
  ['src/domain/ticket/a.test.ts', 'fast-check'],
  ['src/postgres/a.pg.test.ts', 'src/main/b.ts'],
];

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-directions-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes `from`, importing `to`, into a project of its own; answers the names of the rules that the import breaks. */
async function brokenRules(project: string, from: string, to: string, line?: string): Promise<readonly string[]> {
  const baseDir = path.join(folder, project);
  mkdirSync(path.join(baseDir, path.dirname(from)), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(baseDir, 'node_modules'));
  cpSync(path.join(root, 'package.json'), path.join(baseDir, 'package.json'));
  const inside = /^(?:src|web)\//u.test(to);
  if (inside) {
    mkdirSync(path.join(baseDir, path.dirname(to)), { recursive: true });
    writeFileSync(path.join(baseDir, to), 'export const it = 1;\n');
  }
  const relative = path.relative(path.dirname(from), to);
  const specifier = inside ? (relative.startsWith('.') ? relative : `./${relative}`) : to;
  writeFileSync(path.join(baseDir, from), `${line ?? `import * as it from '${specifier}';\nexport { it };`}\n`);
  const forbidden = [...(directions.forbidden ?? []), ...indexRules(baseDir)];
  const result = await cruiseImports(['.'], baseDir, forbidden);
  assert.ok(
    result.modules.some((module) => module.source === from && module.dependencies.length > 0),
    'the import was seen',
  );
  return result.summary.violations.map((violation) => violation.rule.name);
}

let number = 0;

describe('directions', () => {
  for (const [rule, imports] of Object.entries(refused)) {
    for (const [from, to, line] of imports) {
      test(`${rule} refuses ${from} -> ${to}`, async () => {
        assert.ok((await brokenRules(String((number += 1)), from, to, line)).includes(rule));
      });
    }
  }

  for (const [from, to] of accepted) {
    test(`${from} -> ${to} passes`, async () => {
      assert.deepEqual(await brokenRules(String((number += 1)), from, to), []);
    });
  }

  test('a zone with an index is entered by it', async () => {
    const index = 'src/analysis/index.ts';
    mkdirSync(path.join(folder, 'indexed/src/analysis'), { recursive: true });
    writeFileSync(path.join(folder, 'indexed', index), 'export const it = 1;\n');
    assert.ok((await brokenRules('indexed', 'src/application/a.ts', 'src/analysis/b.ts')).includes('index-analysis'));
  });

  test('every rule has an import that it refuses', () => {
    const names = (directions.forbidden ?? []).map((rule) => rule.name ?? '');
    assert.deepEqual(
      names.filter((name) => !Object.hasOwn(refused, name) && !name.startsWith('index-')),
      [],
    );
  });
});
