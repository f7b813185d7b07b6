import { divideList, type ListItem } from './divide-list.ts';
import type { PromisePatterns } from './patterns.ts';

/** Words with a number of things, such as 3个; not a capacity such as 20万吨. */
const COUNTED = /^\d+(?:\.\d+)?[万]?(?:个|座|条|家|所|户|项|处|台|辆|对|支|批|栋|套|片|类|场)/u;
/** Two that are set against each other are one promise. */
const PAIRED = /(?:同步|一致|差距|相适应|挂钩|衔接|之间|协同|融合|结合|匹配|联动|对接|并举|互促|协调)/u;
const REGION = /^(?:京津冀|长三角|珠三角|粤港澳|成渝|长江|黄河|海西|东北|西部|中部)/u;

const PLACE = /^[\u4e00-\u9fff]{1,3}?(?:县|市|区块|区|镇|乡)/u;

/** A list of two things or more, as the rules look at it. */
type List = {
  readonly text: string;
  readonly from: number;
  readonly items: readonly ListItem[];
  readonly words: readonly string[];
  readonly first: ListItem;
  readonly last: ListItem;
  readonly lastWords: string;
  /** What all are to reach, said behind the last; empty where nothing is. */
  readonly state: string;
  /** The last one without it. */
  readonly bare: string;
  /** Whether that state can be reached, and is not only worked at. */
  readonly reached: boolean;
  /** Whether the last one ends as things do that one can point at. */
  readonly concrete: boolean;
  readonly builds: boolean;
  readonly goal: boolean;
};

/** A habit of writing: the things of the list, none where it is one promise, null where the rule says nothing. */
type Rule = (list: List, patterns: PromisePatterns) => readonly ListItem[] | null;

/** The first that says something decides. */
const rules: readonly Rule[] = [
  ownStates,
  repeatedVerb,
  fields,
  abroad,
  described,
  endedByKind,
  qualities,
  subjects,
  counted,
  sameRegions,
  places,
  things,
];

/**
 * The things of a list in a clause, or an empty list where it is one promise (B-4): each must be a thing of its own. Stretches
 * inside quotes do not divide.
 * @param text words of the clause
 * @param from where the list begins, behind the verb
 * @param builds whether the verb makes something, so that whatever it is made of is a thing
 * @param goal whether the clause says of a subject what it will be
 */
export function splitList(
  text: string,
  from: number,
  how: { readonly builds: boolean; readonly goal: boolean },
  patterns: PromisePatterns,
): readonly ListItem[] {
  const few = /^(?:一批|一系列|若干|更多)/u.exec(text.slice(from))?.[0].length ?? 0;
  const items = divideList(text, from + few, how.goal);
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length < 2) return [];
  const words = items.map(({ start, end }) => text.slice(start, end));
  if (words.some((each) => each.length < 2)) return [];
  const lastWords = words.at(-1) ?? '';
  const state = patterns.milestoneEnd.exec(lastWords)?.[0] ?? patterns.activityEnd.exec(lastWords)?.[0] ?? '';
  const bare = lastWords.slice(0, lastWords.length - state.length);
  const list: List = {
    ...{ text, from, items, words, first, last, lastWords, state, bare },
    reached: state !== '' && patterns.milestoneEnd.test(lastWords),
    concrete: patterns.concreteEnd.test(bare) || patterns.concreteEnd.test(lastWords),
    ...how,
  };
  for (const rule of rules) {
    const found = rule(list, patterns);
    if (found !== null) return found;
  }
  return [];
}

/** A deed in each: their states tell them apart. */
function ownStates({ items, words }: List, patterns: PromisePatterns): readonly ListItem[] | null {
  return words.every((each) => patterns.milestoneEnd.test(each) || /\d[^、]*(?:%|以上|左右|以内)$/u.test(each)) ? items : null;
}

/** 稳就业、稳企业: the verb comes again in each. */
function repeatedVerb({ text, from, items, words }: List): readonly ListItem[] | null {
  const verb = text.charAt(from - 1);
  if (!/[稳促保]/u.test(verb) || !words.slice(1).every((each) => each.charAt(0) === verb)) return null;
  return items.map((item, index) => (index === 0 ? { ...item, start: item.start - 1 } : item));
}

function fields({ words }: List, patterns: PromisePatterns): readonly ListItem[] | null {
  return words.some((each) => patterns.generic.test(each)) ? [] : null;
}

/** 与长三角、珠三角合作: the regions tell the promises apart. */
function abroad({ text, items, words }: List): readonly ListItem[] | null {
  const [first = ''] = words;
  return /^[与同和向]/u.test(first) && REGION.test(first.slice(1)) ? regions(text, items) : null;
}

/** 等领域的企业、项目: the list is inside what the last ones are like. */
function described({ text, from, words }: List): readonly ListItem[] | null {
  return words.slice(0, -1).some((each) => /等(?:领域|行业|方面|重点)/u.test(each)) || text.charAt(from) === '、' ? [] : null;
}

/** 甲、乙等项目: things where the kind is one of things. */
function endedByKind({ items, last, lastWords, bare }: List, patterns: PromisePatterns): readonly ListItem[] | null {
  const etc = /等(?!于)/u.exec(lastWords);
  if (etc === null) return null;
  const kind = bare.slice(etc.index + 1);
  if (!patterns.concreteEnd.test(kind.replace(/项$/u, '项目'))) return [];
  if (/^(?:重点|多元|各类|新型|一批)?(?:领域|群体|行业)/u.test(kind)) return [];
  return [...items.slice(0, -1), { start: last.start, end: last.start + etc.index }];
}

/** 清洁低碳、安全高效的体系: a list of what one thing is like. */
function qualities({ words, lastWords }: List, patterns: PromisePatterns): readonly ListItem[] | null {
  return lastWords.includes('的') &&
    !words.slice(0, -1).some((each) => each.includes('的') || COUNTED.test(each)) &&
    !patterns.concreteEnd.test(words[0] ?? '')
    ? []
    : null;
}

function subjects({ text, items, words, lastWords, goal }: List, patterns: PromisePatterns): readonly ListItem[] | null {
  return goal && patterns.predicate.test(lastWords) ? goalItems(text, items, words, patterns) : null;
}

function counted({ items, words, state, reached }: List): readonly ListItem[] | null {
  return words.every((each) => COUNTED.test(each)) ? withoutState(items, state, reached) : null;
}

function sameRegions({ text, items, words, lastWords }: List): readonly ListItem[] | null {
  if (words.every((each) => REGION.test(each))) return regions(text, items);
  return PAIRED.test(lastWords) ? [] : null;
}

/** 甲县、乙县绿电园区: the place alone tells them apart. */
function places({ items, words, last, lastWords }: List): readonly ListItem[] | null {
  if (!words.slice(0, -1).every((each) => PLACE.exec(each)?.[0] === each || each.length === 3)) return null;
  const place = PLACE.exec(lastWords)?.[0].length;
  if (place === undefined || place >= lastWords.length) return null;
  return [...items.slice(0, -1), { start: last.start, end: last.start + place }];
}

function things(
  { text, items, words, first, last, lastWords, state, bare, reached, concrete, builds }: List,
  patterns: PromisePatterns,
): readonly ListItem[] | null {
  // 五个以上 at the end counts all of them together.
  if (/\d+(?:\.\d+)?万?[个座条家所户项处]?(?:以上|左右)?$/u.test(lastWords) && !words.slice(0, -1).some((each) => /\d/u.test(each)))
    return [];
  const split = withoutState(items, state, reached);
  if (words.some((each) => COUNTED.test(each)) && (concrete || builds)) return split;
  if (words.some((each) => /[化性率力度]$/u.test(each))) return [];
  if (reached && bare.length > 1) return split;
  // 和 alone joins parts of one thing as often as two things.
  const joined = !text.slice(first.start, last.end).includes('、');
  return concrete && !(joined && !patterns.concreteEnd.test(words[0] ?? '')) ? split : [];
}

function regions(text: string, items: readonly ListItem[]): readonly ListItem[] {
  return items.map(({ start, end }) => {
    const first = /^[与同和向]/u.test(text.slice(start, end)) ? start + 1 : start;
    return { start: first, end: first + regionLength(text, { start: first, end }) };
  });
}

function regionLength(text: string, { start, end }: ListItem): number {
  return /^(?:京津冀|长三角|珠三角|粤港澳大湾区|[\u4e00-\u9fff]{2,4})/u.exec(text.slice(start, end))?.[0].length ?? end - start;
}

/** The state that all share is not part of the last one's name. A place that stands for the whole thing is enough. */
function withoutState(items: readonly ListItem[], state: string, reached: boolean): readonly ListItem[] {
  const last = items.at(-1);
  if (last === undefined || state === '') return items;
  if (!reached && !/建设|合作|改造|创建|前期/u.test(state)) return items;
  return [...items.slice(0, -1), { start: last.start, end: last.end - state.length }];
}

/** Subjects of one state: A水平、B水平全面提升. */
function goalItems(text: string, items: readonly ListItem[], words: readonly string[], patterns: PromisePatterns): readonly ListItem[] {
  const last = items.at(-1);
  const lastWords = words.at(-1) ?? '';
  if (last === undefined || PAIRED.test(lastWords)) return [];
  const found = patterns.predicate.exec(lastWords)?.groups;
  if (found === undefined) return [];
  const subject = (found['subject'] ?? '').replace(/建设$/u, '');
  if (subject === '') return [];
  const first = words[0] ?? '';
  const possessed = first.lastIndexOf('的');
  if (possessed !== -1 && items.length === 2) {
    // 风清气正的政治生态和社会生态 are two of a kind, 精神的价值和作用 two sides of one thing.
    if (first.slice(-2) !== subject.slice(-2)) return [];
    const [head] = items;
    return head === undefined
      ? []
      : [
          { start: head.start + possessed + 1, end: head.end },
          { start: last.start, end: last.start + subject.length },
        ];
  }
  return [...items.slice(0, -1), { start: last.start, end: last.start + subject.length }].filter(
    ({ start, end }) => text.slice(start, end) !== '',
  );
}
