/** A name of a place in a text. A `spot` is one estate, school, road or village; an `area` is a whole city, county or township. */
export type PlacePhrase = { readonly name: string; readonly core: string; readonly kind: 'spot' | 'area' };

const AREA = '自治区|自治县|新区|开发区|街道办事处|街道|市|县|区|镇|乡|省|旗';
const SPOT =
  '小区|社区|花园|家园|花苑|嘉园|公馆|公寓|新村|新城|新苑|山庄|别墅|府邸|大厦|大楼|广场|商城|市场|商场|超市|酒店|宾馆|幼儿园|小学|中学|一中|二中|学校|学院|大学|校区|医院|卫生院|' +
  '公园|景区|水库|地铁站|火车站|高铁站|汽车站|车站|收费站|加油站|变电站|垃圾站|大道|公路|高速|大桥|立交桥|工业园|产业园|科技园|项目|楼盘|国际城|胡同|大街|' +
  '路|街|巷|苑|园|城|村|湾|府|庭|轩|院|厂|桥|河|湖|组|营|屯|庄';
/** What stands before a name and is no part of it. */
const BEFORE =
  /(?:投诉|举报|反映|反应|关于|咨询|请问|请求|请|建议|希望|强烈|要求|恳请|呼吁|位于|座落|坐落|地处|住在|来自|靠近|就是|还有|以及|附近|旁边|对面|旁|至|到|在|从|由|对|向|往|与|和|及|是|的|了|有|我们|我|你|他|她|这|那|某|本|该|为何|为什么|什么|怎么|何时|再次|一个|整个|其他|每个|各)/u;
const MOST_LETTERS = 12;
const SPOTS = new RegExp(`^(.{2,${String(MOST_LETTERS)}}?)(${SPOT})(?!长|人|民|委会|友)`, 'u');
const AREAS = new RegExp(
  `^([\\p{Script=Han}A-Z0-9]{1,6}?)(?<!小(?=区)|社(?=区)|校(?=区)|园(?=区)|景(?=区)|厂(?=区)|片(?=区)|库(?=区)|城(?=区)|超(?=市)|城(?=市)|上(?=市)|夜(?=市)|菜(?=市))(${AREA})(?!长|民|场|委|政府|级)`,
  'u',
);
/** Words that end like names, and are none. */
const NO_NAME =
  /^(?:(?:小区|社区|学校|普惠|配套|附近|周边).*|.?小|.?住宅|.?居民|.?生活|.?安置|.?拆迁|.?老旧|.?新建|.?开发|.?商|.?大|.?门|.?道|.?铁|.?公|.?修|.?马|.?走|.?出|.?思|.?法|.?本|.?我|全|城|农|.?校|.?学|.?省|.?整|各|.?上|.?下|.?这|.?哪|.?家|.?电|.?网|.?线|.?套|.?一条|.?两条)$/u;

/** Names of places by the words that they end in, in the order of the text. Nothing is looked up: the names of any city are found. */
export function placePhrases(text: string): readonly PlacePhrase[] {
  const found: PlacePhrase[] = [];
  for (const part of text.split(/[^\p{L}\p{N}·]+/u)) {
    let rest = part;
    while (rest !== '') {
      const begin = rest.match(BEFORE);
      if (begin?.index === 0) {
        rest = rest.slice(begin[0].length);
        continue;
      }
      const area = AREAS.exec(rest);
      if (area !== null && !BEFORE.test(area[1] ?? '') && !NO_NAME.test(area[1] ?? '')) {
        found.push({ name: area[0], core: area[1] ?? '', kind: 'area' });
        rest = rest.slice(area[0].length);
        continue;
      }
      const spot = SPOTS.exec(rest);
      if (spot === null) break;
      const core = (spot[1] ?? '').split(BEFORE).at(-1) ?? '';
      const long = [...core].length;
      if (long >= 2 && long <= 8 && !NO_NAME.test(core)) found.push({ name: core + (spot[2] ?? ''), core, kind: 'spot' });
      rest = rest.slice(spot[0].length);
    }
  }
  return found;
}
