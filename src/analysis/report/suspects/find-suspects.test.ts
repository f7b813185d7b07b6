import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceText } from '../text/source-text.ts';
import { findSuspects } from './find-suspects.ts';

const suspects = (text: string, places: readonly string[] = []): readonly (readonly [string, string | null])[] =>
  findSuspects(sourceText(text), places).map((each) => [each.text, each.suggestion]);

test('[B-1] letters that look alike are flagged with what they should be', () => {
  assert.deepEqual(suspects('开展A1+课堂试点，新建3O个站点。'), [
    ['A1', 'AI'],
    ['3O', '30'],
  ]);
});

test('[B-1] a traditional character in a simplified text is flagged, a text in the traditional script is not', () => {
  const long = '我们修路架桥种树引水。'.repeat(30);
  assert.deepEqual(suspects(`${long}要堅持做好。`), [['堅', '坚']]);
  assert.deepEqual(suspects('堅持發展經濟實業。'), []);
});

test('[B-1] a name of a place turned round is flagged beside another place only', () => {
  assert.deepEqual(suspects('支持临河、水清两县。清水与水清不同。', ['临河', '清水']), [['水清', '清水']]);
});

test('[B-1] a word cut by a break is flagged whole', () => {
  const text = `${'修好一条路。\n'.repeat(20)}完善步道，改\n造街道。`;
  assert.deepEqual(suspects(text), [['，改\n造街', '，改造街']]);
});

test('[B-1] clean text has no suspects', () => {
  assert.deepEqual(suspects('推进“一网通办”，新建公园9个。'), []);
});
