import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Labels } from './label.ts';

const labelFields = ['zh', 'en', 'citizenZh', 'citizenEn'];

/** True for a table of labels, however broken: every value is an object with some field of a label. */
function isTable(value: unknown): value is Labels {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const rows: unknown[] = Object.values(value);
  return rows.length > 0 && rows.every((row) => typeof row === 'object' && row !== null && labelFields.some((field) => field in row));
}

const tables: [name: string, table: Labels][] = [];
for (const file of readdirSync(import.meta.dirname)) {
  if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
  const module: unknown = await import(path.join(import.meta.dirname, file));
  for (const [name, value] of Object.entries(module as Record<string, unknown>)) {
    if (isTable(value)) tables.push([`${file}: ${name}`, value]);
  }
}

/** The words in braces, in the order of the alphabet. */
function parameters(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''))].toSorted();
}

test('the tables of the vocabulary are found', () => {
  assert.ok(tables.length >= 12, `${tables.length} tables`);
});

describe('labels', () => {
  for (const [name, table] of tables) {
    test(`${name}: every code has a Chinese and an English label`, () => {
      for (const [code, label] of Object.entries(table)) {
        assert.match(label.zh, /\p{Script=Han}/u, `${code}: zh has no Chinese`);
        assert.match(label.en, /[A-Za-z]/u, `${code}: en has no English`);
        assert.doesNotMatch(label.en, /\p{Script=Han}/u, `${code}: en has Chinese`);
        assert.equal(label.citizenZh === undefined, label.citizenEn === undefined, `${code}: one citizen's label alone`);
        if (label.citizenZh !== undefined) assert.match(label.citizenZh, /\p{Script=Han}/u, code);
        if (label.citizenEn !== undefined) assert.match(label.citizenEn, /[A-Za-z]/u, code);
        for (const text of Object.values(label)) assert.equal(text, text.trim().normalize('NFC'), `${code}: blanks at an end, or not NFC`);
      }
    });

    test(`${name}: codes are English words in one style, labels differ`, () => {
      const codes = Object.keys(table);
      // Scopes of tokens are written as elsewhere in the world: a thing and what is done with it.
      const styles = [/^[a-z][A-Za-z0-9]*$/u, /^[A-Z][A-Z0-9_]*$/u, /^[1-9]$/u, /^[a-z]+(?::[a-z]+)?$/u];
      assert.ok(
        styles.some((style) => codes.every((code) => style.test(code))),
        `mixed styles: ${codes.join(' ')}`,
      );
      for (const language of ['zh', 'en'] as const) {
        const texts = codes.map((code) => table[code]?.[language]);
        assert.deepEqual(
          texts.filter((text, index) => texts.indexOf(text) !== index),
          [],
          'two codes with the same label',
        );
      }
    });

    test(`${name}: both languages fill in the same parameters`, () => {
      for (const [code, label] of Object.entries(table)) assert.deepEqual(parameters(label.en), parameters(label.zh), code);
    });
  }
});
