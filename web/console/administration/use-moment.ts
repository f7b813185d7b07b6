import { useMemo } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { wholeMoment } from '../../kit/working-time.ts';
import { useCity } from '../frame/city.ts';

/** Words moments in the city's zone; a dash where there is none. */
export function useMoment(): (at: Instant | null | undefined) => string {
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  return useMemo(() => (at) => (at === null || at === undefined ? '—' : wholeMoment(timeZone, at)), [timeZone]);
}
