import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const map = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');

/** The folders directly in a folder. */
function foldersOf(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

test('docs/architecture.md names every zone and every room of the domain', () => {
  for (const zone of foldersOf('src')) assert.match(map, new RegExp(`^src/${zone}/ `, 'mu'), zone);
  for (const room of foldersOf('src/domain')) assert.match(map, new RegExp(`^ {2}${room}/ `, 'mu'), room);
});

test('docs/architecture.md stays a page', () => {
  assert.ok(map.trimEnd().split('\n').length <= 80);
});

test('every link between the documents leads somewhere', () => {
  const documents = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  for (const document of documents) {
    const text = readFileSync(path.join(root, 'docs', document), 'utf8');
    for (const match of text.matchAll(/\]\((?<target>[^)#:]+)(?:#[^)]*)?\)/gu)) {
      const target = path.resolve(root, 'docs', path.dirname(document), match.groups?.['target'] ?? '');
      assert.ok(readdirSync(path.dirname(target)).includes(path.basename(target)), `docs/${document}: ${match[0]}`);
    }
  }
});

test('docs/rules.md links every page of decisions on rules', () => {
  const rules = readFileSync(path.join(root, 'docs/rules.md'), 'utf8');
  for (const page of readdirSync(path.join(root, 'docs/rules'))) assert.ok(rules.includes(`(rules/${page})`), page);
});
