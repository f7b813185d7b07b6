import type { Clause } from '../sections/clauses.ts';
import type { PromisePatterns } from './patterns.ts';

/** A clause that promises: what is done, and where its own words begin and end. UTF-16 indexes of the folded text. */
export type PromiseClause = Clause & {
  /** Where the promise begins: behind a topic or a list mark before it. */
  readonly from: number;
  readonly action: string;
  /** Where the object begins. */
  readonly object: number;
  readonly goal: boolean;
  /** A clause without a verb of its own, under that of the clause before. */
  readonly inherits: boolean;
};

/** What stands before a promise without being part of it: list marks, 到二〇三〇年 and the like stay. */
const LEAD =
  /^(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]要|——|—|-|·|同时|此外|在此基础上|其中|首先|其次|与此同时|[(（]\d+[)）]|\d+[.、](?!\d))\s*/u;
/** 资源开发端重点加快…: a short topic before the verb. */
const TOPIC = /^[^，、]{2,8}(?:端|方面|领域)(?=.{3})/u;
/** Letters of a clause; more without a comma is no language. */
const LONGEST_CLAUSE = 400;
/** By when, before the verb. */
const TIME =
  /^(?:(?:到)?20\d\d年(?:底|末)?前?|(?:\d{1,2}月(?:\d{1,2}日)?|年|[一二三四]季度|上半年|下半年|春节|国庆|五一)(?:底|末|份|初|中旬|内)?(?:之?前)?|[春夏秋冬]季(?:学期)?)(?=\D{2})/u;
const DEFINES = /^[^，]{1,24}(?:是|就是|关乎|事关|意味着|离不开|来自)(?!否|指).{2,}/u;
const NUMBER = /\d|[一二三四五六七八九十百千两]+(?:个|座|条|家|所|成|项)|翻番|一半/u;
const STATED =
  /(?:达到?|增长|控制在|稳定在|提高到|突破|超过?|完成|下降|新增|不低于|高于|低于|同步|以上|以内|左右|不超过|居|进入|保持|全覆盖|清零|前列|%)/u;
/** 科学谋划、积极争取: slogans without an object. */
const SLOGANS = /^(?:[\u4e00-\u9fff]{3,5}、)+[\u4e00-\u9fff]{3,5}$/u;

/** 总量保持全省前列, 增速高于全国: a subject held to something else. */
const MEASURED = /^.{2,}?(保持|达到|高于|低于|快于|优于|位居|进入|跻身|完成|控制|稳定|实现|居)(?:在)?.{2,16}$/u;
/** 今年是…, 重点做好以下工作: announces what comes. */
const ANNOUNCES = /以下|如下|^(?:重点|着重)?做好(?:政府|今年|全年|20\d\d年)?[的]?(?:各项)?工作|^20\d\d年是|^今年是/u;
const LONGEST_ANNOUNCEMENT = 24;

type Deed = { readonly action: string; readonly length: number };

/**
 * Reads a clause as a promise; null where it only frames, explains or addresses.
 * @param before the promise of the clause before it in the sentence, which may lend its verb
 */
export function readClause(clause: Clause, before: PromiseClause | null, goals: boolean, patterns: PromisePatterns): PromiseClause | null {
  const skipped = leadLength(clause.text, patterns);
  const words = clause.text.slice(skipped);
  if (words.length < 3 || words.length > LONGEST_CLAUSE) return null;
  const figured = NUMBER.test(words) && STATED.test(words);
  if (isFrame(words, figured, patterns)) return null;
  const from = clause.start + skipped;
  const goal = (action: string | null | undefined): PromiseClause | null =>
    action === null || action === undefined ? null : { ...clause, from, action, object: from, goal: true, inherits: false };
  const measured = beginsWithSubject(words, goals) ? goal(stateOf(words, patterns)) : null;
  if (measured !== null) return measured;
  const deed = deedOf(words, patterns);
  if (deed !== null) return { ...clause, from, action: deed.action, object: from + deed.length, goal: false, inherits: false };
  const state = stateOf(words, patterns);
  if (state !== null) return goal(state);
  if (figured) return goal(STATED.exec(words)?.[0]);
  const ends = patterns.milestoneEnd.exec(words)?.[0];
  if (before !== null && (ends !== undefined || NUMBER.test(words) || patterns.activityEnd.test(words)))
    return { ...clause, from, action: before.action, object: from, goal: false, inherits: true };
  return goal(ends);
}

/** Letters before the promise itself: list marks, and a topic where a deed follows. */
function leadLength(text: string, patterns: PromisePatterns): number {
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const topic = TOPIC.exec(text.slice(lead))?.[0].length ?? 0;
  return lead + (topic > 0 && patterns.head.test(text.slice(lead + topic)) ? topic : 0);
}

/** Whether a clause only addresses, announces, frames or explains what others promise. */
function isFrame(words: string, figured: boolean, patterns: PromisePatterns): boolean {
  if (/^各位|^同志们|谢谢/u.test(words)) return true;
  if (words.length < LONGEST_ANNOUNCEMENT && ANNOUNCES.test(words)) return true;
  if (patterns.framing.test(words) && !(figured && !/^(?:以|坚持|聚焦|围绕|依托|按照|紧盯|瞄准|对标)/u.test(words))) return true;
  if (/^(?:在|从|对|向|就|把|将).{0,30}(?:上|下|中|方面|领域|基础上|前提下|背景下|方向)$/u.test(words)) return true;
  if (/^[^\d]{2,8}(?:产业|方面|领域|方面看)$/u.test(words) && !patterns.head.test(words)) return true;
  if (figured) return false;
  return DEFINES.test(words) || (SLOGANS.test(words) && words.split('、').every((each) => each.length === 4));
}

/** Whether the clause begins with what is measured, so that its state is read before any deed. */
function beginsWithSubject(words: string, goals: boolean): boolean {
  return (
    (goals && !/^(?:建设|打造|推动|加快|实施|确保|力争)/u.test(words)) ||
    /^(?:全市|全省|城镇|城乡|农村|居民|地区|规模以上|一般公共)/u.test(words)
  );
}

/** The deed that a clause opens with, and the letters up to its object; null where it opens with none. */
function deedOf(words: string, patterns: PromisePatterns): Deed | null {
  const time = TIME.exec(words)?.[0].length ?? 0;
  const head = patterns.head.exec(words.slice(time))?.groups;
  if (head === undefined) return lastAdverb(words, patterns);
  const action = head['verb'] ?? '';
  const length = time + (head['adverbs'] ?? '').length + action.length;
  // An adverb such as 加快 is the deed where no other follows.
  return length < words.length ? { action, length } : lastAdverb(words, patterns);
}

function stateOf(words: string, patterns: PromisePatterns): string | null {
  return patterns.predicate.exec(words)?.groups?.['verb'] ?? MEASURED.exec(words)?.[1] ?? null;
}

function lastAdverb(words: string, patterns: PromisePatterns): Deed | null {
  const found = /^(?:进一步|持续|全力|积极|大力)*(加快|深化|推动|谋划|规范|力争|确保|争取|统筹|巩固|创新|稳定)/u.exec(words);
  if (found === null || patterns.head.test(words)) return null;
  return { action: found[1] ?? '', length: found[0].length };
}
