import { bare, type Mention } from './mention.ts';

/** Words whose numerals count nothing: they do not make a quoted phrase a numeric name. */
const idle =
  /一体化|一体|一致|一定|统一|唯一|单一|一流|一般|一切|一直|一起|一些|一批|一方|进一步|一系列|第一|一线|万象|万达|三亚|三峡|长三角|珠三角|百姓|半岛|零售|零部件|红十字|五金|十分|千方百计|万家|万众|一带(?!一路)/gu;
const numeral = /[0-9一二两三四五六七八九十百千万亿零]/u;
const QUOTED_LENGTH = 16;

/** Phrases in quotes or book marks that hold a numeral: 千万工程, 985, 高效办成一件事. A spoken sentence in quotes is no name. */
export function findQuotedNames(folded: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of folded.matchAll(/[“"「‘《]([^“”"「」‘’《》\n]{1,40})[”"」’》]/gu)) {
    const [, inner = ''] = match;
    const start = match.index + 1;
    const book = match[0].startsWith('《');
    if (!numeral.test(inner.replaceAll(idle, ''))) continue;
    if (/^十[一二三四五六七]五$/u.test(inner) || /[。！!？?;；]/u.test(inner) || (!book && inner.length > QUOTED_LENGTH)) continue;
    // 中华人民共和国民法典 (2026修订) and its like stay names; “达到100%” is what the sentence itself says.
    if (/^(?:达到|超过|突破)?\d[\d.]*(?:%|亿元|万元)(?:以上|以内)?$/u.test(inner)) continue;
    const token = /^(?:[A-Z][A-Za-z]*\d+\+?|\d+[A-Z]+\+?)(?=\p{Script=Han})/u.exec(inner);
    if (token !== null) found.push(bare('name', start, start + token[0].length, 'quoted'));
    else found.push(bare('name', start, start + inner.length, 'quoted'));
  }
  return found;
}

/** Patterns of names without quotes; the first group is the mention where there is one. */
const patterns: readonly { readonly label: string; readonly pattern: RegExp }[] = [
  { label: 'formula', pattern: /[0-9]+(?:\+[0-9A-Za-z]+)+|[0-9]+\+[NnXx]|[Nn]\+[0-9]+/gu },
  {
    label: 'policy',
    pattern:
      /一带一路|五位一体|四个全面|两个维护|两个确立|四个意识|四个自信|两个毫不动摇|千万工程|四好农村路|双一流|三农|三医|三北(?!方)|五育|六稳|六保|三保|一老一小|三区三线|三线一单|两山理论/gu,
  },
  { label: 'congress', pattern: /党的(二十大|十[一二三四五六七八九]大)|((?:二十|十[一二三四五六七八九])届[一二三四五六七八]中全会)/gu },
  {
    label: 'congress',
    pattern: /(?:中央|省委|市委|区委|县委|党的)((?:第)?[一二三四五六七八九十]+届(?:[一二三四五六七八九十]+[次中]|(?=全会|历次)))/gu,
  },
  {
    label: 'congress',
    pattern:
      /(?<![一二三四五六七八九十\d])([一二三四五六七八九十]+届(?:(?:人大|政协)?[一二三四五六七八九十]+次(?=会议|全会))?|[一二三四五六七八九十]+次(?=全会|全体|会议|党代))/gu,
  },
  { label: 'rule', pattern: /(八项规定|十项规定)/gu },
  {
    label: 'action',
    pattern: /([一二三四五六七八九十百]+[年天日]|\d+[年天日])(?=(?:攻坚)?(?:专项)?(?:行动|计划|攻坚))(?:(?:攻坚)?行动)?/gu,
  },
  { label: 'action', pattern: /([一二三四五六七八九十]+(?:大|项))(?=行动计划)/gu },
  {
    label: 'phase',
    pattern:
      /((?<![一二三四五六七八九十\d同前分])(?:[一二三四五六七八九十]+|\d)(?:[、和]?[一二三四五六七八九十])?期)(?!间|限|末|望|待|货|盼|刊|内)/gu,
  },
  {
    label: 'grade',
    pattern: /(?<![\dA-Za-z市县区省乡镇村国])((?:[一二三四五六七八九]|\d)级)(?!地震|联动|书记|管理体|网格|院线|财政|以上领导)/gu,
  },
  { label: 'grade', pattern: /(?:国家|省级?|市级?|达到|公路)((?:[一二三四五六七八九]|\d)级)/gu },
  { label: 'grade', pattern: /(\d?[A-Z]*\dA+级?|[三四五]星级?)/gu },
  { label: 'grade', pattern: /(三级甲等|三甲|二甲|三级乙等)/gu },
  { label: 'category', pattern: /([ⅠⅡⅢⅣⅤ]+类|[一二三四五]类(?=水|地|用地|标准|断面|企业)|\d类(?=新药|医疗|创新))/gu },
  { label: 'number', pattern: /((?:\d+[-—]\d+|\d+|[一二三四五六七八九十]+)号(?!召|称|令(?!线)|文|码|牌|角|脉)线?)/gu },
  {
    label: 'unit',
    pattern:
      /(?<=[市县区省院州阳州宁京海肥汾吕石门城附属\p{Script=Han}])([一二三四五六七八九十](?:小|中|院|高线|棒线|矿|厂|医院|高|职中))(?=[\p{P}\s东西南北新分校改迁扩项等和及与升建高技])(?!小时|中全|中心|院一|小步)/gu,
  },
  { label: 'ordinal', pattern: /(第(?:\d+|[一二三四五六七八九十百]+)(?:批|届|轮|次|期)?)(?=\p{Script=Han})/gu },
  { label: 'round', pattern: /((?:[二三四五六七八九]|(?<!新)一|\d)轮)(?=[土督巡中承省央])/gu },
  {
    label: 'hotline',
    pattern:
      /((?<![\d.])(?:12345|12315|12333|12348|12309|12388|96\d{3}|110|119|120|122)(?![\d.%]))(?=[“”"、]*(?:政务|热线|服务|便民|市民|报警|接警|急救|指挥|平台|消费|投诉|联动|接诉|1\d\d))/gu,
  },
  {
    label: 'road',
    pattern:
      /((?<![A-Za-z\d])[GSXYKTDCZ]\d{1,4}(?![\d.]*[GMKk%])(?:国道|省道)?)|((?<!\d)[1-5]\d\d(?=国道|省道))|((?<=[国省县]道)\d{3}(?!\d))|((?<![\d.])\d{1,3}(?=(?:[、和及]\d{1,3})*(?:号?线)))/gu,
  },
  { label: 'generation', pattern: /((?<![\d.])[2-6](?:\.5)?G(?![WBb\w])(?:-A|-?R)?)/gu },
  { label: 'token', pattern: /((?<![A-Za-z\d])(?:PM|O|CO|SO|NO|H|N)\d(?:\.\d)?(?![\d%]))/gu },
  { label: 'token', pattern: /((?<![A-Za-z\d])[A-Za-z][A-Za-z.-]{0,20}\d+(?:\.\d+)?(?:[A-Za-z-]+\d*)*\+?)/gu },
  { label: 'circle', pattern: /((?:\d+|[一二三四五六七八九十]+)(?:分钟|小时))(?=[^,，。、;；\d]{0,10}(?:圈|生活服务))/gu },
  { label: 'ranking', pattern: /((?:\d{2,4}|[百千])强)(?![化度势力劲者弱])/gu },
  { label: 'tier', pattern: /((?:[一二三五]?[十百千万]亿|[百千万]亿元?|[百千]万)级)/gu },
  { label: 'breakthrough', pattern: /零的突破|零突破/gu },
  { label: 'allClear', pattern: /(百年(?=变局|未有|奋斗|名校|老)|千年(?=古|文|窑))/gu },
  { label: 'version', pattern: /((?<![\d.])\d\.0)(?=版|时代|改革|方案|政策|行动|\p{Script=Han})/gu },
  { label: 'week', pattern: /(?:7[×x*]24|24小时(?=自助|在线|不打烊)|365天)/gu },
  { label: 'event', pattern: /((?<=\p{Script=Han})20[1-4]\d)(?=技改|技术|年?版|计划|行动|战略|愿景|工程)/gu },
];

/** Idioms that an ordinal opens and that order nothing. */
const idleOrdinal = /^第一(?:时间|动力|要务|位|线|步|资源|生产力|书记|责任|课|方阵|关|道|粒|梯队|视点|手|章)/u;

/** Names that need no quotes to be one: 三年行动, 二期, 5A级, 12345, 第三人民医院. */
export function findPlainNames(folded: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const { label, pattern } of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const text = match.slice(1).find((group) => group !== undefined && group !== '') ?? match[0];
      const start = match.index + match[0].indexOf(text);
      if (
        label === 'ordinal' &&
        (idleOrdinal.test(folded.slice(start, start + 5)) || /第[一二三四]季度/u.test(folded.slice(start, start + 4)))
      )
        continue;
      const end = label === 'action' ? match.index + match[0].length : start + text.length;
      found.push(bare('name', start, end, label));
    }
  }
  return found;
}
