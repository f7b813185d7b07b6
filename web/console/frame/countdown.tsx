import { useEffect, useState, type ReactElement } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { lights, type Light } from '../../../src/domain/vocabulary/ticket.ts';
import { currentInstant, wholeMoment, wordCountdown, wordMoment } from '../../kit/working-time.ts';
import { useWorkCalendar } from './city.ts';
import { useLanguage, useText } from './language.tsx';

const MINUTE_MS = 60_000;

/** The present moment, moving on by the minute. */
export function useNow(): Instant {
  const [now, setNow] = useState(currentInstant);
  useEffect(() => {
    const timer = setInterval(() => setNow(currentInstant()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

type CountdownProps = {
  readonly dueAt: Instant | null;
  readonly light: Light | null;
  /** With the moment itself before the time that is left. */
  readonly full?: boolean;
};

/** How much working time is left until an end, or how far it is over, in the colour and form of its light. */
export function Countdown({ dueAt, light, full = false }: CountdownProps): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  const calendar = useWorkCalendar();
  const now = useNow();
  if (dueAt === null || calendar === undefined) return null;
  const left = wordCountdown(calendar, now, dueAt, language);
  return (
    <span className={light === null ? 'soft' : `light light-${light}`} title={wholeMoment(calendar.timeZone, dueAt)}>
      {light === null ? null : <span className="visually-hidden">{t(lights[light])}</span>}
      {full ? `${wordMoment(calendar.timeZone, now, dueAt, language)} · ${left}` : left}
    </span>
  );
}
