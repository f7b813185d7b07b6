import type { DefinitionOf } from './definition.ts';
import { dispatched, notMerged, once } from './terms.ts';
import { dayWords } from './words.ts';

/** M-4, D-9: how well the centre passes tickets to units. */
export const dispatchMeasures: readonly DefinitionOf<'ticket'>[] = [
  {
    id: 'dispatchInTimeRate',
    rule: 'M-4',
    kind: 'ratio',
    source: 'ticket',
    day: 'dispatchDueAt',
    unit: 'firstUnit',
    denominator: {
      where: { op: 'all', of: [notMerged, { op: 'not', of: { op: 'equals', field: 'dispatchOutcome', value: 'cancelled' } }] },
      amount: once,
    },
    numerator: { where: { op: 'equals', field: 'dispatchOutcome', value: 'met' }, amount: once },
    words: {
      denominator: {
        zh: '期内派单时限到期的工单（合并件只计主件）',
        en: 'tickets whose first dispatch fell due (merged ones count with their master)',
      },
      numerator: { zh: '时限内派出或作出其他受理决定的', en: 'dispatched, or decided otherwise at intake, within the limit' },
      day: dayWords.dispatchDue,
    },
  },
  {
    id: 'dispatchAccuracyRate',
    rule: 'M-4',
    kind: 'ratio',
    source: 'ticket',
    day: 'firstSignDueAt',
    unit: 'firstUnit',
    denominator: { where: dispatched, amount: once },
    numerator: {
      where: {
        op: 'not',
        of: {
          op: 'any',
          of: [
            { op: 'atLeast', field: 'hops', value: 1 },
            { op: 'atLeast', field: 'recalls', value: 1 },
          ],
        },
      },
      amount: once,
    },
    words: {
      denominator: { zh: '已过退单期的首次派单', en: 'first dispatches past their send-back window' },
      numerator: { zh: '从未被批准退单、也未被中心改派的', en: 'never sent back with approval and never re-assigned' },
      day: dayWords.signDue,
    },
  },
  {
    id: 'hopsPerTicket',
    rule: 'M-4',
    kind: 'mean',
    source: 'ticket',
    day: 'firstDispatchedAt',
    unit: 'firstUnit',
    denominator: { where: dispatched, amount: once },
    numerator: { where: dispatched, amount: { op: 'sum', fields: ['hops'] } },
    words: {
      denominator: { zh: '已派出的工单', en: 'tickets dispatched' },
      numerator: { zh: '这些工单被批准退单的次数', en: 'approved send-backs of these tickets' },
      day: dayWords.dispatched,
    },
  },
  {
    id: 'refusedSendBackRate',
    rule: 'M-4',
    kind: 'ratio',
    source: 'ticket',
    day: 'firstDispatchedAt',
    unit: 'firstUnit',
    denominator: { where: dispatched, amount: { op: 'sum', fields: ['hops', 'refusedSendBacks'] } },
    numerator: { where: dispatched, amount: { op: 'sum', fields: ['refusedSendBacks'] } },
    words: {
      denominator: { zh: '已审定的退单申请（批准与驳回）', en: 'send-backs judged, approved and refused' },
      numerator: { zh: '被驳回的', en: 'refused' },
      day: dayWords.dispatched,
    },
  },
  {
    id: 'adviceTakenRate',
    rule: 'D-9',
    kind: 'ratio',
    source: 'ticket',
    day: 'firstDispatchedAt',
    unit: 'firstUnit',
    denominator: { where: { op: 'all', of: [dispatched, { op: 'isSet', field: 'adviceTaken' }] }, amount: once },
    numerator: { where: { op: 'equals', field: 'adviceTaken', value: true }, amount: once },
    words: {
      denominator: { zh: '首次派单前有承办单位建议的工单', en: 'tickets with an advised unit before the first dispatch' },
      numerator: { zh: '派给了首选建议单位的', en: 'dispatched to the unit advised first' },
      day: dayWords.dispatched,
    },
  },
];
