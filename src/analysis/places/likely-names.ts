import type { PlacePart } from './place-part.ts';

/** How sure a name is that only looks like one: in the words for the place, and in the story. */
const IN_PLACE = 0.7;
const IN_STORY = 0.5;
const LONGEST = 10;

/** What stands before a name and is none of it. */
const BEFORE =
  /^.*(?:位于|住在|家住|在|从|到|至|由|往|沿着?|和|与|及|的|是|我们?|你们?|他们?|反映|关于|路过|经过|靠近|旁边|附近|对面|门口|来自|此处|这里|那里|这条|那条|这个|那个|一条|一个|该|本|其|某|向|去|给|对|把|被|让|有|请|希望|今天|昨天|最近|目前|现在|导致|造成|整个|整条)/u;
/** Kinds of road, which are no names of one. */
const COMMON_ROAD = /^(?:.{0,2}[马道公铁线电水管网走修上让堵问大小土石泥出思销前后生去回退活]|.{0,1}[半一这那条村乡])(?:路|街|巷)$/u;
const ROAD = /^.{1,8}?(?:大道|大街|胡同|路(?![灯面口过上边况段人程由途线基障政费])|街(?![道上边坊])|巷(?!子|道))/u;
const LANDMARK =
  /^.{1,8}?(?:小区|花园|家园|佳苑|公寓|新村|新城|社区|广场|医院|卫生院|学校|小学|中学|高中|职中|幼儿园|大学|学院|市场|超市|车站|火车站|汽车站|公园|大厦|商城|商场|酒店|工业园区?|开发区|煤矿|加油站|收费站|机场|水库|景区|村(?![民委里口头上道路内])|苑(?=$|\d|[一二三四五六七八九十]))/u;
/** Words that say which kind, not which one. */
const COMMON_LANDMARK =
  /^(?:(?:老旧|所有|全部|各个?|附近|多个|两个|几个|每个|城市|农|乡|全|新|旧|老|自己|隔壁|有些|部分|公立|私立|民办|人民|市场|城中|大型|很多|许多)(?:小区|花园|社区|广场|医院|学校|小学|中学|幼儿园|大学|市场|超市|车站|公园|酒店|村)|.?(?:农贸市场|菜市场|火车站|汽车站|居民小区|住宅小区|封闭小区))$/u;

/** A road and a landmark that the words seem to name. `names` are those of areas and towns, which stand before and are no part of them. */
export function likelyNames(
  place: string,
  text: string,
  names: readonly string[],
): { readonly road: PlacePart | null; readonly landmark: PlacePart | null } {
  const first = (pattern: RegExp, common: RegExp, before: readonly string[]): PlacePart | null => {
    for (const [said, score] of [[place, IN_PLACE] as const, [text, IN_STORY] as const]) {
      const name = firstName(said, pattern, common, before);
      if (name !== undefined) return { name, score, known: false };
    }
    return null;
  };
  const road = first(ROAD, COMMON_ROAD, names);
  return { road, landmark: first(LANDMARK, COMMON_LANDMARK, road === null ? names : [...names, road.name]) };
}

function firstName(said: string, pattern: RegExp, common: RegExp, names: readonly string[]): string | undefined {
  for (const piece of piecesOf(said, names)) {
    for (let rest = piece; rest !== '';) {
      const found = pattern.exec(rest)?.[0];
      if (found === undefined) {
        rest = rest.length > LONGEST ? rest.slice(1) : '';
        continue;
      }
      const name = found.replace(BEFORE, '');
      if ([...name].length >= 3 && !common.test(name)) return name;
      rest = rest.slice(found.length);
    }
  }
  return undefined;
}

/** Stretches of letters between marks, names of areas, roads and house numbers. */
function piecesOf(said: string, names: readonly string[]): readonly string[] {
  let rest = said.normalize('NFKC');
  for (const name of names.toSorted((one, other) => other.length - one.length)) rest = rest.replaceAll(name, ' ');
  return rest
    .replaceAll(/(大道|大街|[东西南北中]路|路口)(?=\p{Script=Han}{2})/gu, '$1 ')
    .split(/[^\p{L}\p{N}]+|\d+号/u)
    .filter((piece) => piece !== '');
}
