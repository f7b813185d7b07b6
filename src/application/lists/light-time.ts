import type { Instant } from '../../domain/kernel/time.ts';
import type { CityRules } from '../ports.ts';
import type { LightTime } from './ports.ts';

/**
 * S-1: now, and the latest end that can be yellow by now. A limit warns before its end by the policy's span, or at its half, so what
 * ends a workday after that span is still green, also where the policy was a little wider when the limit began.
 */
export function lightTime(now: Instant, { calendar, profile }: CityRules): LightTime {
  const warned = calendar.deadline(now, profile.profile.policy.lights.yellowBefore).at;
  return { now, horizon: calendar.deadline(warned, { unit: 'workday', amount: 1 }).at };
}
