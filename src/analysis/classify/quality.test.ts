import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossValidate } from './cross-validate.ts';
import { qualityOf } from './quality.ts';

test('macro-F1 is over the true labels; what is not read counts as wrong; certainty is compared with what was right', () => {
  const quality = qualityOf([
    { truth: 'a', label: 'a', certainty: 0.9, ofTruth: 0.9 },
    { truth: 'a', label: 'b', certainty: 0.6, ofTruth: 0.4 },
    { truth: 'b', label: 'b', certainty: 1, ofTruth: 1 },
    { truth: 'b', label: null, certainty: 0, ofTruth: 0 },
  ]);
  assert.equal(quality.accuracy, 0.5);
  assert.equal(quality.unread, 1);
  assert.deepEqual(quality.confusion, [
    [1, 1],
    [0, 1],
  ]);
  // F1 of a is 2 of 3, of b 2 of 4.
  assert.ok(Math.abs(quality.macroF1 - (2 / 3 + 2 / 4) / 2) < 1e-12);
  // 0.9 and 1 share the last step (1.9 for 2 right), 0.6 stands alone for none right.
  assert.ok(Math.abs(quality.calibrationError - (0.1 + 0.6) / 4) < 1e-12);
});

test('each text is read once, by a model that has not seen it', () => {
  const examples = ['暖气不热', '暖气片凉', '室温低暖气', '路灯不亮', '路灯坏了', '修路灯'].map((text, index) => ({
    text,
    label: index < 3 ? 'heating' : 'lamps',
  }));
  const odd = [...examples, { text: '独一无二', label: 'heard once' }];
  const { folds, sharpness } = crossValidate(odd, 3);
  const predictions = folds.flat();
  assert.equal(predictions.length, odd.length);
  assert.ok(sharpness > 0);
  const once = predictions.find(({ truth }) => truth === 'heard once');
  assert.ok(once !== undefined && once.label !== 'heard once' && once.ofTruth === 0, JSON.stringify(once));
  assert.equal(predictions.filter(({ truth, label }) => truth === label).length, 6);
});
