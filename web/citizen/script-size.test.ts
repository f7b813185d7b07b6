import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { projectFolder } from '../../test/support/huiyin-process.ts';

const folder = path.join(projectFolder, 'dist', 'web', 'citizen');
const LIMIT_BYTES = 90_000;

/** What a page loads at once, of scripts; `scripts.json` is written when the pages are built. */
const scripts = JSON.parse(readFileSync(path.join(folder, 'scripts.json'), 'utf8')) as Readonly<Record<string, readonly string[]>>;

for (const [page, files] of Object.entries(scripts)) {
  test(`the scripts of ${page} are small enough for a slow phone`, () => {
    const bytes = files.map((file) => gzipSync(readFileSync(path.join(folder, file.replace('/citizen/', ''))), { level: 9 }).length);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    assert.ok(files.length > 0 && total > 0);
    assert.ok(total <= LIMIT_BYTES, `${String(total)} bytes gzipped: ${files.join(' ')}`);
  });
}

test('every script of a page stands in its document, and no other', () => {
  for (const [page, files] of Object.entries({ home: [], ...scripts })) {
    for (const language of ['zh', 'en']) {
      const html = readFileSync(path.join(folder, `${page}.${language}.html`), 'utf8');
      const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/gu)].map(([, file]) => file ?? '');
      assert.deepEqual(new Set(named), new Set(files), `${page}.${language}`);
    }
  }
});
