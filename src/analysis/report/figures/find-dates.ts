import { chineseNumber } from '../numbers/chinese-number.ts';
import type { ReportParts } from '../text/report-parts.ts';
import type { Mention } from './mention.ts';

/** The first year of the plans that are named by number: the eleventh began in 2006. */
const FIRST_PLAN = { number: 11, year: 2006, years: 5 };

type Read = { readonly period: string; readonly groups?: number };
type Reader = (match: RegExpExecArray, around: Around) => Read;
type Around = { readonly past: boolean; readonly year: number | null; readonly before: string; readonly after: string };

const cn = '[一二两三四五六七八九十]+';

/** Forms of dates; the mention is the group `t` where there is one. */
const readers: readonly { readonly pattern: RegExp; readonly read: Reader }[] = [
  { pattern: /(?<![\d.])\d{1,2}[-—~至到]\d{1,2}年(?=时间|内|左右)/gu, read: () => ({ period: '' }) },
  {
    pattern: /(?<!\d)((?:19|20)\d\d)年?\s?[-—~～至到]+\s?((?:19|20)\d\d)年?(?!\d)/gu,
    read: (match) => ({ period: `${match[1] ?? ''}-${match[2] ?? ''}` }),
  },
  {
    pattern: /(?<!\d)((?:19|20)\d\d)年(?:([上下])半年|(?:第?([一二三四])季度)|(\d{1,2})月(?:份|(\d{1,2})日|底|末)?|度)?/gu,
    read: (match) => ({ period: inYear(match[1] ?? '', match) }),
  },
  { pattern: /([〇零一二三四五六七八九]{4})年/gu, read: (match) => ({ period: String(chineseNumber(match[1] ?? '') ?? '') }) },
  {
    pattern: /(?<![\d年.])(?:([上下])半年|第?([一二三四])季度)/gu,
    read: (match, { year }) => ({ period: year === null ? '' : inYear(String(year), [match[0], '', match[1], match[2]]) }),
  },
  {
    pattern: /前[二三]季度|前\d季度/gu,
    read: (match, { year }) => ({
      period: year === null ? '' : `${String(year)}Q${match[0].includes('三') || match[0].includes('3') ? '3' : '2'}`,
    }),
  },
  {
    pattern: /(?<![\d.个])(\d{1,2})月(?:份|(\d{1,2})日|底|末|上旬|中旬|下旬)?(?!前夕)/gu,
    read: (match, { year }) => ({
      period: year === null || Number(match[1]) > 12 ? '' : inYear(String(year), [match[0], '', undefined, undefined, match[1], match[2]]),
    }),
  },
  {
    pattern:
      /十[一二三四五六七]五(?=[”"’]?(?:时期|期间|规划|开局|收官|以来|目标|末|中期|时|“|”|、|,|，|。|的|国土|建设|发展|\p{Script=Han}))/gu,
    read: (match) => ({ period: fiveYears(match[0]) }),
  },
  {
    pattern:
      /(?:过去|刚刚过去的?|近|最近|这|今后|未来|前|后|下一|头|上一)(?:的)?(?<t>(?:一|二|两|三|四|五|六|七|八|九|十|\d{1,2})年)(?!级|底|初|限)/gu,
    read: readSpanOfYears,
  },
  { pattern: new RegExp(`(?<!第|每|十|一)(?<t>(?:${cn}|\\d{1,2})年)(?=来|间|以来|内(?!瓦)|时间|中[,，])`, 'gu'), read: readSpanOfYears },
  {
    pattern: new RegExp(`(?:连续|历时|累计)(?<t>(?:${cn}|\\d{1,2})(?:年|个月|个?季度))`, 'gu'),
    read: (_match, { past, year }) => ({ period: past && year !== null ? String(year) : '' }),
  },
  { pattern: /(?<!\d)(?:1\d|2\d)世纪/gu, read: () => ({ period: '' }) },
  { pattern: /((?:\d{1,3}|[一二三四五六七八九十百]+)周年)/gu, read: (_match, { year }) => ({ period: year === null ? '' : String(year) }) },
  { pattern: /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/gu, read: (match) => ({ period: match[0] }) },
];

/** Times that a report names. A time without a year is of the year that its part speaks of. */
export function findDates(folded: string, { parts, year }: ReportParts): readonly Mention[] {
  const found: Mention[] = [];
  for (const { pattern, read } of readers) {
    for (const match of folded.matchAll(pattern)) {
      const past = parts.find(({ end }) => match.index < end)?.tense === 'past';
      const around: Around = {
        past,
        year: year === null ? null : past ? year - 1 : year,
        before: folded.slice(Math.max(0, match.index - 6), match.index),
        after: folded.slice(match.index + match[0].length, match.index + match[0].length + 6),
      };
      const { period } = read(match, around);
      const text = match.groups?.['t'] ?? match[0];
      const start = match.index + match[0].indexOf(text);
      found.push({ kind: 'date', start, end: start + text.length, value: null, unit: '', comparator: '=', period, label: 'date' });
    }
  }
  return found;
}

/** `2026H1`, `2026Q1`, `2026-08` or `2026-08-31` from the groups year, half, quarter, month, day. */
function inYear(year: string, [, , half, quarter, month, day]: readonly (string | undefined)[]): string {
  if (half !== undefined) return `${year}H${half === '上' ? '1' : '2'}`;
  if (quarter !== undefined) return `${year}Q${String(chineseNumber(quarter) ?? '')}`;
  if (month === undefined) return year;
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}

function fiveYears(words: string): string {
  const first = FIRST_PLAN.year + ((chineseNumber(words.slice(0, 2)) ?? FIRST_PLAN.number) - FIRST_PLAN.number) * FIRST_PLAN.years;
  return `${String(first)}-${String(first + FIRST_PLAN.years - 1)}`;
}

/** 过去五年, 一年来, 今后五年: backwards from the year that is looked back on, or forwards from the year of the plan. */
function readSpanOfYears(match: RegExpExecArray, { past, year, after }: Around): Read {
  const words = match.groups?.['t'] ?? match[0];
  const count = /^\d/u.test(words) ? Number.parseInt(words, 10) : (chineseNumber(words.slice(0, -1)) ?? 1);
  if (year === null) return { period: '' };
  const ahead = /今后|未来|下一|后/u.test(match[0]) || (!past && !/过去|近|来/u.test(match[0] + after.slice(0, 2)));
  const last = ahead ? year + (past ? 1 : 0) + count - 1 : past ? year : year - 1;
  return { period: count === 1 ? String(last) : `${String(last - count + 1)}-${String(last)}` };
}
