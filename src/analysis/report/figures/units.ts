/** Units that a count or a measure takes in reports; `kind` says what its number is. */
type UnitKind = 'share' | 'money' | 'measure' | 'capacity' | 'count' | 'time' | 'times';

/** Units by kind. A capacity can stand in the name of a project (20万吨乙二醇项目), a count cannot. */
const unitsByKind: Readonly<Record<UnitKind, string>> = {
  share: '% ‰ 个百分点 百分点 个点',
  money: '元 元人民币 人民币 美元 欧元 港元 日元 块钱',
  times: '倍 番',
  time: '个工作日 工作日 小时 分钟 秒 个月 年 天 日 周 学时 课时 岁',
  capacity: [
    '标方/小时 标方小时 标方 立方米 立方 方 吨标准煤 吨标煤 公斤 千克 斤 克 升 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 瓦',
    'GWh GW MWh MW KW kW kWh 千伏安 千伏 kV KV 伏 度 标箱 标准箱 TEU P 平方米 平米 ㎡ m2 m² 吨 台套 台 辆 头 只 羽 张 片 床 平方',
  ].join(' '),
  measure: [
    '公里 千米 海里 毫米 厘米 米 km 亩 公顷 平方公里 平方千米 微克/立方米 微克 毫克 微克每立方米 毫克/升 摄氏度 ℃ 标准方 车公里 人公里',
    '吨公里 蒸吨 TB PB EFLOPS 克/度 点',
  ].join(' '),
  count: [
    '个 家 户 人次 人份 人 名 位 件次 件 项次 项 条 座 处 所 套 架次 架 艘 列 场次 场 次 部 支 县(市、区) 县(市区)',
    '县(市) 县(区) 县区 县市 县 市 省 村(社区) 村 乡镇(街道) 乡镇 乡 镇街 镇 街道 社区 国 州 盟 旗 对 批次 批 种 类',
    '株 棵 本 册 份 间 栋 幢 孔 眼 口 班列 班次 班 门 宗 笔 起 例 轮次 轮 届 封 剂次 剂 枚 块 道 组 篇 首 幅 期 盘',
    '面 盏 杆 趟 屏 团 航班 股 单 箱 瓶 包 匹 尾 枪 盒 步 节 天次 车次 站 款 桩 层 段 任 金 银 铜 车道 学位 床位',
    '张床位 标准岗 商户 平台 片区',
  ].join(' '),
};

const kindByUnit: ReadonlyMap<string, UnitKind> = new Map(
  (Object.keys(unitsByKind) as UnitKind[]).flatMap((kind) => unitsByKind[kind].split(' ').map((unit) => [unit, kind] as const)),
);

/** What kind of number a unit makes; null for words that are no unit. */
export function unitKind(unit: string): UnitKind | null {
  return kindByUnit.get(unit) ?? null;
}

/** What makes another word of a unit's letter: 8方面, 3部门, 2家庭. */
const notBefore: ReadonlyMap<string, string> = new Map([
  ['方', '(?![面案式向位])'],
  ['部', '(?![门委队署])'],
  ['家', '(?!庭)'],
  ['国', '(?![家债道际企有])'],
]);

/** The units as alternatives of a pattern, the longest first. */
export const unitPattern: string = [...kindByUnit.keys()]
  .toSorted((one, other) => other.length - one.length)
  .map((unit) => unit.replaceAll(/[()/.]/gu, String.raw`\$&`) + (notBefore.get(unit) ?? ''))
  .join('|');

const unitNames: ReadonlyMap<string, string> = new Map([
  ['标方小时', '标方/小时'],
  ['平方', '平方米'],
  ['平米', '平方米'],
  ['㎡', '平方米'],
  ['百分点', '个百分点'],
  ['个点', '个百分点'],
]);

/** How a unit is written in the result. */
export function unitName(text: string): string {
  return unitNames.get(text) ?? text;
}
