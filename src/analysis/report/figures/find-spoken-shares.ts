import { chineseNumber, scaleOf } from '../numbers/chinese-number.ts';
import { groupsOf, valued, type Mention } from './mention.ts';
import { unitName } from './units.ts';

const share =
  /百分之(?<percent>[一二三四五六七八九十百零点〇两]+)|(?<under>[二三四五六七八九十百两]+)分之(?<over>[一二三四五六七八九两]+)|(?<![\d/])(?<top>\d)\/(?<bottom>\d)(?![\d/])|(?<tenths>[一二三四五六七八九两]|\d)成(?<half>半)?(?=以|多|左|[,，。、;；的]|\p{Script=Han}{1,4}(?:实现|完成|达))(?!为|立|果|功|都|效|本|员|长|熟|就|套|片|品|分|份|了|绩|县|市|区|村|方|像|形|型|集|像|交|年|人)/gu;
const halves = /(?<half>过半(?!数)|近半(?=[,，。数的])|一半(?=以|的|左|[,，。])|半数(?=以|的)|过半数)/gu;
const folds = /翻(?<times>[一两二三]|\d)?番/gu;
const bareScale =
  /(?<![\d一二三四五六七八九十百千万几数多余])(?:(?<cn>[百千万亿]|十亿|百亿|千亿|万亿|百万|千万|十万)(?<unit>元|吨|亩|千瓦|公里|平方米|立方米|美元|人次|人|户|斤|辆|家|个|张|头|件|名))(?=以上|大关|台阶|规模|俱乐部|级|[,，。、;；]|产业|项目|企业|城市|园区|集群|投资)/gu;
/** 近百公里, 上千家: a round number that is only neared or passed. */
const neared =
  /(?<=近|超|超过|突破|逾|上|约|达|过)(?<cn>[百千万亿]|[百千万]亿|[百千]万)(?<unit>个|家|户|人次|人|名|项|件|条|座|处|所|套|辆|公里|亩|元|吨|场|种|平方米|斤)/gu;

/** Shares and multiples in words: 百分之五, 三分之二, 两成, 过半, 翻一番, 亿元以上, 近百公里. */
export function findSpokenShares(folded: string): readonly Mention[] {
  return [
    ...[...folded.matchAll(share)].flatMap(readShare),
    ...[...folded.matchAll(halves)].map((match) => valued(match, 50, '%', { comparator: halfComparator(match[0]), direction: 'level' })),
    ...[...folded.matchAll(folds)].flatMap(readFold),
    ...[...folded.matchAll(neared), ...folded.matchAll(bareScale)].map((match) => {
      const { cn = '', unit = '' } = groupsOf(match);
      return valued(match, scaleOf(cn), unitName(unit), { label: 'inWords' });
    }),
  ];
}

function readShare(match: RegExpExecArray): readonly Mention[] {
  const { percent, under, over, top, bottom, tenths, half } = groupsOf(match);
  const value =
    percent === undefined
      ? tenths === undefined
        ? fraction(chineseNumber(over ?? '') ?? Number(top), chineseNumber(under ?? '') ?? Number(bottom))
        : tenthsOf(tenths, half !== undefined)
      : spokenDecimal(percent);
  return value === null ? [] : [valued(match, value, '%', { direction: 'level', label: 'inWords' })];
}

function fraction(over: number, under: number): number | null {
  return under === 0 || Number.isNaN(over / under) ? null : Number(((over / under) * 100).toPrecision(6));
}

function tenthsOf(letter: string, half: boolean): number | null {
  const count = /\d/u.test(letter) ? Number(letter) : chineseNumber(letter);
  return count === null ? null : count * 10 + (half ? 5 : 0);
}

function halfComparator(text: string): Mention['comparator'] {
  if (text.startsWith('过')) return '>';
  return text.startsWith('近') ? '<' : '=';
}

/** 翻一番 is twice as much, 翻两番 four times. */
function readFold(match: RegExpExecArray): readonly Mention[] {
  const { times = '一' } = groupsOf(match);
  const doublings = /\d/u.test(times) ? Number(times) : chineseNumber(times);
  return doublings === null ? [] : [valued(match, 2 ** doublings, '倍', { direction: 'level', label: 'inWords' })];
}

/** 九十六点五 as 96.5. */
function spokenDecimal(words: string): number | null {
  const [whole = '', part] = words.split('点');
  const value = chineseNumber(whole);
  if (part === undefined || value === null) return value;
  const digits = Array.from(part, (letter) => chineseNumber(letter));
  return digits.includes(null) ? null : Number(`${String(value)}.${digits.join('')}`);
}
