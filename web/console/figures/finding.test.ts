import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingTexts as texts } from './figures-texts.ts';
import { rankFinding, trendFinding } from './finding.ts';

const line = (...values: readonly (number | null)[]) => values.map((value, at) => ({ name: String(at), value, size: 100 }));

test('a run of three steps or more is what a line says', () => {
  assert.deepEqual(trendFinding(line(0.9, 0.95, 0.9, 0.8, 0.7)), { text: texts.falling, params: { count: 3 }, values: { value: 0.7 } });
  assert.deepEqual(trendFinding(line(0.1, 0.2, null, 0.3, 0.4, null)), {
    text: texts.rising,
    params: { count: 3 },
    values: { value: 0.4 },
  });
  assert.deepEqual(trendFinding(line(0.9, 0.8, 0.7)), { text: texts.fromTo, params: {}, values: { first: 0.9, value: 0.7 } });
  assert.deepEqual(trendFinding(line(0.9, 0.8, 0.7, 0.7)), { text: texts.fromTo, params: {}, values: { first: 0.9, value: 0.7 } });
  assert.equal(trendFinding(line(null, null)).text, texts.nothing);
  assert.deepEqual(trendFinding(line(null, 1)).text, texts.single);
});

test('who was counted from few is neither best nor worst while there are others', () => {
  const few = { name: 'few', value: 0, size: 4 };
  assert.deepEqual(rankFinding([few, { name: 'a', value: 0.5, size: 5 }, { name: 'b', value: 0.9, size: 50 }]), {
    text: texts.highLow,
    params: { high: 'b', low: 'a' },
    values: { highest: 0.9, lowest: 0.5 },
    sharing: { high: 1, low: 1 },
  });
  assert.deepEqual(rankFinding([few]), { text: texts.only, params: { name: 'few' }, values: { value: 0 } });
  assert.deepEqual(rankFinding(line(1, 1, null)), { text: texts.allAlike, params: { count: 2 }, values: { value: 1 } });
  assert.equal(rankFinding([]).text, texts.nothing);
});
