import type { ReactElement } from 'react';
import { dayReasons } from '../../../src/domain/calendar/day-reasons.ts';
import { explainDeadline, type DeadlineExplanation } from '../../../src/domain/calendar/explain-deadline.ts';
import type { WorkCalendar } from '../../../src/domain/calendar/types.ts';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { clockKinds } from '../../../src/domain/vocabulary/ticket.ts';
import { wholeMoment, wordDay } from '../../kit/working-time.ts';
import { useWorkCalendar } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import type { ClockView } from './clock-light.ts';
import { wordLimit, type LimitThing } from './event-words.ts';
import { clockTexts as texts } from './ticket-texts.ts';

/** Limits with more days are told without each of them. */
const DAYS_TOLD = 31;

/** C-4: why a limit ends when it does: the rule, since when, every day that counted or did not, and what was granted on top. */
export function ClockWhy({ clock }: { readonly clock: ClockView }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const calendar = useWorkCalendar();
  const now = useNow();
  const { kind, rule, limit, startedAt, dueAt, extendedWorkdays, provisional } = clock;
  const told = calendar === undefined || startedAt === null ? null : explained(calendar, startedAt, limit);
  const moment = (at: Instant): string => (calendar === undefined ? '' : wholeMoment(calendar.timeZone, at));
  return (
    <div className="clock-why">
      <p>
        <strong>{t(clockKinds[kind])}</strong> · {t(texts.rule, { rule, limit: wordLimit(limit, language) })}
      </p>
      <p>
        {startedAt === null ? t(texts.hiddenStart) : t(texts.from, { at: moment(startedAt) })} → {t(texts.due, { at: moment(dueAt) })}
      </p>
      {told !== null && startedAt !== null && told.countsFrom !== startedAt ? (
        <p>{t(texts.countsFrom, { at: moment(told.countsFrom) })}</p>
      ) : null}
      {told === null || calendar === undefined ? null : told.days.length > DAYS_TOLD ? (
        <p className="soft">{t(texts.manyDays, { count: told.days.length })}</p>
      ) : (
        <ol>
          {numbered(told.days).map(({ day, no }) => (
            <li key={day.date} className={day.counts ? undefined : 'soft'}>
              <span>{wordDay(calendar.localDate(now), day.date, language)}</span>
              <span>{no === null ? t(texts.notCounted) : t(texts.counts, { count: no })}</span>
              <span>{day.name ?? t(dayReasons[day.why])}</span>
            </li>
          ))}
        </ol>
      )}
      {extendedWorkdays > 0 ? <p>{t(texts.extendedBy, { amount: extendedWorkdays })}</p> : null}
      {told !== null && extendedWorkdays === 0 && told.deadline.at !== dueAt ? <p>{t(texts.movedTo, { at: moment(dueAt) })}</p> : null}
      {provisional ? <p>{t(texts.provisional)}</p> : null}
    </div>
  );
}

/** The account of a limit; null for one that this calendar cannot count. */
function explained(calendar: WorkCalendar, startedAt: Instant, limit: LimitThing): DeadlineExplanation | null {
  try {
    return explainDeadline(calendar, startedAt, limit);
  } catch {
    return null;
  }
}

type Day = DeadlineExplanation['days'][number];

function numbered(days: readonly Day[]): readonly { readonly day: Day; readonly no: number | null }[] {
  let count = 0;
  return days.map((day) => {
    if (day.counts) count += 1;
    return { day, no: day.counts ? count : null };
  });
}
