import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskText } from './mask-text.ts';
import { maskName, maskPhone } from './mask.ts';
import { normalName, normalPhone } from './normal-caller.ts';

test('[S-5] a phone number shows its head and its tail', () => {
  const table: readonly (readonly [string, string])[] = [
    ['13912341234', '139****1234'],
    ['+86 139-1234-1234', '861****1234'],
    ['１３９１２３４１２３４', '139****1234'],
    ['0358-8221234', '035****1234'],
    ['8221234', '****34'],
    ['12345', '****'],
    ['', '****'],
    ['unknown', '****'],
  ];
  for (const [phone, masked] of table) assert.equal(maskPhone(phone), masked, phone);
});

test('[S-5] whatever a phone number is, at least four of its digits stay hidden', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,20}$/u), (phone) => {
      const shown = maskPhone(phone).replaceAll('*', '').length;
      assert.ok(shown <= 7 && shown <= Math.max(0, phone.length - 4), `${phone} -> ${maskPhone(phone)}`);
    }),
  );
});

test('[S-5] a name shows its surname', () => {
  const table: readonly (readonly [string, string])[] = [
    ['张伟', '张*'],
    ['张小明', '张*'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['司马相如', '司马*'],
    ['张', '*'],
    ['', '*'],
    ['  李四 ', '李*'],
    ['𠮷野家', '𠮷*'],
    ['阿卜杜拉·买买提', '阿*'],
    ['John Smith', 'J*'],
    ['王'.repeat(200), '王*'],
  ];
  for (const [name, masked] of table) assert.equal(maskName(name), masked, name);
});

test('[S-5] a text shows neither numbers, plates, addresses, names nor doors, at every occurrence', () => {
  const secrets = [
    ...[
      '13800138000',
      '138 0013 8000',
      '138-0013-8000',
      '+86 13800138000',
      '１３８００１３８０００',
      '1 3 8 0 0 1 3 8 0 0 0',
      '一三八零零一三八零零零',
    ],
    ...['0358-8221234', '8221234', '400-820-8820', '14110219900307123X', '141102900307123', '6222 0212 3456 7890 123'],
    ...['晋J12345', '晋J·D12345', 'zhang.wei@example.com', '张伟＠example.com'],
    ...['3号楼2单元501室', '12栋1203', '45号', '三单元', '3-2-501'],
  ];
  for (const secret of secrets) {
    const masked = maskText(`供暖不热，${secret}，请尽快。又及：${secret}。`);
    assert.ok(!masked.includes(secret), masked);
    assert.match(masked, /^供暖不热.*请尽快。又及/u);
    assert.doesNotMatch(masked, /\d{5}/u);
  }
});

test('[S-5] names are hidden after the words that introduce them', () => {
  const table: readonly (readonly [string, string])[] = [
    ['我叫张伟，家里没水', '我叫***，家里没水'],
    ['我叫张伟住在城东', '我叫***住在城东'],
    ['本人王家伟，反映噪音', '本人***，反映噪音'],
    ['本人欧阳小明反映噪音', '本人***反映噪音'],
    ['姓名：阿卜杜拉·买买提，男', '姓名：***，男'],
    ['市民李女士反映', '市民***反映'],
    ['王大爷说水管漏了', '***大爷说水管漏了'],
    ['My name is John Smith and I live here', 'My name is *** and I live here'],
    ['我叫了物业三次', '我叫了物业三次'],
    ['本人住在城东', '本人住在城东'],
  ];
  for (const [text, masked] of table) assert.equal(maskText(text).replace('***女士', '***'), masked);
});

test('[S-5] the matter stays readable', () => {
  for (const text of [
    '2026年2月10号起停水三天',
    '2026-02-13 没有暖气，室温 14.5 度',
    '水费多收 1280 元',
    '公交 5 路晚点 40 分钟',
    '王局长没有回复',
  ]) {
    assert.equal(maskText(text), text);
  }
});

test('[S-5] the caller’s own name and number are hidden wherever they stand', () => {
  assert.equal(maskText('大家都找诸葛小亮，小亮不在，打 5566 找他', ['诸葛小亮', '5566']), '大家都找***，小亮不在，打 *** 找他');
});

test('numbers and names are compared in one form', () => {
  for (const phone of ['13800138000', '+86 138 0013 8000', '８６13800138000', '0086-13800138000'])
    assert.equal(normalPhone(phone), '13800138000');
  assert.equal(normalPhone('8613800'), '8613800');
  assert.equal(normalName(' Ｊohn　Smith '), 'johnsmith');
});
