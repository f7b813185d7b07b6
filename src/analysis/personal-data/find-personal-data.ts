import { findNames } from './find-names.ts';
import { foldWidths } from './fold-widths.ts';
import { findNumbers } from './number-finders.ts';
import type { FindOptions, Found, NameLexicon, PersonalKind } from './personal-kinds.ts';

const NUMBER = '[0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁]{1,5}';
const OFFICE_CUE =
  /(?:咨询|监督|服务|投诉|举报|值班|办公|受理|热线|窗口|单位|中心|大队|派出所|局|所|办|科)(?:室)?(?:电话|热线|号码)?[^\p{L}\p{N}]{0,4}$/u;

const wordings: readonly { readonly kind: PersonalKind; readonly pattern: RegExp }[] = [
  { kind: 'mail', pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu },
  {
    kind: 'account',
    pattern:
      /(?<=(?:微信|薇信|企鹅|扣扣|QQ|qq|Qq|VX|vx|Vx|V信|WeChat|wechat|Wechat)(?:账号|帐号|号码|号|ID|id|同号)?[^\S\n]*(?:是|为|[:：])?[^\S\n]*)[A-Za-z0-9_][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_-])/gu,
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][\s.•-]?(?=[A-Za-z0-9]*\d)[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳](?![A-Za-z0-9])/gu,
  },
  // Two parts of an address within an estate, or a room by itself.
  {
    kind: 'door',
    pattern: new RegExp(
      `(?<![\\dA-Za-z月第])(?:${NUMBER}(?:号楼|号院|号|栋|幢|座|单元|门|层|楼)[\\s,、-]*)+${NUMBER}(?:号房|室|户|房|单元|号)(?![线路院])`,
      'gu',
    ),
  },
  {
    kind: 'door',
    pattern: new RegExp(`(?<![\\dA-Za-z月第])(?:${NUMBER}(?:号楼|栋|幢|座|单元)[\\s,、-]*)+\\d{3,4}(?![\\d年元米个])`, 'gu'),
  },
  { kind: 'door', pattern: /(?<![\dA-Za-z.-])\d{1,3}[-#]\d{1,2}[-#]\d{3,4}(?![\d.-])/gu },
  { kind: 'door', pattern: /(?<![\dA-Za-z第])[1-9]\d{2,3}室/gu },
  { kind: 'door', pattern: /(?<=(?:家住|住在|住址|家庭地址|联系地址|居住于|现住)[^，。；！？,;!?\n]{0,30})[\dA-Za-z]{1,5}号(?!楼|线)/gu },
];

/**
 * Every wording of a text that tells who or where somebody is, in its order, none within another: numbers of phones, identities, cards and plates,
 * mail addresses and accounts, names, doors; and what was found once is found wherever it stands. `start` and `end` are UTF-16 units of the text.
 */
export function findPersonalData(
  text: string,
  lexicon: NameLexicon,
  { officePhones = false, names = true }: FindOptions = {},
): readonly Found[] {
  const folded = foldWidths(text);
  const isOffice = ({ kind, start }: Found): boolean =>
    officePhones && kind === 'landline' && OFFICE_CUE.test(folded.slice(Math.max(0, start - 16), start));
  const found: Found[] = findNumbers(folded).filter((each) => !isOffice(each));
  for (const { kind, pattern } of wordings) {
    for (const match of folded.matchAll(pattern)) found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  if (names) found.push(...findNames(folded, lexicon));
  const again = new Map(found.filter(({ start, end }) => end - start > 1).map(({ kind, start, end }) => [folded.slice(start, end), kind]));
  for (const [word, kind] of again) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length))
      found.push({ kind, start: at, end: at + word.length });
  }
  return apart(found);
}

/** Overlapping stretches as one, of the kind of the longest. */
function apart(found: readonly Found[]): readonly Found[] {
  const kept: (Found & { readonly longest: number })[] = [];
  for (const { kind, start, end } of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1);
    if (last === undefined || start >= last.end) kept.push({ kind, start, end, longest: end - start });
    else {
      const longer = end - start > last.longest;
      kept[kept.length - 1] = {
        ...{ kind: longer ? kind : last.kind, start: last.start, end: Math.max(end, last.end) },
        longest: Math.max(last.longest, end - start),
      };
    }
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}
