import { hasBirthDate, hasShortBirthDate, isCardNumber, isIdNumber } from './checksums.ts';
import type { Found, PersonalKind } from './personal-kinds.ts';

/** What people write between the digits of a number: nothing, or a space, a dash, a dot. */
const GAP = String.raw`[^\S\n]?[-.]?[^\S\n]?`;
const digits = (count: string): string => String.raw`(?:\d${GAP}){${count}}`;
const NOT_WITHIN = String.raw`(?<![\dA-Za-z]|\d[-.])`;

type NumberFinder = {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  accepts(number: string, before: string, written: string): boolean;
};

const CARD_CUE = /(?:卡号|账号|帐号|账户|银行卡|储蓄卡|信用卡|开户行)[^\d]{0,12}$/u;
const ID_CUE = /(?:身份证|证件)[^\d]{0,8}$/u;

/** In the order in which they are looked for: a longer number is not taken for a shorter one. */
const finders: readonly NumberFinder[] = [
  {
    kind: 'idNumber',
    pattern: new RegExp(String.raw`${NOT_WITHIN}\d${GAP}${digits('16')}[\dXx](?![\dA-Za-z])`, 'gu'),
    accepts: (number, before, written) => isIdNumber(number) || (hasBirthDate(number) && (ID_CUE.test(before) || written.length <= 20)),
  },
  {
    kind: 'bankCard',
    pattern: new RegExp(String.raw`${NOT_WITHIN}[1-9]${GAP}${digits('14,17')}\d(?![\dA-Za-z])`, 'gu'),
    accepts: (number, before) =>
      CARD_CUE.test(before) || /^62\d{14}(?:\d{3})?$/u.test(number) || (isCardNumber(number) && /^[3-69]/u.test(number)),
  },
  {
    kind: 'idNumber',
    pattern: new RegExp(String.raw`${NOT_WITHIN}\d${GAP}${digits('13')}\d(?![\dA-Za-z])`, 'gu'),
    accepts: (number, before) => ID_CUE.test(before) && hasShortBirthDate(number),
  },
  {
    kind: 'mobile',
    pattern: new RegExp(String.raw`(?<![\dA-Za-z]|\d\.)(?:\+?86${GAP}|0086${GAP})?1${GAP}[3-9]${GAP}${digits('8')}\d(?!\d|\.\d)`, 'gu'),
    accepts: (_number, _before, written) => !written.includes('.') || evenGroups(written),
  },
  {
    kind: 'landline',
    pattern: new RegExp(
      String.raw`(?<![\dA-Za-z]|\d[-.])\(?0(?:10|2\d|[3-9]\d{2})\)?[^\S\n]?-?[^\S\n]?[1-9]\d{2,3}[^\S\n]?-?[^\S\n]?\d{4}(?:-\d{1,5}|转\d{1,5})?(?!\d)`,
      'gu',
    ),
    accepts: () => true,
  },
  {
    kind: 'landline',
    pattern: /(?<=(?:电话|座机|固话|[Tt]el|TEL)(?:号码?)?(?:是|为)?[^\S\n]*[:：]?[^\S\n]*)[2-8]\d{2,3}[^\S\n]?-?[^\S\n]?\d{4}(?![\d元])/gu,
    accepts: () => true,
  },
  {
    kind: 'mobile',
    pattern:
      /(?<![零〇一二三四五六七八九幺两])[一幺][三四五六七八九][零〇一二三四五六七八九幺两]{9}(?![零〇一二三四五六七八九幺两十百千万])/gu,
    accepts: () => true,
  },
];

/** Phone, identity and card numbers in a text of folded widths, however they are grouped; `start` and `end` in UTF-16 units. */
export function findNumbers(folded: string): readonly Found[] {
  const found: Found[] = [];
  const taken = (start: number, end: number): boolean => found.some((each) => each.start < end && start < each.end);
  for (const { kind, pattern, accepts } of finders) {
    for (const match of folded.matchAll(pattern)) {
      const [written] = match;
      const [start, end] = [match.index, match.index + written.length];
      const number = written.replaceAll(/[^\dXx]/gu, '');
      if (!taken(start, end) && accepts(number, folded.slice(Math.max(0, start - 24), start), written)) found.push({ kind, start, end });
    }
  }
  return found;
}

/** 138.0000.0000 and 1.3.8...: a number; 13.80 0000000: a measure. */
function evenGroups(written: string): boolean {
  const groups = written.split(/[^\d+]+/u).map(({ length }) => length);
  return groups.every((length) => length <= 1) || groups.slice(-3).join(' ') === '3 4 4';
}
