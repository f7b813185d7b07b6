import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { citedInTitles, ruleCitations, statedRules } from '../../scripts/rule-citations.ts';
import { terms } from '../../src/domain/vocabulary/terms.ts';

const stated = statedRules();
const citations = ruleCitations();

/** `count` numbers of one letter: R-1 ... R-7. */
function numbers(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}-${index + 1}`);
}

describe('rules', () => {
  test('docs/rules.md states every rule once', () => {
    const wanted = [
      ...numbers('R', 7),
      ...numbers('D', 9),
      ...numbers('H', 9),
      ...numbers('E', 7),
      ...numbers('S', 5),
      ...numbers('C', 4),
      ...numbers('M', 5),
      'M-7',
      ...numbers('B', 4),
    ];
    assert.deepEqual(stated, wanted);
  });

  for (const rule of stated) {
    test(`${rule} is proved by a test that cites it`, () => {
      assert.ok((citations.get(rule)?.tests.length ?? 0) > 0, `no test title cites ${rule}`);
    });
  }

  test('every rule that code, a test or the term table cites is stated', () => {
    const cited = [...citations.keys(), ...terms.flatMap((term) => term.rules)];
    assert.deepEqual([...new Set(cited)].filter((rule) => !stated.includes(rule)).toSorted(), []);
  });

  test('citations are read from titles, and only from there', () => {
    const example = String.raw`
      // [R-1] a comment cites nothing
      test('[C-2] the caller\'s deadline [H-1, C-1]', () => { const text = '[R-2]'; });
      describe("[D-4] it's silent", () => it.skip(${'`'}[E-7] later${'`'}));`;
    assert.deepEqual(citedInTitles(example), ['C-2', 'H-1', 'C-1', 'D-4', 'E-7']);
  });
});
