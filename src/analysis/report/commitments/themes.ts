/** A field of a government's work. */
export type Theme = { readonly theme: string; readonly words: readonly string[] };

/** Fields of a government's work with the words that speak for them, as data. The first of equals wins. */
export const themeLexicon: readonly Theme[] = [
  {
    theme: '能源',
    words: ['煤', '电力', '电网', '千伏', '能源', '储能', '绿电', '光伏', '风电', '瓦斯', '天然气', '煤层气', '矿井', '供热'],
  },
  {
    theme: '工业',
    words: [
      '传统产业',
      '工业',
      '制造',
      '技改',
      '白酒',
      '酒业',
      '铝',
      '钢铁',
      '焦化',
      '化工',
      '产业链',
      '专业镇',
      '开发区',
      '链主',
      '规上',
      '产业集群',
    ],
  },
  {
    theme: '新兴产业',
    words: [
      '新兴产业',
      '未来产业',
      '新质生产力',
      '氢',
      '人工智能',
      '数字经济',
      '算力',
      '数据',
      '低空',
      '新材料',
      '机器人',
      '芯片',
      '集成电路',
      '生物医药',
      '新能源汽车',
      '卫星',
    ],
  },
  { theme: '创新', words: ['科技', '创新', '研发', '实验室', '高新技术', '人才', '专利', '知识产权', '科研'] },
  {
    theme: '投资',
    words: [
      '投资',
      '项目审批',
      '重大项目',
      '招商',
      '签约',
      '开工率',
      '民间资本',
      '专项债',
      '高铁',
      '高速',
      '铁路',
      '国道',
      '省道',
      '机场',
      '交通',
      '公路',
      '地铁',
      '轨道',
    ],
  },
  { theme: '消费', words: ['消费', '商圈', '商业', '夜间经济', '步行街', '零售', '购物'] },
  {
    theme: '开放',
    words: [
      '开放',
      '外贸',
      '进出口',
      '外资',
      '一带一路',
      '自贸',
      '口岸',
      '陆港',
      '班列',
      '京津冀',
      '长三角',
      '粤港澳',
      '城市群',
      '产业转移',
      '博览会',
      '跨境',
    ],
  },
  { theme: '改革', words: ['改革', '国企', '国资', '零基预算', '体制机制', '林权', '财政'] },
  { theme: '营商', words: ['营商环境', '政务服务', '高效办成一件事', '热线', '公平竞争', '审批', '一网通办'] },
  { theme: '民企', words: ['民营', '中小企业', '民企', '个体工商户', '个转企', '涉企'] },
  { theme: '农业', words: ['农业', '粮食', '高标准农田', '种业', '农产品', '特优', '畜牧', '蔬菜', '果', '耕地'] },
  { theme: '乡村', words: ['乡村', '农村', '农民', '脱贫', '帮扶', '美丽乡村', '精品村', '返贫'] },
  {
    theme: '城建',
    words: [
      '城市更新',
      '老旧小区',
      '城镇',
      '保障性住房',
      '房地产',
      '管网',
      '停车',
      '县城',
      '城中村',
      '公园',
      '城市体检',
      '海绵城市',
      '街巷',
      '物业',
    ],
  },
  { theme: '生态', words: ['生态', '林', '绿化', '水土保持', '湿地', '修复', '森林', '国土空间', '碳', '黄河流域', '沉陷区', '水资源'] },
  {
    theme: '环境',
    words: ['污染', '空气', '大气', '水质', '断面', '环保', '垃圾', '固废', '固体废物', '黑臭', '蓝天', '碧水', '净土', '排放'],
  },
  { theme: '文旅', words: ['文旅', '旅游', '文化', '景区', '文物', '非遗', '博物馆', '城市品牌', '演艺', '体育', '康养'] },
  { theme: '教育', words: ['教育', '学校', '幼儿园', '高中', '义务教育', '教师', '学生', '中职', '高校', '校'] },
  { theme: '医疗', words: ['医疗', '医院', '健康', '公共卫生', '疾控', '中医', '临床', '医保', '分级诊疗', '献血'] },
  { theme: '就业', words: ['就业', '技能培训', '劳务', '农民工', '高校毕业生', '创业', '劳动', '工资'] },
  { theme: '社保', words: ['养老', '社会保障', '社保', '低保', '救助', '托育', '殡葬', '残疾', '退役军人', '生育', '敬老院', '儿童'] },
  { theme: '安全', words: ['安全', '应急', '防灾', '消防', '风险', '平安', '防汛', '信访', '扫黑', '隐患', '食品药品', '治安'] },
  { theme: '社会', words: ['社会治理', '社会文明', '法治', '价值观', '基层治理', '青年', '志愿', '双拥', '社会'] },
  { theme: '宏观', words: ['生产总值', '经济增长', '公共预算', '居民消费价格', '可支配收入', '经济总量', '物价'] },
  {
    theme: '政府建设',
    words: ['政府系统', '党风廉政', '中央八项规定', '人大代表', '政协', '行政决策', '形式主义', '依法行政', '效能', '督查', '审计'],
  },
];

const IN_CLAUSE = 3;
const NO_THEME = '综合';

/** The theme of a promise by its words, and where these say nothing by the headings it stands under. */
export function themeOf(words: string, head: string, section: string): string {
  let best = NO_THEME;
  let most = 0;
  for (const { theme, words: marks } of themeLexicon) {
    const score = marks.reduce(
      (sum, mark) =>
        sum +
        (words.includes(mark) ? IN_CLAUSE * mark.length : 0) +
        (head.includes(mark) ? 2 * mark.length : 0) +
        (section.includes(mark) ? mark.length : 0),
      0,
    );
    if (score > most) [best, most] = [theme, score];
  }
  return best;
}
