import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { calendarAnswer } from '../../../../src/contract/city.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { currentInstant, dayIn } from '../../../kit/working-time.ts';
import { api } from '../../frame/api.ts';
import { useCity } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import './calendar.css';
import { DeadlineBox } from './deadline-box.tsx';

const texts = {
  title: { zh: '日历', en: 'Calendar' },
  lead: {
    zh: '期限按这份日历计算。未发布节假日安排的年份为暂定：只有周末和固定节日，安排公布后自动重算（C-3）。',
    en: 'Deadlines are counted by this calendar. A year whose holidays are not announced yet is provisional: weekends and fixed holidays only; its deadlines are computed anew when the notice comes (C-3).',
  },
  year: { zh: '{year} 年', en: '{year}' },
  before: { zh: '前一年', en: 'The year before' },
  after: { zh: '后一年', en: 'The year after' },
  notice: { zh: '依据：{title}（{number}），{day} 发布', en: 'By {title} ({number}), issued on {day}' },
  provisional: { zh: '暂定：这一年的放假安排尚未录入', en: 'Provisional: no notice of this year’s holidays yet' },
  publicHoliday: { zh: '放假', en: 'Holiday' },
  makeUpWorkday: { zh: '调休上班', en: 'Make-up workday' },
  weekend: { zh: '周末', en: 'Weekend' },
  workday: { zh: '工作日', en: 'Workday' },
  counts: { zh: '全年 {workdays} 个工作日，放假 {free} 天', en: '{workdays} workdays, {free} days of holidays' },
  month: { zh: '{month} 月', en: '{month}' },
} as const satisfies Record<string, Label>;

/** As printed calendars mark them. */
const marks: Readonly<Partial<Record<string, Label>>> = {
  publicHoliday: { zh: '休', en: 'off' },
  makeUpWorkday: { zh: '班', en: 'on' },
};

const weekdays: readonly Label[] = [
  { zh: '一', en: 'M' },
  { zh: '二', en: 'T' },
  { zh: '三', en: 'W' },
  { zh: '四', en: 'T' },
  { zh: '五', en: 'F' },
  { zh: '六', en: 'S' },
  { zh: '日', en: 'S' },
];

type Year = Static<typeof calendarAnswer>;
type Day = Year['days'][number];
type Kind = 'workday' | 'makeUpWorkday' | 'weekend' | 'publicHoliday';

/** A year as it is worked, and a box that counts a deadline. */
export function CalendarPage(): ReactElement {
  const t = useText();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  const today = dayIn(timeZone, currentInstant());
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', year],
    placeholderData: keepPreviousData,
    queryFn: async () => await api.get<Year>('/city/calendar', { year }),
  });
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <DeadlineBox />
      <div className="adm-bar adm-year-bar">
        <Button aria-label={t(texts.before)} disabled={year <= 1950} onClick={() => setYear(year - 1)}>
          ‹
        </Button>
        <strong>{t(texts.year, { year })}</strong>
        <Button aria-label={t(texts.after)} disabled={year >= 2200} onClick={() => setYear(year + 1)}>
          ›
        </Button>
      </div>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <Skeleton active /> : <YearView year={data} today={today} />}
    </AdministrationFrame>
  );
}

function YearView({ year: { year, notice, days }, today }: { readonly year: Year; readonly today: string }): ReactElement {
  const t = useText();
  const months = Map.groupBy(days, ({ date }) => date.slice(0, 7));
  const counts = { workdays: days.filter(({ works }) => works).length, free: days.filter(({ kind }) => kind === 'publicHoliday').length };
  return (
    <section aria-label={t(texts.year, { year })}>
      <p>
        {notice === null ? (
          <strong className="adm-provisional-note">{t(texts.provisional)}</strong>
        ) : (
          t(texts.notice, { title: notice.title, number: notice.number, day: notice.issuedOn })
        )}
        <span className="soft"> · {t(texts.counts, counts)}</span>
      </p>
      <p className="adm-day-legend">
        {(['publicHoliday', 'makeUpWorkday', 'weekend'] as const).map((kind) => (
          <span key={kind}>
            <span className={`adm-day ${kind}`}>{marks[kind] === undefined ? '6' : t(marks[kind])}</span> {t(texts[kind])}
          </span>
        ))}
      </p>
      <div className="adm-year">
        {[...months].map(([month, own]) => (
          <Month key={month} days={own} today={today} />
        ))}
      </div>
    </section>
  );
}

function Month({ days, today }: { readonly days: readonly Day[]; readonly today: string }): ReactElement {
  const t = useText();
  const first = days[0]?.date ?? '2000-01-01';
  // Monday is the first column.
  const blanks = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: blanks }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <table className="adm-month">
      <caption>{t(texts.month, { month: Number(first.slice(5, 7)) })}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day.zh} scope="col">
              {t(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((day) => day !== null)?.date ?? row}>
            {week.map((day, column) =>
              day === null ? <td key={weekdays[column]?.zh} aria-hidden="true" /> : <DayCell key={day.date} day={day} today={today} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day: { date, kind, name }, today }: { readonly day: Day; readonly today: string }): ReactElement {
  const t = useText();
  const known = kind as Kind;
  const mark = marks[known];
  const words = [date, t(texts[known]), ...(name === null ? [] : [name])].join(' ');
  return (
    <td className={`adm-day ${kind}${date === today ? ' today' : ''}`} title={words} aria-current={date === today ? 'date' : undefined}>
      {Number(date.slice(8))}
      {mark === undefined ? null : (
        <>
          <span aria-hidden="true" className="mark">
            {t(mark)}
          </span>
          <span className="visually-hidden">{t(texts[known])}</span>
        </>
      )}
    </td>
  );
}
