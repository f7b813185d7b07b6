import type { Mention } from './mention.ts';
import { unitKind } from './units.ts';

const project =
  /项目|工程|基地|生产线|产线|电站|装置|机组|扩建|技改|园区|酒庄|工厂|码头|泊位|管线|专线|变电站|线路|电厂|锅炉|热源|能力建设/u;
const tension = new Set(['千伏', 'kV', 'KV', '伏']);
/** A word that counts what is done, not what a thing is called by. */
const countsDeeds =
  /(?:新增|新建|完成|建成|新改建|新开工|增加|改造|建设|更新|达到|达|突破|超过|发放|实现|产量|稳定在|总量|治理|销售|生产|下降|增长|投产|引进|确保|保持在|推广|投放|更换|出栏|存栏|种植|淘汰|为|新扩建|超|累计|共|购置|储备|面积|收购|外送|规模)[^\p{P}\d]{0,6}$/u;
const projectVerb = /(?:推进|推动|加快|实施|启动|开工|谋划|建成|抓好|支持|开工建设|建设)[^,，。;；\d]{0,14}$/u;

/**
 * Whether a number is what a project is called by (2×35万千瓦低热值煤电项目, 500千伏输变电工程, 10亿元以上项目), which is neither reached nor promised.
 * `left` and `right` are the rest of the sentence on both sides.
 */
export function isSpec({ unit, label, comparator }: Mention, left: string, right: string): boolean {
  if (tension.has(unit)) return true;
  if (label === 'product') return true;
  const kind = unitKind(unit);
  if (kind === 'money') return isThreshold(label, left, right);
  if (unit === '岁') return true;
  if (kind === 'capacity' && /(?:年产|产能|装机|库容)$/u.test(left) && /^(?:及?以[上下])?的?(?!左右|以上|以下)\p{Script=Han}/u.test(right))
    return true;
  if (kind !== 'capacity' || comparator !== '=') return right.startsWith('级') && kind !== 'share';
  return /^(?:级|及以上|\/年|每年)/u.test(right) || namesProject(left, right);
}

/** 10亿元以上项目, 总投资20亿元的项目, 千亿元产业: money that says which things are meant. */
function isThreshold(label: string | undefined, left: string, right: string): boolean {
  if (/^(?:及)?以上(?:的)?(?:[^,，。;；、\d]{0,8})?(?:项目|企业|产业|工业|镇|村|集体经济|龙头|园区|集群|县|强镇|单位)/u.test(right))
    return true;
  if (
    /(?:总投资|投资|投资额|计划投资)(?:超过?|近|约|达)?$/u.test(left) &&
    /^(?:以上)?的[^,，。;；]{0,24}(?:项目|工程|建设|园区|基地|中心)/u.test(right)
  )
    return true;
  if (/\d[个家]$/u.test(left) && /^(?:及)?以上/u.test(right)) return true;
  return label === 'inWords' && /^(?:级|产业|园区|集群|企业|项目|镇|县)/u.test(right);
}

/** 20万吨乙二醇项目, also as one of several: 2万吨原酒、陶坛酒庄等项目. */
function namesProject(left: string, right: string): boolean {
  if (!/^(?:\p{Script=Han}|[A-Za-z“])/u.test(right) || /^(?:以上|以下|左右|的|和|并|及)/u.test(right)) return false;
  const [item = ''] = /^[^,，。;；]*/u.exec(right) ?? [];
  const [own = ''] = /^[^、,，。;；和]*/u.exec(right) ?? [];
  const deeds = countsDeeds.test(left);
  if (project.test(own)) return !deeds || /(?:建成|建设|新建|投产)$/u.test(left);
  return !deeds && project.test(item) && (projectVerb.test(left) || item.includes('、'));
}
