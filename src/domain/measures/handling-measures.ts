import type { DefinitionOf } from './definition.ts';
import { concluded, concludedHere, dispatched, livedHere, notMerged, once } from './terms.ts';
import { dayWords } from './words.ts';

/** M-5: what becomes of a ticket while it is handled, and afterwards. */
export const handlingMeasures: readonly DefinitionOf<'ticket'>[] = [
  {
    id: 'contactInTimeRate',
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'contactDueAt',
    unit: 'unit',
    denominator: {
      where: {
        op: 'all',
        of: [
          notMerged,
          { op: 'not', of: { op: 'equals', field: 'privacy', value: 'anonymous' } },
          { op: 'not', of: { op: 'equals', field: 'contactOutcome', value: 'cancelled' } },
        ],
      },
      amount: once,
    },
    numerator: { where: { op: 'equals', field: 'contactOutcome', value: 'met' }, amount: once },
    words: {
      denominator: { zh: '期内联系时限到期的工单（匿名件除外）', en: 'tickets whose first contact fell due (anonymous ones need none)' },
      numerator: { zh: '时限内联系上诉求人的', en: 'the caller was reached within the limit' },
      day: dayWords.contactDue,
    },
  },
  {
    id: 'doneInOneGoRate',
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'closedAt',
    unit: 'unit',
    denominator: { where: concludedHere, amount: once },
    numerator: {
      where: {
        op: 'not',
        of: {
          op: 'any',
          of: [
            { op: 'atLeast', field: 'round', value: 2 },
            { op: 'atLeast', field: 'repeats', value: 1 },
          ],
        },
      },
      amount: once,
    },
    words: {
      denominator: { zh: '期内结案的工单（导入的除外）', en: 'tickets closed (imported ones excepted)' },
      numerator: { zh: '没有二次办理、也没有重复诉求的', en: 'neither handled again nor repeated' },
      day: dayWords.closed,
    },
  },
  {
    id: 'redoRate',
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'firstConcludedAt',
    unit: 'unit',
    denominator: { where: concludedHere, amount: once },
    numerator: { where: { op: 'atLeast', field: 'round', value: 2 }, amount: once },
    words: {
      denominator: { zh: '期内首次办结的工单（导入的除外）', en: 'tickets concluded for the first time (imported ones excepted)' },
      numerator: { zh: '其后又二次办理的', en: 'handled again since' },
      day: dayWords.firstConcluded,
    },
  },
  {
    id: 'extensionRate',
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'callerOriginalDueAt',
    unit: 'unit',
    denominator: { where: dispatched, amount: once },
    numerator: { where: { op: 'atLeast', field: 'extensions', value: 1 }, amount: once },
    words: {
      denominator: { zh: '期内原时限到期的已派工单', en: 'dispatched tickets whose original limit fell due' },
      numerator: { zh: '至少批准延期一次的', en: 'with at least one approved extension' },
      day: dayWords.originalDue,
    },
  },
  {
    id: 'repeatRate',
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'receivedAt',
    unit: 'unit',
    denominator: { where: livedHere, amount: once },
    numerator: { where: { op: 'isSet', field: 'repeatOf' }, amount: once },
    words: {
      denominator: { zh: '期内进入的工单（导入的除外）', en: 'tickets that entered (imported ones excepted)' },
      numerator: { zh: '与已办结工单属同一事项的', en: 'on the same matter as a ticket concluded before' },
      day: dayWords.received,
    },
  },
  supervised('supervisionRate', 1, { zh: '被督办过的', en: 'supervised at any level' }),
  supervised('supervisionLevel2Rate', 2, { zh: '督办达到二级及以上的', en: 'supervised at level 2 or above' }),
  supervised('supervisionLevel3Rate', 3, { zh: '督办达到三级的', en: 'supervised at level 3' }),
  {
    id: 'hoursToConclusion',
    rule: 'M-5',
    kind: 'hours',
    source: 'ticket',
    day: 'firstConcludedAt',
    unit: 'unit',
    denominator: { where: concluded, amount: once },
    numerator: { where: concluded, amount: { op: 'elapsedMs', from: 'receivedAt', to: 'firstConcludedAt' } },
    words: {
      denominator: { zh: '期内首次办结的工单（含直接答复）', en: 'tickets concluded for the first time, answers on the call included' },
      numerator: { zh: '从诉求进入到首次办结的小时数（自然时间）', en: 'hours by the wall clock from entry to the first conclusion' },
      day: dayWords.firstConcluded,
    },
  },
];

/** M-5: supervision by level; a ticket that reached a level has passed those below it. */
function supervised(
  id: 'supervisionRate' | 'supervisionLevel2Rate' | 'supervisionLevel3Rate',
  level: 1 | 2 | 3,
  numerator: { readonly zh: string; readonly en: string },
): DefinitionOf<'ticket'> {
  return {
    id,
    rule: 'M-5',
    kind: 'ratio',
    source: 'ticket',
    day: 'firstDispatchedAt',
    unit: 'unit',
    denominator: { where: dispatched, amount: once },
    numerator: { where: { op: 'atLeast', field: 'supervisionLevel', value: level }, amount: once },
    words: { denominator: { zh: '期内首次派出的工单', en: 'tickets dispatched for the first time' }, numerator, day: dayWords.dispatched },
  };
}
