import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

/** What must not stand in any file of the project, with the reason. */
const unwanted: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a path of one machine', /(?<![\w.~-])\/(?:work|root|home|Users)\/[a-z]/u],
  ['a note to do something later', /\b(?:TODO|FIXME|HACK)\b/u],
  ['a mark of a conflict', /^(?:<{7}|>{7}) /mu],
  ['the host of a package registry', /https?:\/\/[\w.-]*(?:registry|npm)[\w.-]*/u],
  ['a test that is switched off or alone', /\b(?:test|it|describe)\.(?:only|todo)\(/u],
  ['blanks at the end of a line', /[ \t]+$/mu],
  ['a file that does not end with one newline', /[^\n]$(?![\s\S])|\n\n$(?![\s\S])/u],
];

const files = globSync(['*', '.ci/*', '{src,test,bench,scripts,docs,sql,profiles,examples,web}/**/*'], {
  cwd: root,
  exclude: ['node_modules', 'node_modules/**', 'test/architecture/hygiene.test.ts', 'test/golden/**', '**/*.{xlsx,gz,png,jpg,webp,log}'],
}).filter((file) => statSync(path.join(root, file)).isFile());

describe('hygiene', () => {
  test('the files of the project are found', () => {
    assert.ok(files.includes('package.json') && files.includes('src/domain/tsconfig.json'));
  });

  for (const [what, pattern] of unwanted) {
    test(`no file holds ${what}`, () => {
      const found = files.flatMap((file) => {
        const match = pattern.exec(readFileSync(path.join(root, file), 'utf8'));
        return match === null ? [] : [`${file}: ${JSON.stringify(match[0])}`];
      });
      assert.deepEqual(found, []);
    });
  }
});
