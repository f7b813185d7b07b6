import type { Satisfaction } from '../vocabulary/request.ts';
import type { DefinitionOf, MeasureDefinition } from './definition.ts';
import { livedHere, notMerged, once } from './terms.ts';
import { dayWords } from './words.ts';

const LEVELS = 5 satisfies Satisfaction;

/** M-2, M-3, E-5: what callers say. `satisfiedLevels`: how many of the five levels count as satisfied, from the top. */
export function evaluationMeasures(satisfiedLevels: 2 | 3): readonly MeasureDefinition[] {
  const satisfied = {
    2: { zh: '评价为非常满意、满意的', en: 'very satisfied or satisfied' },
    3: { zh: '评价为非常满意、满意、基本满意的', en: 'very satisfied, satisfied or fairly satisfied' },
  }[satisfiedLevels];
  const lowestSatisfied = LEVELS + 1 - satisfiedLevels;
  const valid = {
    zh: '有有效评价的诉求人（合并件的每位诉求人单独计）',
    en: 'callers with a valid rating (each caller of a merged ticket)',
  };
  return [
    {
      id: 'resolutionRate',
      rule: 'M-2',
      kind: 'ratio',
      source: 'follower',
      day: 'ratedAt',
      unit: 'unit',
      denominator: { where: { op: 'all', of: [notMerged, { op: 'isSet', field: 'resolved' }] }, amount: once },
      numerator: { where: { op: 'equals', field: 'resolved', value: true }, amount: once },
      words: {
        denominator: valid,
        numerator: { zh: '诉求人最终确认已解决的', en: 'the caller finally says it is resolved' },
        day: dayWords.rated,
      },
    },
    unitSaysResolvedRate,
    notReachedRate,
    {
      id: 'satisfactionRate',
      rule: 'M-3',
      kind: 'ratio',
      source: 'follower',
      day: 'ratedAt',
      unit: 'unit',
      denominator: { where: { op: 'all', of: [notMerged, { op: 'isSet', field: 'finalSatisfaction' }] }, amount: once },
      numerator: { where: { op: 'atLeast', field: 'finalSatisfaction', value: lowestSatisfied }, amount: once },
      words: { denominator: valid, numerator: { zh: `最终${satisfied.zh}`, en: `finally ${satisfied.en}` }, day: dayWords.rated },
    },
    {
      id: 'firstSatisfactionRate',
      rule: 'M-3',
      kind: 'ratio',
      source: 'follower',
      day: 'firstRatedAt',
      unit: 'unit',
      denominator: { where: { op: 'all', of: [notMerged, { op: 'isSet', field: 'firstSatisfaction' }] }, amount: once },
      numerator: { where: { op: 'atLeast', field: 'firstSatisfaction', value: lowestSatisfied }, amount: once },
      words: { denominator: valid, numerator: { zh: `首次${satisfied.zh}`, en: `at first ${satisfied.en}` }, day: dayWords.firstRated },
    },
    followUpCoverageRate,
  ];
}

const unitSaysResolvedRate: DefinitionOf<'ticket'> = {
  id: 'unitSaysResolvedRate',
  rule: 'M-2',
  kind: 'ratio',
  source: 'ticket',
  day: 'concludedAt',
  unit: 'unit',
  denominator: { where: { op: 'all', of: [notMerged, { op: 'isSet', field: 'unitSaysSolved' }] }, amount: once },
  numerator: { where: { op: 'equals', field: 'unitSaysSolved', value: true }, amount: once },
  words: {
    denominator: { zh: '期内由承办单位办结的工单', en: 'tickets concluded by a unit' },
    numerator: { zh: '承办单位自报已解决的', en: 'the unit says it is resolved' },
    day: dayWords.concluded,
  },
};

/** M-2: a share of its own; who was not reached is neither resolved nor unresolved. */
const notReachedRate: DefinitionOf<'follower'> = {
  id: 'notReachedRate',
  rule: 'M-2',
  kind: 'ratio',
  source: 'follower',
  day: 'closedAt',
  unit: 'unit',
  denominator: {
    where: { op: 'all', of: [livedHere, { op: 'oneOf', field: 'outcome', values: ['answered', 'notReached', 'refused'] }] },
    amount: once,
  },
  numerator: { where: { op: 'equals', field: 'outcome', value: 'notReached' }, amount: once },
  words: {
    denominator: {
      zh: '期内结案工单（导入的除外）中已回访的诉求人',
      en: 'callers of closed tickets who were followed up (imported tickets excepted)',
    },
    numerator: { zh: '各次回访均未接通的', en: 'reached at no try' },
    day: dayWords.closed,
  },
};

const followUpCoverageRate: DefinitionOf<'follower'> = {
  id: 'followUpCoverageRate',
  rule: 'M-5',
  kind: 'ratio',
  source: 'follower',
  day: 'closedAt',
  unit: 'unit',
  denominator: {
    where: {
      op: 'all',
      of: [livedHere, { op: 'not', of: { op: 'equals', field: 'privacy', value: 'anonymous' } }, { op: 'isSet', field: 'outcome' }],
    },
    amount: once,
  },
  numerator: { where: { op: 'oneOf', field: 'outcome', values: ['answered', 'notReached', 'refused'] }, amount: once },
  words: {
    denominator: {
      zh: '期内结案工单中可以回访的诉求人（匿名件、导入件除外）',
      en: 'callers of closed tickets who can be followed up (not anonymous or imported ones)',
    },
    numerator: { zh: '已回访的：有评价、拒绝评价，或各次均未接通', en: 'followed up: answered, refused, or tried without reaching them' },
    day: dayWords.closed,
  },
};
