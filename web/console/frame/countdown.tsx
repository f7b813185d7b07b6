import { useEffect, useState, type ReactElement } from 'react';
import type { WorkCalendar } from '../../../src/domain/calendar/types.ts';
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
export function Countdown(props: CountdownProps): ReactElement | null {
  const calendar = useWorkCalendar();
  const now = useNow();
  return calendar === undefined ? null : <CountdownAt {...props} calendar={calendar} now={now} />;
}

/** The same for many at once, which share the calendar and the moment. */
export function CountdownAt({
  dueAt,
  light,
  full = false,
  calendar,
  now,
}: CountdownProps & { readonly calendar: WorkCalendar; readonly now: Instant }): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  if (dueAt === null) return null;
  const left = wordCountdown(calendar, now, dueAt, language);
  return (
    <span className={light === null ? 'soft' : `light light-${light}`} title={wholeMoment(calendar.timeZone, dueAt)}>
      {light === null ? null : <span className="visually-hidden">{t(lights[light])}</span>}
      {full ? `${wordMoment(calendar.timeZone, now, dueAt, language)} · ${left}` : left}
    </span>
  );
}
