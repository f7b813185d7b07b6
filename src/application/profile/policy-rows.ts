import { defaultAdvicePolicy, type Policy } from '../../domain/profile/types.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { requestKinds } from '../../domain/vocabulary/request.ts';
import type { PolicySetting, PolicyUnit } from '../../domain/vocabulary/policy-settings.ts';

/** One number of a city's policy. `of` tells rows of one setting apart: a channel, a kind, a class, the number of a try; else null. */
export type PolicyRow = { readonly setting: PolicySetting; readonly of: string | null; readonly amount: number; readonly unit: PolicyUnit };

/** Every number of a policy, in the order of the loop. */
export function policyRows({ limits, ...policy }: Policy): readonly PolicyRow[] {
  type Amount = Pick<PolicyRow, 'amount' | 'unit'>;
  const row = (setting: PolicySetting, { amount, unit }: Amount, of: string | null = null): PolicyRow => ({ setting, of, amount, unit });
  const counted = (setting: PolicySetting, amount: number, unit: PolicyUnit): PolicyRow => row(setting, { amount, unit });
  const { firstAnswer, handling, handlingByClass } = limits;
  return [
    row('acceptAndDispatch', limits.acceptAndDispatch),
    ...Object.entries(firstAnswer).map(([channel, limit]) => row('firstAnswer', limit, channel)),
    row('sign', limits.sign),
    row('judgeSendBack', limits.judgeSendBack),
    counted('maxSendBacks', policy.sendBack.maxApproved, 'times'),
    row('conference', limits.conference),
    row('urgentResponse', limits.urgentResponse),
    ...codesOf(requestKinds).map((kind) => row('handling', handling[kind], kind)),
    ...handlingByClass.map(({ classCode, limit }) => row('handlingByClass', limit, classCode)),
    row('contact', limits.contact),
    row('level3', limits.level3),
    row('decideExtension', limits.decideExtension),
    counted('maxExtensions', policy.extension.maxCount, 'times'),
    counted('extensionEach', policy.extension.maxWorkdaysEach, 'workday'),
    counted('longCycleAtMost', policy.longCycle.maxCalendarDays, 'calendarDay'),
    counted('longCycleReport', policy.longCycle.reportEveryCalendarDays, 'calendarDay'),
    row('review', limits.review),
    row('objection', limits.objection),
    ...policy.followUp.tryAfterWorkdays.map((amount, index) => row('followUpTry', { amount, unit: 'workday' }, String(index + 1))),
    counted('rateWithin', policy.followUp.rateWithinCalendarDays, 'calendarDay'),
    row('redo', limits.redo),
    counted('archive', policy.archive.afterCalendarDays, 'calendarDay'),
    row('yellowBefore', policy.lights.yellowBefore),
    counted('classSureFrom', (policy.advice ?? defaultAdvicePolicy).classSureFrom, 'points'),
    counted('satisfiedLevels', policy.measures.satisfiedLevels, 'levels'),
    counted('suppressBelow', policy.measures.suppressBelow, 'cases'),
  ];
}
