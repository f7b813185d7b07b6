import { chineseNumber, scaleOf, timesExactly } from '../numbers/chinese-number.ts';
import type { Comparator } from '../types.ts';
import { groupsOf, valued, type Mention } from './mention.ts';
import { unitKind, unitName, unitPattern } from './units.ts';

const decimal = String.raw`(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?`;
const more = '余|多|几';
/** 千 before these belongs to the unit: 千瓦, 千伏. */
const scale = '(?:[十百千]?[万亿]亿?|[十百千](?![瓦伏米克]))';
const amount = String.raw`(?<number>${decimal})\s?(?<more1>${more})?(?<scale>${scale})?(?<more2>${more})?`;
const gap = String.raw`\s?\n?`;
const unit = `(?<unit>${unitPattern})`;

/** 4.5%—5%, 5至6家, 10亿—20亿元: both ends, the unit of the first may be left to the second. */
const range = new RegExp(
  String.raw`(?<![\d.A-Za-z])(?<low>${decimal})(?<lowScale>${scale})?(?<lowUnit>${unitPattern})?\s?(?:[-—~～–]{1,2}|至|到)\s?(?<high>${decimal})(?<scale>${scale})?${gap}${unit}`,
  'gu',
);
/** 2×35万千瓦: so many of so much. */
const product = new RegExp(String.raw`(?<![\d.A-Za-z])(?<times>\d+)\s?[×xX*]\s?${amount}${gap}${unit}`, 'gu');
/** 1.62万人, 400余项, 35.7%. A letter before the digit would make it a name. */
const plain = new RegExp(String.raw`(?<![\d.A-Za-z])(?<sign>-)?${amount}${gap}${unit}`, 'gu');
/** 150万 users, 5.4万 people: a scale without a unit. */
const unitless = new RegExp(
  String.raw`(?<![\d.A-Za-z])(?<number>${decimal})(?<more1>${more})?(?<scale>[十百千]?[万亿])(?<more2>${more})?`,
  'gu',
);
/** 十余个, 六项, 三百万元; 一 before a unit counts nothing (一个, 一家), two numerals side by side are "so or so". */
const chinese = new RegExp(
  String.raw`(?<![第一二两三四五六七八九十百千万亿几数每某〇零\d.])(?<cn>[一二两三四五六七八九十百千万亿][一二三四五六七八九十百千万亿零]*)(?<more1>余|多)?(?<scale>[万亿])?${unit}`,
  'gu',
);
const great =
  /(?<![第\p{N}.一二三四五六七八九十])(?<cn>[二两三四五六七八九十][一二三四五六七八九]?|\d{1,2})大(?=\p{Script=Han}|“)(?!会|于|幅|力|多|批|量|局|型|学|洲|家|道|棚|人|楼|连|纪念馆)/gu;

/** Numbers with their units. What the text writes apart (120 个, 3 万人) counts as together. */
export function findQuantities(folded: string): readonly Mention[] {
  return [...ranges(folded), ...products(folded), ...plains(folded), ...chineseCounts(folded), ...unitlessAmounts(folded)];
}

function ranges(folded: string): readonly Mention[] {
  return [...folded.matchAll(range)].flatMap((match): Mention[] => {
    const { low = '', lowScale, lowUnit, high = '', scale: highScale = '', unit: of = '' } = groupsOf(match);
    if (lowUnit !== undefined && unitName(lowUnit) !== unitName(of)) return [];
    if (unitKind(of) === 'time' && of === '日') return [];
    const shared = lowUnit === undefined ? (lowScale ?? highScale) : (lowScale ?? '');
    const value = [timesExactly(low, scaleOf(shared)), timesExactly(high, scaleOf(highScale))] as const;
    const found = { start: match.index, end: match.index + match[0].length, value, unit: unitName(of), comparator: 'range' as const };
    // A range that falls is two numbers that something else connects, or a misread one: a person looks.
    return [{ kind: 'value', ...found, ...(value[0] >= value[1] ? { suspect: 'unreadableNumber' as const } : {}) }];
  });
}

function products(folded: string): readonly Mention[] {
  return [...folded.matchAll(product)].map((match): Mention => {
    const { times = '1', number = '', scale: by = '', unit: of = '' } = groupsOf(match);
    const value = timesExactly(number, scaleOf(by) * Number(times));
    return {
      kind: 'value',
      start: match.index,
      end: match.index + match[0].length,
      value,
      unit: unitName(of),
      comparator: '=',
      label: 'product',
    };
  });
}

function plains(folded: string): readonly Mention[] {
  return [...folded.matchAll(plain)].map((match): Mention => {
    const { sign, number = '', more1, more2, scale: by = '', unit: of = '' } = groupsOf(match);
    const comparator: Comparator = more1 !== undefined || more2 !== undefined ? '>' : '=';
    const negative = sign !== undefined && /[为至到达是\s]$/u.test(folded.slice(Math.max(0, match.index - 1), match.index));
    const start = match.index + (sign !== undefined && !negative ? 1 : 0);
    const value = timesExactly(number, scaleOf(by)) * (negative ? -1 : 1);
    return { kind: 'value', start, end: match.index + match[0].length, value, unit: unitName(of), comparator };
  });
}

function unitlessAmounts(folded: string): readonly Mention[] {
  return [...folded.matchAll(unitless)].map((match) => {
    const { number = '', more1, more2, scale: by = '' } = groupsOf(match);
    const comparator = more1 === undefined && more2 === undefined ? '=' : '>';
    return valued(match, timesExactly(number, scaleOf(by)), '', { comparator, suspect: 'noUnit' });
  });
}

function chineseCounts(folded: string): readonly Mention[] {
  const counts = [...folded.matchAll(chinese)].flatMap((match): Mention[] => {
    const { cn = '', more1, scale: by = '', unit: of = '' } = groupsOf(match);
    const value = chineseNumber(cn);
    const end = match.index + match[0].length;
    if (value === null || !canCount(of, cn, by) || isWord(of, folded.slice(end, end + 2), cn)) return [];
    return [valued(match, value * scaleOf(by), unitName(of), { comparator: more1 === undefined ? '=' : '>', label: 'inWords' })];
  });
  const sets = [...folded.matchAll(great)].flatMap((match): Mention[] => {
    const { cn = '' } = groupsOf(match);
    const value = /^\d/u.test(cn) ? Number(cn) : chineseNumber(cn);
    return value === null ? [] : [valued(match, value, '个', { kind: 'other', direction: 'count', label: 'set' })];
  });
  return [...counts, ...sets];
}

/** Whether a numeral in words can count in this unit: 十年 is a time, 百米 and 三米 are mostly figures of speech. */
function canCount(of: string, cn: string, by: string): boolean {
  const kind = unitKind(of);
  if (/^[百千万亿]$/u.test(cn)) return false;
  if (kind === 'measure' || kind === 'capacity') return cn.length > 1 || by !== '';
  return kind !== 'time';
}

/** Units that count things even after 两; others make words with it (两岸, 两面, 两手). */
const counted = new Set([
  '个',
  '家',
  '项',
  '次',
  '倍',
  '条',
  '座',
  '所',
  '处',
  '户',
  '批',
  '轮',
  '种',
  '类',
  '件',
  '起',
  '届',
  '名',
  '场',
  '支',
  '番',
  '部',
  '位',
  '大',
  '套',
]);

/** Whether numeral and unit make a word instead of a count: 一个, 三方面, 五位一体, 两面. */
function isWord(of: string, after: string, cn: string): boolean {
  if (of === '方' && /^[面位]/u.test(after)) return true;
  if (of === '位' && after.startsWith('一体')) return true;
  if (of === '国' || of === '级' || of === '年' || of === '期') return true;
  if (cn === '一') return of !== '倍';
  return cn === '两' && !counted.has(of);
}
