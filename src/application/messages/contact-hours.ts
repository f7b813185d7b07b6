import { DAY_MS, addMs, type Instant } from '../../domain/kernel/time.ts';
import type { CityRules } from '../ports.ts';

/** E-1: when a caller may be written to: the moment itself inside the city's contact hours, else the next opening. */
export function nextContactTime({ profile, calendar }: CityRules, now: Instant): Instant {
  const { from, to } = profile.profile.policy.followUp.contactHours;
  const today = calendar.localDate(now);
  const opens = calendar.instantAt(today, from);
  if (now < opens) return opens;
  if (now < calendar.instantAt(today, to)) return now;
  return calendar.instantAt(calendar.localDate(addMs(opens, DAY_MS)), from);
}
