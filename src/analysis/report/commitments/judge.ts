import type { CommitmentCheck, CommitmentTier } from '../types.ts';
import type { PromiseClause } from './read-clause.ts';
import type { PromisePatterns } from './patterns.ts';

const RELATIVE =
  /同步|高于|低于|快于|优于|前列|(?:全省|全国|位居|排名|前)第?[一二三]|领先|优良|正增长|合理区间|应[\u4e00-\u9fff]尽|清零|全部|全覆盖|差距.*缩小|省定|下达|完成.*任务|平均水平|排名|位次|退出|零发生|不发生|率.{0,4}提[升高]|群体.*扩大|争先进位|只增不减|动态平衡/u;

/** How one can tell that a promise was kept. */
export function checkOf(words: string, clause: PromiseClause, quantified: boolean, patterns: PromisePatterns): CommitmentCheck {
  if (quantified) return 'number';
  if (RELATIVE.test(words)) return 'relative';
  if (patterns.milestoneEnd.test(words) || patterns.milestoneEnd.test(clause.text)) return 'milestone';
  if (/^(?:建成|开工建设|开工|完成|办好|举办|承办|出台|启用|搬迁|开通|竣工|创成|启动)/u.test(clause.action)) return 'milestone';
  return 'activity';
}

/** How the clause stands in its sentence and part. */
export type TierPlace = {
  /** Whether the paragraph sets out the general demands of the year. */
  readonly demands: boolean;
  /** Whether 必须 or 我们要 governs it. */
  readonly appeals: boolean;
  /** Position among the promises of the sentence, and whether it is the last. */
  readonly index: number;
  readonly last: boolean;
  readonly goals: boolean;
  readonly quantified: boolean;
};

const SLOGAN_VERB = /^(?:做[强大优精深][\u4e00-\u9fff]{0,4}|壮大|培育壮大|培育发展|统筹)$/u;
const LONGEST_SLOGAN = 14;
const HOPE_VERB =
  /^(?:促进|提升|提高|支撑|打造|挖掘|填补|融入|增强|让|使|激发|助力|形成|带动|营造|增进|实现|推动|推进|构建|保障|改善|加快|发挥|开创)/u;

/** How much of a promise a clause is: a deed, a general line, or an outcome hoped for. */
export function tierOf(words: string, clause: PromiseClause, place: TierPlace, patterns: PromisePatterns): CommitmentTier {
  if (place.goals || place.quantified) return 'core';
  if (RELATIVE.test(words) && !place.appeals) return 'core';
  if (place.demands || place.appeals) return 'general';
  if (/\d/u.test(words) || patterns.milestoneEnd.test(words)) return 'core';
  if (isSlogan(words, clause, place)) return 'general';
  if (/^(?:让|使|以优异|为[^，]{2,30}(?:提供|作出|注入))/u.test(words)) return 'outcome';
  if (/聚力|合力/u.test(words) && words.includes('、')) return 'general';
  return place.last && place.index > 0 && isHope(words, clause, patterns) ? 'outcome' : 'core';
}

/** 做强优势产业: what a sentence opens with before it says how. */
function isSlogan(words: string, clause: PromiseClause, place: TierPlace): boolean {
  return (
    SLOGAN_VERB.test(clause.action) &&
    place.index === 0 &&
    words.length <= LONGEST_SLOGAN &&
    /(?:产业|优势|经济|农业|林业|牧业|服务业|旅游业|文旅)$/u.test(words)
  );
}

/** What the deeds before it in the sentence shall lead to. */
function isHope(words: string, { action }: PromiseClause, patterns: PromisePatterns): boolean {
  if (/^(?:促进|支撑|融入|助力|带动|增进)/u.test(action)) return true;
  return HOPE_VERB.test(action) && patterns.outcomeEnd.test(words) && !/[“《]/u.test(words);
}
