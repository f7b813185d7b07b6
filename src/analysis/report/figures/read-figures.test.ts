import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceText } from '../text/source-text.ts';
import type { Figure, ReportContext } from '../types.ts';
import { readFigures } from './read-figures.ts';

const planned: ReportContext = { year: 2031, places: [] };

/** The figures of a sentence of this year's plan, of those whose role is none of `name`, `date` and `structure`. */
function valuesOf(sentence: string): readonly Figure[] {
  return read(`二、2031年工作安排\n${sentence}`).filter(({ role }) => !['name', 'date', 'structure'].includes(role));
}

function read(text: string): readonly Figure[] {
  return readFigures(sourceText(text), planned).figures;
}

const amounts: readonly (readonly [
  sentence: string,
  text: string,
  value: Figure['value'],
  unit: string,
  comparator: Figure['comparator'],
])[] = [
  ['种植梨树3.75万亩。', '3.75万亩', 37500, '亩', '='],
  ['种植梨树３．７５万亩。', '３．７５万亩', 37500, '亩', '='],
  ['培训船员 1,250 人。', '1,250 人', 1250, '人', '='],
  ['渔港吞吐量达到1.08亿吨以上。', '1.08亿吨', 108000000, '吨', '>='],
  ['绿化率不低于38%。', '38%', 38, '%', '>='],
  ['能耗强度控制在2%以内。', '2%', 2, '%', '<='],
  ['港口收入超过60亿元。', '60亿元', 6e9, '元', '>'],
  ['服务老船员900余名。', '900余名', 900, '名', '>'],
  ['渔业增长6%左右。', '6%', 6, '%', '~'],
  ['渔业增长5.5%～6.5%。', '5.5%～6.5%', [5.5, 6.5], '%', 'range'],
  ['新建码头3至5个。', '3至5个', [3, 5], '个', 'range'],
  ['筹措贷款2亿—4亿元。', '2亿—4亿元', [2e8, 4e8], '元', 'range'],
  ['百分之四十的渔船换新。', '百分之四十', 40, '%', '='],
  ['四分之三的渔村通自来水。', '四分之三', 75, '%', '='],
  ['一半以上的渔村通自来水。', '一半', 50, '%', '>='],
  ['三成以上的渔船换新。', '三成', 30, '%', '>='],
  ['渔船产值翻一番。', '翻一番', 2, '倍', '='],
  ['扶持十二家船厂。', '十二家', 12, '家', '='],
  ['修补渔网近百公里。', '百公里', 100, '公里', '<'],
  ['渔获量位居全省第6。', '第6', 6, '位', 'top-rank'],
  ['力争渔获量退出全省后8位。', '后8位', 8, '位', 'out-of-last'],
  ['用电量高于全省平均水平1.3个百分点。', '1.3个百分点', 1.3, '个百分点', '='],
];

for (const [sentence, text, value, unit, comparator] of amounts)
  test(`[B-3] ${sentence}`, () => {
    const found = valuesOf(sentence);
    assert.deepEqual(
      found.map((each) => ({ text: each.text, value: each.value, unit: each.unit, comparator: each.comparator })),
      [{ text, value, unit, comparator }],
    );
  });

test('[B-3] the part of the report says whether a figure was reached or is promised, and when', () => {
  const figures = read(
    '一、2030年工作回顾\n全年造船14艘。\n二、“十六五”时期目标任务\n造船能力达到90艘。\n三、2031年工作安排\n造船20艘。上半年交付6艘，9月底前交付9艘。2030年造船14艘。',
  );
  assert.deepEqual(
    figures.filter(({ unit }) => unit === '艘').map(({ role, value, period }) => ({ role, value, period })),
    [
      { role: 'achieved', value: 14, period: '2030' },
      { role: 'target', value: 90, period: '2035' },
      { role: 'target', value: 20, period: '2031' },
      { role: 'target', value: 6, period: '2031H1' },
      { role: 'target', value: 9, period: '2031-09' },
      { role: 'achieved', value: 14, period: '2030' },
    ],
  );
});

test('[B-3] a 分别-list pairs its values with its metrics by order', () => {
  const found = valuesOf('海鱼、贝类产量分别增长3%、7.5%。');
  assert.deepEqual(
    found.map(({ metric, value, direction }) => [metric, value, direction]),
    [
      ['海鱼', 3, 'increase'],
      ['贝类产量', 7.5, 'increase'],
    ],
  );
});

test('[B-3] a list with more values than metrics is handed to a person, not paired', () => {
  const { suspects } = readFigures(sourceText('海鱼、贝类、海藻产量分别增长3%、7.5%。'), planned);
  assert.deepEqual(
    suspects.map(({ reason }) => reason),
    ['unequalList'],
  );
});

test('[B-3] numbers of names, sections and times are no values', () => {
  const names =
    '（一）拓展海洋经济。一是用好12345热线，深化“千帆工程”，完成渔港二期，创建5A级景区，推进三年行动，第二人民医院迁建。十六五规划开局，建设5G网络和一带一路港口。';
  assert.deepEqual(valuesOf(names), []);
  assert.deepEqual(
    read(names).map(({ text, role }) => [text, role]),
    [
      ['（一）', 'structure'],
      ['一是', 'structure'],
      ['12345', 'name'],
      ['千帆工程', 'name'],
      ['二期', 'name'],
      ['5A级', 'name'],
      ['三年行动', 'name'],
      ['第二', 'name'],
      ['十六五', 'date'],
      ['5G', 'name'],
      ['一带一路', 'name'],
    ],
  );
});

test('[B-3] a capacity in the name of a project is neither reached nor promised', () => {
  const found = valuesOf('推动海湾2×50万千瓦风电项目开工，推进8个220千伏送出工程建设，新增风电装机30万千瓦。');
  assert.deepEqual(
    found.map(({ role, value, unit }) => [role, value, unit]),
    [
      ['spec', 1000000, '千瓦'],
      ['target', 8, '个'],
      ['spec', 220, '千伏'],
      ['target', 300000, '千瓦'],
    ],
  );
});

test('[B-1] offsets are code points of the text as it was given', () => {
  const text = '𠮷港🚢造船20艘。';
  const [figure] = valuesOf(text);
  assert.ok(figure !== undefined);
  assert.equal(Array.from(`二、2031年工作安排\n${text}`).slice(figure.start, figure.end).join(''), '20艘');
});

test('what cannot be read is said, and has no value', () => {
  for (const [text, reason] of [
    ['造船1O0艘。', 'unreadableNumber'],
    ['造船3.4.5艘。', 'unreadableNumber'],
    ['渔获指数达到104.6。', 'noUnit'],
    ['渔民用户突破150万。', 'noUnit'],
  ] as const) {
    const { suspects } = readFigures(sourceText(text), planned);
    assert.deepEqual(
      suspects.map((suspect) => suspect.reason),
      [reason],
      text,
    );
  }
});

test('a text without a number, an empty one and one that is all marks yield nothing', () => {
  for (const text of ['', '渔港风平浪静。', '。。、、““”', '\n\n   \n']) assert.deepEqual(read(text), []);
});
