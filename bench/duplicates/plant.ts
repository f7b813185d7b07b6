import type { Chance } from '../../src/application/simulate/chance.ts';
import { namedPlaces } from '../../src/analysis/duplicates/place-names.ts';
import { normalise } from '../../src/analysis/search/normalise.ts';

/** How a copy was made of a request. */
export type Planting = { readonly name: string; readonly says: string; plant(text: string, chance: Chance, word: () => string): string };

/** Words that people use for each other; any of a line for any other. */
const SYNONYMS = [
  '反映 举报 投诉 说明',
  '请 恳请 希望 麻烦',
  '解决 处理 整改',
  '没有人管 无人过问 一直没人处理',
  '严重 厉害 特别大',
  '影响 干扰 妨碍',
  '居民 住户 业主 老百姓',
  '噪音 噪声 吵闹声',
  '垃圾 废弃物',
  '道路 马路 路面',
  '小孩 孩子 儿童',
  '老人 老年人 长者',
  '收费 收钱 要钱',
  '物业 物业公司 管理处',
  '开发商 建设方',
  '拖欠 不发 扣着不给',
  '工资 薪水 劳动报酬',
  '学校 校方',
  '政府 有关部门 主管部门',
  '停车 泊车',
  '施工 建设 动工',
  '晚上 夜间 夜里',
  '每天 天天 日日',
  '现在 目前 如今',
  '多次 好几次 屡次',
  '电话 热线',
  '马上 立即 尽快',
  '坏了 损坏 出了故障',
  '很久 长期 好长时间',
  '房子 房屋 住房',
  '车辆 汽车 机动车',
  '公交 公交车 巴士',
  '拆迁 征收',
  '补偿 赔偿',
  '违规 违法 不合规定',
  '安全 平安',
  '领导 负责人',
  '什么时候 何时 哪天',
  '为什么 为何 怎么',
  '要求 请求',
].map((line) => line.split(' '));
const KNOWN = new Map(SYNONYMS.flatMap((line) => line.map((word) => [word, line.filter((other) => other !== word)] as const)));
const ANY_SYNONYM = new RegExp([...KNOWN.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'gu');
const OPENINGS = ['您好，', '领导好，', '你好，我想问一下，', '市长您好！', '来电人称，', '我要反映一件事：', ''];
const ENDINGS = ['谢谢！', '请尽快处理。', '盼复。', '望有关部门给个说法。', '希望能早点有人来看看。', ''];
const FRAMES = [
  (place: string, words: readonly string[]) =>
    `我家就住在${place}这边，最近${words.slice(0, 2).join('，')}，真的受不了了。${words.slice(2).join('，也有')}，打了电话也没有人来看，到底归谁管？`,
  (place: string, words: readonly string[]) =>
    `帮忙看看${place}吧。${words.slice(1).join('、')}这些事大家都在说，还有${words[0] ?? ''}，不是一天两天了，麻烦派人来一趟。`,
  (place: string, words: readonly string[]) => `市民来电：关于${place}，${words.join('；')}。请核实情况并回复本人。`,
];

const near: readonly Planting[] = [
  { name: 'copy', says: 'the same, other opening and ending', plant: (text, chance) => reframed(text, chance) },
  { name: 'typos-5', says: '5 % of letters changed, left out or added', plant: (text, chance, word) => mistyped(text, 0.05, chance, word) },
  { name: 'typos-15', says: '15 % of letters', plant: (text, chance, word) => mistyped(text, 0.15, chance, word) },
  { name: 'typos-30', says: '30 % of letters', plant: (text, chance, word) => mistyped(text, 0.3, chance, word) },
  { name: 'moved', says: 'clauses in another order', plant: (text, chance) => shuffled(clauses(text), chance).join('，') },
  { name: 'short-50', says: 'half of the clauses', plant: (text, chance) => shortened(text, 0.5, chance) },
  { name: 'short-25', says: 'a quarter of the clauses', plant: (text, chance) => shortened(text, 0.25, chance) },
];
const worded: readonly Planting[] = [
  {
    name: 'synonyms',
    says: 'other words where there are any, 8 % of letters',
    plant: (text, chance, word) => mistyped(reworded(text, chance), 0.08, chance, word),
  },
  {
    name: 'mixed',
    says: 'other words, half of the clauses in another order, 10 % of letters',
    plant: (text, chance, word) =>
      mistyped(reworded(shuffled(clauses(shortened(text, 0.5, chance)), chance).join('，'), chance), 0.1, chance, word),
  },
  { name: 'retold-6', says: 'told by another person: the place and six of its words', plant: (text, chance) => retold(text, 6, chance) },
  { name: 'retold-4', says: 'the place and four', plant: (text, chance) => retold(text, 4, chance) },
  { name: 'retold-3', says: 'the place and three', plant: (text, chance) => retold(text, 3, chance) },
];

/** Near-copies first, then other wordings, each weaker than the one before. */
export const plantings: readonly Planting[] = [...near, ...worded];

/** The same complaint about another place: not the same matter. Undefined where no place is named. */
export function elsewhere(text: string, chance: Chance, word: () => string): string | undefined {
  const places = namedPlaces(normalise(text));
  if (places.length === 0) return undefined;
  let changed = text;
  for (const { name, kind } of places) changed = changed.replaceAll(new RegExp(name + kind, 'giu'), word() + word() + kind);
  return changed === text ? undefined : reframed(changed, chance);
}

function clauses(text: string): readonly string[] {
  return text.split(/[，。！？；,.!?;\s]+/u).filter((clause) => clause !== '');
}

function reframed(text: string, chance: Chance): string {
  return chance.pick(OPENINGS) + text + chance.pick(ENDINGS);
}

function mistyped(text: string, share: number, chance: Chance, word: () => string): string {
  return [...text]
    .map((letter) => {
      if (!chance.happens(share)) return letter;
      const what = chance.next();
      return what < 0.5 ? word().slice(0, 1) : what < 0.8 ? '' : letter + word().slice(0, 1);
    })
    .join('');
}

function shuffled<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function shortened(text: string, share: number, chance: Chance): string {
  const all = clauses(text);
  const kept = new Set(shuffled([...all.keys()], chance).slice(0, Math.max(2, Math.round(all.length * share))));
  return all.filter((_, at) => kept.has(at)).join('，');
}

function reworded(text: string, chance: Chance): string {
  return reframed(
    text.replaceAll(ANY_SYNONYM, (word) => chance.pick(KNOWN.get(word) ?? [word])),
    chance,
  );
}

/** Letters that hold sentences together. */
const BINDING =
  /[的了是我在你您他她它们这那和就也都很没有吗呢吧啊把被给请要不一个上下来去到说等为而且但与及或从对于以可能会让使由其之已还再又更最后前中里]/u;

/** Pieces of two to five letters between those that bind, by chance; the place apart. */
function retold(text: string, count: number, chance: Chance): string {
  const normal = normalise(text);
  const places = namedPlaces(normal).toSorted((a, b) => b.name.length - a.name.length);
  const place = places[0] === undefined ? '' : places[0].name + places[0].kind;
  const pieces = [...new Set(normal.replaceAll(place === '' ? ' ' : place, ' ').split(BINDING))].flatMap((piece) =>
    piece.split(' ').filter((each) => [...each].length >= 2 && [...each].length <= 5),
  );
  // What a text is about stands at its beginning: two of the words are from there.
  const first = shuffled(pieces.slice(0, 8), chance).slice(0, 2);
  const others = shuffled(pieces.slice(8), chance).slice(0, count - first.length);
  return chance.pick(FRAMES)(place === '' ? first.join('') : place, shuffled([...first, ...others], chance));
}
