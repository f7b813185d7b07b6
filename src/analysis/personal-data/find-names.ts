import type { Found, NameLexicon } from './personal-kinds.ts';

const HAN = String.raw`\p{Script=Han}`;
const HONORIFIC = '(?:先生|女士|小姐|大爷|大妈|大娘|阿姨|大叔|师傅|老师|同志)';
/** After these a name stands for certain. */
const STRONG =
  '(?:我叫|我名叫|名叫|名字叫|名字是|姓名|联系人|户主|法定代表人|(?:举报|投诉|反映|诉求|求助|申请|来电|信访|当事|经办|受访)人)';
/** After these a name may stand; then it must begin with a surname and end where a sentence goes on. */
const WEAK = '(?:我是|本人|鄙人|业主|市民|居民|村民|群众|家长|患者|学生|职工|工人|网友|车主|租户|房东|叫)';
const LINK = String.raw`(?:叫|是|为|系)?[\s:"“(,]*`;
/** What follows a name: a border, or a word with which the sentence goes on. */
const ENDS = String.raw`(?=$|[^\p{L}\p{N}*·]|男|女|的|住|家住|系|是|今年|现年|在|电话|手机|身份证|联系|来电|反映|反应|投诉|举报|与|和|及|${HONORIFIC})`;
/** Surnames that are words of every sentence: after a weak word they are not taken for names. */
const OFTEN_WORDS = new Set(
  '和应能管充权都于向从经相那别通终有全方支计后查关归连时常成明平强包单双居贵广安水车农公空利满越温万益位步边一区盖花位沙幸尚印习师祝',
);
/** Words that begin like a surname and are no names. */
const NO_NAMES = new RegExp(
  `^(?:高[中考校速铁新层一二三]|江苏|江西|石家|安徽|安置|安全|广[东西告州]|湖[南北]|河[南北]|山[东西]|陕西|云南|贵[州阳]|海南|甘肃|宁夏|成[都年立]|重庆|常[年住常]|经[常过营济]|司机|车[主辆]|农[民村业]|时[候间]|方[便面式]|全[家体部县市区村]|水[电费]|项目|任[何职]|左右|万[一元]|易地|和平|平[时台]|应[该届]|党员|双[方职]|单[位身亲]|段|温泉|老[师人]|有[关限人]|居[民住]|管[理道]|明[天显]|公[司民园]|国[家企]|强[烈制]|解[决放]|包[括工]|从[事来]|都[是不]|别[人的]|能[不否够]|权[益利限]|充[分满足值]|应[知当予由按]|谢谢|管[部理]|和[商业]|何[时人处况种地]|区[里内域]|于[是此]|后[续期]|主管|相[关信]|后[来面]|计划|商[户场贩家]|房[东主屋]|金额|代[理表]|关[于注]|支[持付]|通[过知]|严[重格]|白[天]|路[边段人过]|黄[河]|东方|百里|第五|南门|西门|业主|市民|居民)`,
  'u',
);

/** Names in a text: after words that introduce them, before forms of address, before a phone or identity number. */
export function findNames(text: string, { surnames, compoundSurnames }: NameLexicon): readonly Found[] {
  const surname = `(?:${[...compoundSurnames].join('|')}|[${[...surnames].join('')}])`;
  const sure = `(?:${[...compoundSurnames].join('|')}|[${[...surnames].filter((each) => !OFTEN_WORDS.has(each)).join('')}])`;
  const given = `(?!某)${HAN}{1,2}?`;
  const patterns: readonly RegExp[] = [
    new RegExp(`(?:${STRONG})${LINK}(?<name>${surname}${given})${ENDS}`, 'gu'),
    new RegExp(`(?:${STRONG})(?:叫|是|为)?[\\s:]+(?<name>${HAN}{2,4}(?:·${HAN}+)*)(?=$|[^\\p{L}\\p{N}*])`, 'gu'),
    new RegExp(`(?:我叫|我名叫|名叫|姓名)${LINK}(?<name>${surname}${HAN}{2})`, 'gu'),
    new RegExp(`(?:${WEAK})${LINK}(?<name>${sure}${given})${ENDS}`, 'gu'),
    new RegExp(
      `(?<=^|[^${HAN}]|联系|告知|来电|回复|答复|致电|回访|与|和|及|对|给|是|叫|请|的|市民|网友|业主|居民|村民|群众|患者|家长|用户)(?<name>${surname}(?!某)${HAN}{0,2}?)(?=${HONORIFIC})`,
      'gu',
    ),
    new RegExp(`(?<name>${surname})(?=(?:先生|女士|小姐|大爷|大妈|阿姨|大叔|师傅))`, 'gu'),
    new RegExp(`(?<=^|[^${HAN}])(?<name>${surname}${given})(?=[\\s:,、(]*(?:(?:联系)?电话|手机|身份证|1[3-9]\\d{9}|\\d{17}[\\dXx]))`, 'gu'),
    /(?:[Mm]y name is|I am called)\s+(?<name>\p{L}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]+){0,3})/gu,
  ];
  const found: Found[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.['name'] ?? '';
      const start = match.index + match[0].lastIndexOf(name);
      if (name !== '' && !NO_NAMES.test(name)) found.push({ kind: 'name', start, end: start + name.length });
    }
  }
  return found;
}
