import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClassifier } from './classify.ts';
import { calibrated, evaluate } from './evaluate.ts';
import { vectorOf, type LinearModel, type TextVector } from './linear-model.ts';
import { requestFeatures } from './text-features.ts';
import { trainLinear, type Example } from './train-linear.ts';
import { createVectorReader } from './vector-reader.ts';

const spoken: Readonly<Record<string, readonly string[]>> = {
  heating: ['家里暖气不热，室温只有十五度', '供暖开始了暖气片还是凉的', '暖气不热，老人孩子受冻', '室温不达标，供热公司不管'],
  water: ['小区停水两天了', '自来水发黄有异味', '水管爆裂，楼道全是水', '水压太低，三楼没有水'],
  lamps: ['路灯不亮，晚上看不见路', '巷子里路灯坏了半个月', '路灯白天亮晚上灭', '请修一下路口的路灯'],
};
const examples: readonly Example[] = Object.entries(spoken).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));

function learn(from: readonly Example[]): LinearModel {
  const learning = trainLinear(from);
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  return turn.value;
}

test('a request is given the class whose words it has, and says which words these were', () => {
  const classifier = createClassifier(learn(examples));
  const [first, ...others] = classifier.classify({ text: '我家的暖气片不热，室温才十四度' }, 3);
  assert.equal(first?.label, 'heating');
  assert.ok(
    first.words.some((word) => word.includes('暖气') || word.includes('室温')),
    first.words.join(' '),
  );
  assert.ok(others.every(({ score }) => score < first.score));
  const sum = classifier.shares({ text: '停水' })?.reduce((a, b) => a + b, 0) ?? 0;
  assert.ok(Math.abs(sum - 1) < 1e-9);
});

test('where no word is known nothing is suggested', () => {
  const classifier = createClassifier(learn(examples));
  for (const text of ['', '，。', 'xyz']) assert.deepEqual(classifier.classify({ text }, 3), []);
});

test('the same examples give the same model, and each turn is short', () => {
  assert.deepEqual(learn(examples), learn(examples));
  let turns = 0;
  const learning = trainLinear(examples);
  while (learning.next().done !== true) turns += 1;
  assert.equal(turns, Object.keys(spoken).length);
});

test('calibration makes scores as often right as they say: sharper for what is easy, softer for what is chance', () => {
  const model = learn(examples);
  const easy = calibrated(model, examples);
  const labels = Object.keys(spoken);
  const chance = examples.map(({ text }, index) => ({ text, label: labels[index % labels.length] ?? '' }));
  const hard = calibrated(model, chance);
  assert.ok(easy.sharpness > hard.sharpness, `${String(easy.sharpness)} ${String(hard.sharpness)}`);
  const { right, reliability } = evaluate(easy, examples);
  assert.equal(right, examples.length);
  const sure = reliability.filter(({ texts }) => texts > 0);
  assert.deepEqual(
    sure.map((step) => [step.right, step.certainty >= step.from && step.certainty <= step.to]),
    sure.map(({ texts }) => [texts, true]),
  );
  assert.equal(
    sure.reduce((sum, { texts }) => sum + texts, 0),
    examples.length,
  );
  assert.ok(evaluate(easy, [{ text: '暖气', label: 'nobody knows it' }]).surprise > 10);
});

test('a text is read into the same vector as it is learnt from, with and without a subject', () => {
  const model = learn(examples);
  const reader = createVectorReader(model);
  const places = new Map(model.fragments.map((fragment, place) => [fragment, place]));
  for (const request of [{ text: '暖气不热，暖气片 2019 凉的' }, { subject: '路灯不亮', text: '巷子里路灯坏了，路灯！' }, { text: '' }]) {
    const learnt = vectorOf(requestFeatures(request), places, model.rarity);
    const seen = reader.read(request).vector;
    const sorted = (vector: TextVector): unknown =>
      [...vector.places].map((place, at) => [place, (vector.values[at] ?? 0).toFixed(5)]).toSorted(([a], [b]) => Number(a) - Number(b));
    assert.deepEqual(sorted(seen), sorted(learnt));
    assert.deepEqual(reader.read(request).vector, seen, 'nothing is left of the text before');
  }
});

test('a subject says more than the story, and is learnt apart from it', () => {
  const apart = examples.map(({ text, label }) => ({ subject: text, text: '请处理', label }));
  const classifier = createClassifier(learn(apart));
  const [first] = classifier.classify({ subject: '暖气不热', text: '路灯' }, 1);
  assert.equal(first?.label, 'heating');
  assert.ok(
    first.words.some((word) => word.includes('暖气')),
    first.words.join(' '),
  );
});
