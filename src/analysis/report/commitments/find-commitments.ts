import type { ReportPart, ReportParts } from '../text/report-parts.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Clause, Sentence } from '../sections/clauses.ts';
import { sentences } from '../sections/clauses.ts';
import { type Paragraph, paragraphs } from '../sections/paragraphs.ts';
import type { Commitment, Figure, Span } from '../types.ts';
import { deadlineOf, fiveYearEndOf } from './deadline.ts';
import { checkOf, tierOf } from './judge.ts';
import type { PromiseLexicon } from './lexicon.ts';
import { promisePatterns, type PromisePatterns } from './patterns.ts';
import { placeOf } from './places.ts';
import { type PromiseClause, readClause } from './read-clause.ts';
import { splitList } from './split-list.ts';
import { splitRespective } from './split-respective.ts';
import { themeOf } from './themes.ts';

/** What the finding of promises needs beside the text. */
export type FindCommitments = {
  readonly parts: ReportParts;
  /** Figures of the same text, in code points. */
  readonly figures: readonly Figure[];
  readonly lexicon: PromiseLexicon;
  /** Names of counties and towns that a promise may be about. */
  readonly places: readonly string[];
};

/** A promise before its words are looked at, in UTF-16 indexes. */
type Draft = {
  readonly clause: PromiseClause;
  readonly text: Span;
  readonly anchor: Span;
  /** Where its value stands, when that is not in the anchor. */
  readonly value: Span | null;
  readonly index: number;
  readonly last: boolean;
};

type Surroundings = {
  readonly paragraph: Paragraph;
  readonly flow: Flow;
  readonly tense: ReportPart['tense'];
  readonly head: string;
  readonly demands: boolean;
};

/** A paragraph without the breaks inside it, and where each of its letters stands in the folded text. */
type Flow = { readonly text: string; readonly at: readonly number[] };

/** Verbs that make what they name. */
const BUILDS =
  /^(?:建成|新建|新改|新增|新开|建设|开工|打造|搬迁|启用|启动|实施|创建|创成|布局|规划建设|谋划建设|改造|续建|扩建|培育|举办|承办|办好|成立|组建|设立|开通|引进|建立|完成|出台|编制|制定|形成)/u;
const LARGEST_HEAD = 22;

/** Promises of a report in the order of the text (B-4): a draft for a person to confirm. */
export function findCommitments(source: SourceText, given: FindCommitments): readonly Commitment[] {
  const { folded } = source;
  const { parts, year } = given.parts;
  const patterns = promisePatterns(given.lexicon);
  const outlook = parts
    .filter(({ tense }) => tense === 'outlook')
    .map(({ start, end }) => folded.slice(start, end))
    .join('');
  const fiveYearEnd = fiveYearEndOf(outlook, year);
  const found: Commitment[] = [];
  for (const paragraph of paragraphs(folded)) {
    const tense = parts.find(({ start, end }) => paragraph.start >= start && paragraph.start < end)?.tense ?? 'past';
    if (tense === 'past') continue;
    if (isAddress(paragraph.text)) continue;
    const demands = isDemand(paragraph.text);
    if (tense === 'outlook' && demands) continue;
    const flow = compacted(paragraph);
    const read = sentences(flow.text, { start: 0, end: flow.text.length });
    const head = headOf(read);
    const around = { paragraph, flow, tense, head: head?.text ?? '', demands };
    for (const [order, sentence] of read.entries()) {
      if (order === 0 && head !== null) continue;
      const appeals = sentence.clauses.some(({ text }) => /^(?:我们)?(?:必须|要始终|一定要)/u.test(text));
      const drafts = readSentence(sentence, tense === 'outlook', patterns);
      for (const draft of drafts) found.push(finish(draft, appeals, around));
    }
  }
  return found;

  function finish(
    { clause, text, anchor, value, index, last }: Draft,
    appeals: boolean,
    { paragraph, flow, tense, head, demands }: Surroundings,
  ): Commitment {
    const textAt = inText(flow, text);
    const anchorAt = inText(flow, anchor);
    const [start, end] = [source.toPoint(textAt.start), source.toPoint(textAt.end)];
    const [anchorStart, anchorEnd] = [source.toPoint(anchorAt.start), source.toPoint(anchorAt.end)];
    const valueAt = value === null ? anchorAt : inText(flow, value);
    const inside = given.figures.filter(
      (figure) =>
        (figure.start >= anchorStart && figure.end <= anchorEnd) ||
        (figure.start >= source.toPoint(valueAt.start) && figure.end <= source.toPoint(valueAt.end)),
    );
    const dates = given.figures.filter(
      ({ role, ...figure }) =>
        role === 'date' && figure.start >= start && figure.end <= end && !inside.some((each) => each.start === figure.start),
    );
    const quantified = inside.some(({ role }) => role === 'target');
    const words = flow.text.slice(anchor.start, anchor.end);
    const said = flow.text.slice(clause.from, clause.end);
    const own = anchor.start === clause.from;
    const object = own ? flow.text.slice(clause.object, anchor.end) : words;
    const due = deadlineOf(said, tense, year, fiveYearEnd);
    return {
      ...{ start, end, text: source.raw.slice(textAt.start, textAt.end) },
      ...{ anchor: source.raw.slice(anchorAt.start, anchorAt.end), anchorStart, anchorEnd },
      action: clause.action,
      object: clause.goal && own ? object.slice(0, Math.max(object.lastIndexOf(clause.action), 0)) || object : object,
      place: placeOf(words, said, given.places),
      deadline: due.deadline,
      deadlineStated: due.stated,
      figures: [...dates, ...inside].map((figure) => ({ start: figure.start, end: figure.end })),
      quantified,
      check: checkOf(words, clause, quantified, patterns),
      tier: tierOf(words, clause, { demands, appeals, index, last, goals: tense === 'outlook', quantified }, patterns),
      theme: themeOf(said, head, paragraph.heading),
      section: `${paragraph.part}${paragraph.section}${head === '' ? paragraph.heading : head}`,
    };
  }
}

function compacted({ text, start }: Paragraph): Flow {
  const at: number[] = [];
  let flow = '';
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    // Between Latin words a space divides; between Chinese ones it only comes from the layout.
    if (/\s/u.test(letter) && !/[a-z]\s+[a-z]/iu.test(text.slice(Math.max(0, index - 1), index + 2))) continue;
    flow += letter;
    at.push(start + index);
  }
  return { text: flow, at };
}

function inText({ at }: Flow, { start, end }: Span): Span {
  const first = at[start] ?? 0;
  return { start: first, end: (at[end - 1] ?? first) + 1 };
}

/** The promises of a sentence with their anchors. */
function readSentence({ clauses }: Sentence, goals: boolean, patterns: PromisePatterns): readonly Draft[] {
  const read: PromiseClause[] = [];
  let before: PromiseClause | null = null;
  for (const clause of clauses) {
    const promise = readClause(clause, before, goals, patterns);
    if (promise === null) {
      before = belongsToLast(clause, before) ? extended(read, clause) : null;
      continue;
    }
    read.push(promise);
    before = promise;
  }
  return read.flatMap((clause, index) => {
    const follower = read[index + 1]?.inherits === true;
    return anchorsOf(clause, follower, goals, patterns).map((anchored) => ({
      ...{ ...anchored, clause, index, last: index === read.length - 1 },
      text: { start: clause.from, end: clause.end },
    }));
  });
}

/** 纳入“盘子”，资金“池子”: a noun that ends in the quote it stands for goes on with what was before. */
function belongsToLast(clause: Clause, before: PromiseClause | null): boolean {
  return before !== null && clause.text.length <= 10 && /^[\u4e00-\u9fff]{2,4}“[^”]+”$/u.test(clause.text);
}

function extended(read: PromiseClause[], clause: Clause): PromiseClause | null {
  const last = read.pop();
  if (last === undefined) return null;
  const longer = { ...last, end: clause.end };
  read.push(longer);
  return longer;
}

function anchorsOf(
  clause: PromiseClause,
  follower: boolean,
  goals: boolean,
  patterns: PromisePatterns,
): readonly Pick<Draft, 'anchor' | 'value'>[] {
  const { text, start, from, object, action, goal, end } = clause;
  const inFlow = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  const respective = splitRespective(text, object - start);
  if (respective.length > 0) return respective.map((item) => ({ anchor: inFlow(item), value: inFlow(item.value) }));
  const builds = BUILDS.test(action);
  const split = splitList(text, object - start, { builds, goal: goals || goal }, patterns);
  if (split.length > 0) return split.map((item) => ({ anchor: inFlow(item), value: null }));
  return [{ anchor: { start: follower && patterns.milestoneEnd.test(text) ? object : from, end }, value: null }];
}

function isAddress(text: string): boolean {
  return /^(?:各位代表|同志们|让我们)/u.test(text);
}

/** The general demands of the coming time, which repeat what was decided above. */
function isDemand(text: string): boolean {
  return /总体要求|总的要求|总体思路|指导思想|工作总基调|总体考虑|坚持稳中求进/u.test(text) && !/预期目标/u.test(text);
}

/** The first short sentence of a paragraph that goes on names what follows. */
function headOf(read: readonly Sentence[]): Clause | null {
  const [first] = read;
  const [head] = first?.clauses ?? [];
  if (first === undefined || head === undefined || read.length < 2) return null;
  const short = first.end - first.start <= LARGEST_HEAD && first.clauses.length === 1 && !/\d/u.test(head.text);
  return short ? head : null;
}
