import { compoundSurnames, surnames } from './surnames.ts';

const HIDDEN = '***';
const D = '[0-9０-９]';
const GAP = '[\\s\\-－—–.·]';
const HAN = '\\p{Script=Han}';

/** Words that introduce a name. After a strong one whatever follows is a name; after a weak one, what begins with a surname. */
const STRONG_CUE = '(?:我叫|我名叫|名叫|我姓|免贵姓|姓名|名字(?:叫|是)|联系人|户主|我的名字)';
const WEAK_CUE = '(?:本人|我是|鄙人|诉求人|投诉人|举报人|反映人|求助人|申请人|来电人|业主|市民|居民|村民|群众|家长|职工|患者|学生)';
/** What ends a given name after its first character: words that go on with the sentence. */
const GOES_ON = '住在是的系电手联家今年现身来自反';
/** "I called for ...": not a name. */
const NO_NAME = '[了过你他她它人不来去的着]';

const surname = `(?:${[...compoundSurnames].join('|')}|[${[...surnames].join('')}])`;
const given = `(?:${HAN}(?:(?![${GOES_ON}])${HAN})?)`;

/** Each kind of wording that says who or where somebody is; `$<keep>` stays. */
const patterns: readonly RegExp[] = [
  // Mail addresses first: they may hold digits.
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+[@＠][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?<keep>(?:微信|企鹅|扣扣|QQ|VX|WeChat)号?(?:码)?\s*[:：是为]?\s*)[A-Za-z0-9_-]{5,}/giu,
  // Identity, bank and phone numbers: seven digits or more in one run, in groups, or one by one; in Chinese words as well.
  new RegExp(`(?<![0-9０-９])(?:[+＋]?(?:86|８６)${GAP}?)?${D}{3,4}${GAP}${D}{3,4}${GAP}?${D}{3,4}(?!${D})`, 'gu'),
  new RegExp(`(?<!${D})0${D}{2,3}${GAP}?${D}{7,8}(?!${D})`, 'gu'),
  new RegExp(`(?:${D}${GAP}){6,}${D}[Xx]?`, 'gu'),
  new RegExp(`${D}{7,}[XxＸｘ]?`, 'gu'),
  /[零〇一二三四五六七八九幺两]{7,}/gu,
  // Number plates.
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][\s·•-]?[A-Za-z0-9]{4,5}[A-Za-z0-9挂学警港澳]/gu,
  // Names.
  new RegExp(`(?<keep>${STRONG_CUE}(?:叫|是|为)?[\\s:：，,]*)(?!${NO_NAME})${HAN}{1,2}(?:(?![${GOES_ON}])${HAN}){0,2}(?:·${HAN}+)*`, 'gu'),
  new RegExp(`(?<keep>${WEAK_CUE}(?:叫|姓名|为|是)?[\\s:：，,]*)${surname}${given}`, 'gu'),
  new RegExp(`${surname}(?<keep>先生|女士|小姐|大爷|大妈|大娘|阿姨|大叔|师傅)`, 'gu'),
  /(?<keep>\b[Mm]y name is\s+|\bI am called\s+)\p{L}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]+){0,3}/gu,
  // Doors: number, building, entrance, flat; not the day of a month.
  /(?<![月\p{N}A-Za-z一二三四五六七八九十百零甲乙丙丁])(?:[\dA-Za-z０-９一二三四五六七八九十百零〇甲乙丙丁]+(?:号楼|号院|号|栋|幢|座|单元|室|户|层|楼|排|弄)[\s,，、-]*)+(?:\d{1,5}(?:室|户|号)?)?/gu,
  /(?<!\d)\d{1,3}[-－]\d{1,2}[-－]\d{2,4}(?!\d)/gu,
];

/**
 * Hides every wording of a text that tells who spoke or where he lives: phone, identity and bank numbers, plates, mail
 * addresses, names after words that introduce one, doors. `known` are the caller's own name and number, hidden wherever they
 * stand. Meant to hide too much rather than too little: it is for the eyes of the party complained of.
 */
export function maskText(text: string, known: readonly string[] = []): string {
  let masked = text.normalize('NFC');
  for (const word of known) {
    if (word.trim().length > 1) masked = masked.replaceAll(word.normalize('NFC').trim(), HIDDEN);
  }
  for (const pattern of patterns) masked = masked.replaceAll(pattern, (...match) => hide(match));
  return masked;
}

function hide(match: readonly unknown[]): string {
  const groups = match.at(-1);
  const kept = typeof groups === 'object' && groups !== null && 'keep' in groups && typeof groups.keep === 'string' ? groups.keep : '';
  // A kept word stands where it stood: before the name it introduces, or after the name it addresses.
  return String(match[0]).startsWith(kept) ? `${kept}${HIDDEN}` : `${HIDDEN}${kept}`;
}
