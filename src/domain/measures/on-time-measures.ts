import type { DefinitionOf, MeasureDefinition } from './definition.ts';
import { livedHere, notMerged, once } from './terms.ts';
import { dayWords } from './words.ts';

const unitOnTimeRate: DefinitionOf<'clock'> = {
  id: 'unitOnTimeRate',
  rule: 'M-1',
  kind: 'ratio',
  source: 'clock',
  day: 'dueAt',
  unit: 'unit',
  denominator: {
    where: {
      op: 'all',
      of: [
        livedHere,
        { op: 'equals', field: 'kind', value: 'unit' },
        { op: 'not', of: { op: 'equals', field: 'outcome', value: 'cancelled' } },
      ],
    },
    amount: once,
  },
  numerator: { where: { op: 'equals', field: 'outcome', value: 'met' }, amount: once },
  words: {
    denominator: {
      zh: '期内到期的承办时限（二次办理的单独计；被批准退单、改派的和导入件不计）',
      en: "units' limits that fell due (each redo has its own; those of an approved send-back or a recall count for nobody, imported tickets not at all)",
    },
    numerator: { zh: '时限内提交了后来被采纳的答复的', en: 'the answer accepted later was submitted within the limit' },
    day: dayWords.unitDue,
  },
};

/** M-1: due tickets, not closed ones, are the denominator: an open overdue ticket counts against. */
export const onTimeMeasures: readonly MeasureDefinition[] = [
  {
    id: 'onTimeRate',
    rule: 'M-1',
    kind: 'ratio',
    source: 'ticket',
    day: 'callerDueAt',
    unit: 'unit',
    denominator: { where: notMerged, amount: once },
    numerator: { where: { op: 'equals', field: 'callerOutcome', value: 'met' }, amount: once },
    words: {
      denominator: {
        zh: '期内到期的工单，未办结的超期件也计入（合并件只计主件，不予受理、移交件不计）',
        en: 'tickets due, open overdue ones included (merged ones count with their master, declined and handed-over ones not at all)',
      },
      numerator: { zh: '在原时限或批准的延期内办结的', en: 'concluded on or before the original or approved limit' },
      day: dayWords.due,
    },
  },
  {
    id: 'onTimeRateWithoutExtensions',
    rule: 'M-1',
    kind: 'ratio',
    source: 'ticket',
    day: 'callerOriginalDueAt',
    unit: 'unit',
    denominator: { where: notMerged, amount: once },
    numerator: { where: { op: 'equals', field: 'withinOriginalLimit', value: true }, amount: once },
    words: {
      denominator: {
        zh: '期内原时限到期的工单，范围同按期办结率',
        en: 'tickets whose original limit fell due, otherwise as for the on-time rate',
      },
      numerator: { zh: '在原时限内办结的', en: 'concluded on or before the original limit' },
      day: dayWords.originalDue,
    },
  },
  unitOnTimeRate,
];
