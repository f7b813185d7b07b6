import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAreas, type PlaceName } from './find-areas.ts';

const names: readonly PlaceName[] = [
  { name: '文水县', area: 'wenshui', weight: 0.95 },
  { name: '文水', area: 'wenshui', weight: 0.85 },
  { name: '凤城镇', area: 'wenshui', weight: 0.9 },
  { name: '临县', area: 'lin', weight: 0.95 },
  { name: '城关镇', area: 'lin', weight: 0.9 },
  { name: '城关镇', area: 'shilou', weight: 0.9 },
];

function areasOf(place: string, text = ''): readonly string[] {
  return findAreas(place, text, names).map(({ area, score }) => `${area} ${score.toFixed(2)}`);
}

test('a county is known by its full name, its short one, and the towns in it', () => {
  assert.deepEqual(areasOf('文水县南街'), ['wenshui 0.95']);
  assert.deepEqual(areasOf('文水南街'), ['wenshui 0.85']);
  assert.deepEqual(areasOf('文水县凤城镇永安巷'), ['wenshui 0.99']);
  assert.deepEqual(areasOf('ＸＸ街'), []);
});

test('the words for the place count more than the story, and a name of two counties is half of each', () => {
  assert.deepEqual(areasOf('凤城镇', '我是临县人'), ['wenshui 0.90', 'lin 0.76']);
  assert.deepEqual(areasOf('城关镇'), ['lin 0.45', 'shilou 0.45']);
  assert.deepEqual(areasOf('临县城关镇'), ['lin 0.99', 'shilou 0.45']);
});
