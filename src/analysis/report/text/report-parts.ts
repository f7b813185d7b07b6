import type { ReportContext, Span } from '../types.ts';

/** What a part of a report speaks of: the time behind, the years ahead, or this year's work. */
export type Tense = 'past' | 'outlook' | 'plan';

/** A part of the report (B-2), in UTF-16 indexes. */
export type ReportPart = Span & { readonly tense: Tense };

/** The parts in order, covering the text, with the year whose work is planned where the text or its reader tells it. */
export type ReportParts = { readonly parts: readonly ReportPart[]; readonly year: number | null };

const HEADING_LENGTH = 45;
const heading = {
  past: /回顾|工作总结|主要工作成效|取得的成绩|^(?:[一二三四五]、)?过去[一五][年]|工作情况/u,
  outlook: /(?:十[一二三四五六七]五|今后五年|未来五年|远景)[”"]?(?:时期)?.{0,30}(?:目标|要求|思路|任务|安排|发展)/u,
  plan: /工作安排|重点工作|重点任务|主要任务|目标任务|工作部署|工作打算|工作建议|工作思路|今年(?:的)?工作|预期目标|政府.{0,6}建设|政府.{0,4}治理|效能.{0,4}政府|履职能力/u,
};
/** Openings that tell the same in a text whose headings are missing. */
const cues = {
  outlook: /^(?:今后五年|未来五年|到20\d\d年[,，].{0,12}(?:目标|基本))/u,
  plan: /^(?:今年是|20\d\d年是.{0,60}(?:之年|一年)|做好(?:今年|20\d\d年)|今年[^。]{0,30}(?:预期目标|重点抓好|重点做好|我们将)|[^。]{0,20}主要预期目标)/u,
};

/**
 * Finds the parts by their headings, and where these are missing by the sentences that open them. A text that starts in the
 * middle starts in what comes before its first heading.
 */
export function reportParts(folded: string, context: ReportContext): ReportParts {
  const marks: { start: number; tense: Tense; line: string; heading: boolean }[] = [];
  const lines = [...folded.matchAll(/[^\n]+/gu)].flatMap(({ 0: text, index }) => pieces(text, index));
  for (const { text, start } of lines) {
    const line = text.trim();
    const short = line.length <= HEADING_LENGTH && !/[。！!？?;；]./u.test(line);
    const tense = short ? tenseOfHeading(line) : null;
    if (tense !== null) marks.push({ start, tense, line, heading: true });
    else if (cues.outlook.test(line)) marks.push({ start, tense: 'outlook', line, heading: false });
    else if (cues.plan.test(line)) marks.push({ start, tense: 'plan', line, heading: false });
  }
  const headed = marks.some((mark) => mark.heading && mark.tense === 'plan');
  const kept = marks.filter((mark) => mark.heading || !headed);
  const year = context.year ?? yearOf(folded, kept);
  const first = kept[0];
  const parts: ReportPart[] = [];
  const opening: Tense = first === undefined ? bareTense(folded) : 'past';
  let tense = opening;
  let start = 0;
  for (const mark of kept) {
    // 2025年是… in the review is no opening of the plan.
    if (!mark.heading && mark.tense === 'plan' && /^20\d\d/u.test(mark.line) && Number(mark.line.slice(0, 4)) !== year) continue;
    if (order[mark.tense] < order[tense] || mark.tense === tense) continue;
    if (mark.start > start) parts.push({ start, end: mark.start, tense });
    ({ tense, start } = mark);
  }
  parts.push({ start, end: folded.length, tense });
  return { parts, year };
}

const order: Readonly<Record<Tense, number>> = { past: 0, outlook: 1, plan: 2 };

/** A web page's text may hold its paragraphs in one line, set off by wide spaces. */
function pieces(text: string, start: number): readonly { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/\S(?:.*?)(?=\s{2,}|$)/gu)].map((match) => ({ text: match[0], start: start + match.index }));
}

function tenseOfHeading(line: string): Tense | null {
  if (!/^[一二三四五六七]、|^第[一二三四五六七]部分|^20\d\d年|^“?十|^今|^过去|回顾$|安排$/u.test(line)) return null;
  if (heading.past.test(line) && !/任务|安排/u.test(line)) return 'past';
  if (heading.outlook.test(line)) return 'outlook';
  return heading.plan.test(line) ? 'plan' : null;
}

function yearOf(
  folded: string,
  marks: readonly { readonly tense: Tense; readonly line: string; readonly heading: boolean }[],
): number | null {
  for (const { tense, line, heading: isHeading } of marks) {
    const found = /(20\d\d)年/u.exec(line);
    if (isHeading && tense === 'plan' && found !== null) return Number(found[1]);
  }
  for (const { tense, line, heading: isHeading } of marks) {
    const found = /(20\d\d)年/u.exec(line);
    if (isHeading && tense === 'past' && found !== null) return Number(found[1]) + 1;
  }
  const counted = new Map<number, number>();
  for (const match of folded.matchAll(/(20\d\d)年/gu)) counted.set(Number(match[1]), (counted.get(Number(match[1])) ?? 0) + 1);
  const [most] = [...counted].toSorted((one, other) => other[1] - one[1] || other[0] - one[0]);
  return most === undefined ? null : most[0];
}

/** Without any heading or opening, the words of promising against those of telling decide. */
function bareTense(folded: string): Tense {
  const ahead = folded.match(/力争|确保|将|加快|推进|今年|争取|年底前|计划/gu)?.length ?? 0;
  const behind = folded.match(/了|来,|累计|实现|同比|去年|全面完成|过去|圆满/gu)?.length ?? 0;
  return ahead >= behind ? 'plan' : 'past';
}
