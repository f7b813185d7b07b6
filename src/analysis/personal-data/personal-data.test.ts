import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCardNumber, isIdNumber } from './checksums.ts';
import { maskPersonalData } from './mask-personal-data.ts';

const lexicon = { surnames: new Set('张李王赵陈刘高石'), compoundSurnames: new Set(['欧阳']) };
const mask = (text: string): string => maskPersonalData(text, lexicon).text;
const kinds = (text: string): string =>
  maskPersonalData(text, lexicon)
    .found.map(({ kind }) => kind)
    .join(' ');

test('numbers of people are found in every way of writing them', () => {
  const written = {
    mobile: [
      '13900001234',
      '139 0000 1234',
      '139-0000-1234',
      '１３９００００１２３４',
      '+86 13900001234',
      '1 3 9 0 0 0 0 1 2 3 4',
      '幺三九零零零零幺二三四',
      '139.0000.1234',
    ],
    landline: ['0358-8221234', '（0358）8221234', '010 65551234', '０３５８－８２２１２３４'],
    idNumber: ['11010519491231002X', '110105 19491231 002x', '１１０１０５１９４９１２３１００２Ｘ'],
    bankCard: ['6222 0200 0000 0000 008', '4111-1111-1111-1111'],
    plate: ['晋J12345', '晋J·1234A', '晋AD12345', '晋Ｊ１２３４５'],
    mail: ['someone@mail.example.cn'],
  };
  for (const [kind, numbers] of Object.entries(written))
    for (const number of numbers) assert.equal(kinds(`情况：${number}。`), kind, number);
});

test('numbers that are nobody’s stay', () => {
  for (const text of [
    '工单 202611230045127 已办',
    '客服 12345',
    '拨打 400-800-1234',
    '2026-11-23',
    '投资 13900001234.5 元',
    '第 13 期 80 户 2026 年',
  ])
    assert.equal(mask(text), text);
});

test('accounts, names and doors are found', () => {
  assert.equal(mask('微信号：zhang_2026'), '微信号：**********');
  assert.equal(mask('我叫张伟，住在5号楼2单元301室。'), '我叫**，住在**********。');
  assert.equal(mask('联系人：欧阳小明，电话 13900001234'), '联系人：****，电话 ***********');
  assert.equal(mask('已联系李女士，李女士表示满意'), '已联系*女士，*女士表示满意');
  assert.equal(mask('王建国先生您好'), '***先生您好');
});

test('what only looks like a name stays', () => {
  for (const text of ['我是高中学生的家长', '我是石家庄人，来此打工', '叫停施工', '张某反映']) assert.equal(mask(text), text);
});

test('a name is hidden wherever it stands again', () => {
  assert.equal(mask('姓名：张伟。后来张伟又来电。'), '姓名：**。后来**又来电。');
});

test('an office’s number stays where that is wished', () => {
  const text = '请拨打县住建局电话：0358-8221234，或手机13900001234';
  assert.equal(maskPersonalData(text, lexicon, { officePhones: true }).text, '请拨打县住建局电话：0358-8221234，或手机***********');
});

test('places are counted in code points', () => {
  assert.deepEqual(maskPersonalData('𠮷𠮷13900001234', lexicon).found, [{ kind: 'mobile', start: 2, end: 13, text: '***********' }]);
});

test('check digits are reckoned', () => {
  assert.ok(isIdNumber('11010519491231002X'));
  assert.ok(!isIdNumber('110105194912310021'));
  assert.ok(isCardNumber('4111111111111111'));
  assert.ok(!isCardNumber('4111111111111112'));
});

test('names that begin like a word are names after a word that introduces one', () => {
  assert.equal(maskPersonalData('姓名：何小明，电话', { surnames: new Set('何'), compoundSurnames: new Set() }).text, '姓名：***，电话');
});
