import { surroundings, type Surroundings } from '../text/clauses.ts';
import { reportParts, type ReportParts, type Tense } from '../text/report-parts.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Figure, FigureRole, ReportContext, Suspect } from '../types.ts';
import { readComparator } from './comparator.ts';
import { readDirection } from './direction.ts';
import { findDates } from './find-dates.ts';
import { findLeftovers } from './find-leftovers.ts';
import { findPlainNames, findQuotedNames } from './find-names.ts';
import { hideOverlong } from './find-overlong.ts';
import { findQuantities } from './find-quantities.ts';
import { findRanks } from './find-ranks.ts';
import { findSpokenShares } from './find-spoken-shares.ts';
import { findStructure } from './find-structure.ts';
import { pairLists } from './lists.ts';
import type { Mention } from './mention.ts';
import { readMetric } from './metric.ts';
import { placeFinder } from './place.ts';
import { governingDate, periodOf } from './period.ts';
import { isSpec } from './spec.ts';

const LOOK_AROUND = 24;
const setOnly = /^(?:个)?(?:方面|维度|领域|层面|环节|关键点|关节点|坚持|字|关系|原则|导向|基本点)/u;

/** Every numeric mention of a report with its role and, where it has one, its value (B-3), and what could not be read for sure. */
export function readFigures(
  source: SourceText,
  context: ReportContext,
): { readonly figures: readonly Figure[]; readonly suspects: readonly Suspect[]; readonly parts: ReportParts } {
  const { raw, toPoint } = source;
  const { shown: folded, found: overlong } = hideOverlong(source.folded);
  const parts = reportParts(folded, context);
  const mentions = findMentions(folded, parts, overlong);
  const placed = mentions.map((mention) => ({ mention, around: surroundings(folded, mention) }));
  const lists = pairLists(folded, placed);
  const readPlace = placeFinder(folded, context.places);
  const figures: Figure[] = [];
  const suspects: Suspect[] = lists.suspects.map((each) => toSuspect(each.start, each.end, each.reason));
  let part = 0;
  for (const [index, { mention, around }] of placed.entries()) {
    while ((parts.parts[part]?.end ?? Number.POSITIVE_INFINITY) <= mention.start) part += 1;
    const tense = parts.parts[part]?.tense ?? 'plan';
    if (mention.suspect !== undefined) suspects.push(toSuspect(mention.start, mention.end, mention.suspect));
    figures.push(toFigure(mention, around, tense, index));
  }
  return { figures, suspects: suspects.toSorted((one, other) => one.start - other.start), parts };

  function toSuspect(start: number, end: number, reason: Suspect['reason']): Suspect {
    return { start: toPoint(start), end: toPoint(end), text: raw.slice(start, end), suggestion: null, reason };
  }

  function toFigure(mention: Mention, around: Surroundings, tense: Tense, index: number): Figure {
    const { start, end, value, unit } = mention;
    const base = { start: toPoint(start), end: toPoint(end), text: raw.slice(start, end) };
    const none = { metric: mention.label ?? '', value: null, unit: '', direction: '', place: '' } as const;
    if (mention.kind === 'date') return { ...base, ...none, role: 'date', comparator: '=', period: mention.period ?? '' };
    if (value === null) return { ...base, ...none, role: mention.kind === 'value' ? 'other' : mention.kind, comparator: '', period: '' };
    const left = folded.slice(around.sentence.start, start);
    const right = folded.slice(end, around.sentence.end);
    const clauseLeft = folded.slice(around.clause.start, start);
    const clauseRight = folded.slice(end, around.clause.end);
    const item = lists.items.get(mention) ?? null;
    const spec = mention.kind === 'value' && isSpec(mention, left, right);
    const date = governingDate(placed, index);
    const role = roleOf(mention, tense, spec, date?.mention.period ?? null, right);
    const comparator = readComparator(mention.comparator, (item === null ? '' : item.verb) + clauseLeft.slice(-LOOK_AROUND), right);
    return {
      ...base,
      role,
      metric: readMetric(mention, clauseLeft, clauseRight, item?.metric ?? null),
      value,
      unit,
      comparator,
      direction: mention.direction ?? (spec ? 'level' : readDirection(unit, clauseLeft, item?.verb ?? null)),
      period: role === 'spec' ? '' : periodOf(tense, parts.year, date?.mention.period ?? null, left),
      place: readPlace(clauseLeft),
    };
  }

  function roleOf(mention: Mention, tense: Tense, spec: boolean, dated: string | null, right: string): FigureRole {
    if (mention.kind !== 'value') return mention.kind;
    if (spec) return 'spec';
    if (mention.label === 'inWords' && setOnly.test(right)) return 'other';
    const last = dated === null ? null : Number(/(\d{4})(?=$|[HQ-]\w\w?$|-\d\d-\d\d$)/u.exec(dated)?.[1] ?? dated.slice(0, 4));
    if (last !== null && parts.year !== null) return last < parts.year ? 'achieved' : 'target';
    return tense === 'past' ? 'achieved' : 'target';
  }
}

/** All mentions in order, none over another: what a finder took is left alone by those after it. */
function findMentions(folded: string, parts: ReportParts, overlong: readonly Mention[]): readonly Mention[] {
  const taken = new Uint8Array(folded.length);
  const isTaken = (start: number, end: number): boolean => taken.subarray(start, end).includes(1);
  const kept: Mention[] = [];
  const keep = (found: readonly Mention[]): void => {
    for (const mention of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
      if (isTaken(mention.start, mention.end)) continue;
      taken.fill(1, mention.start, mention.end);
      kept.push(mention);
    }
  };
  keep(overlong);
  keep(findStructure(folded));
  keep(findQuotedNames(folded));
  keep(findDates(folded, parts));
  keep(findRanks(folded));
  keep(findPlainNames(folded));
  keep([...findQuantities(folded), ...findSpokenShares(folded)]);
  keep(findLeftovers(folded, isTaken, parts));
  return kept.toSorted((one, other) => one.start - other.start);
}
