import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { deadlineAnswer } from '../../../../src/contract/city.ts';
import type { Instant } from '../../../../src/domain/kernel/time.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { policyUnits } from '../../../../src/domain/vocabulary/policy-settings.ts';
import { currentInstant, wholeMoment } from '../../../kit/working-time.ts';
import { api } from '../../frame/api.ts';
import { useCity } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '算一个期限', en: 'Count a deadline' },
  from: { zh: '从', en: 'From' },
  limit: { zh: '时限', en: 'Limit' },
  unit: { zh: '单位', en: 'Unit' },
  ends: { zh: '到期：{at}', en: 'Ends {at}' },
  yellow: { zh: '黄灯：{at}', en: 'yellow from {at}' },
  countsFrom: { zh: '从 {at} 起算', en: 'counted from {at}' },
  provisional: { zh: '暂定：经过放假安排未公布的年份', en: 'provisional: counted through a year without a notice' },
  edition: { zh: '日历版本 {edition}', en: 'calendar {edition}' },
} as const satisfies Record<string, Label>;

const units = ['workday', 'calendarDay', 'hour', 'minute'] as const;
type Deadline = Static<typeof deadlineAnswer>;
type Unit = (typeof units)[number];

/** Counts a limit from a moment as the system does, and shows the days that count. */
export function DeadlineBox(): ReactElement {
  const t = useText();
  const moment = useMoment();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  const [from, setFrom] = useState(() => wholeMoment(timeZone, currentInstant()).replace(' ', 'T'));
  const [amount, setAmount] = useState<number>(5);
  const [unit, setUnit] = useState<Unit>('workday');
  const at = instantOf(from, timeZone);
  const { data, error } = useQuery({
    queryKey: ['deadline', at, amount, unit],
    enabled: at !== null,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => await api.get<Deadline>('/city/deadline', { at, amount, unit }, signal),
  });
  return (
    <section aria-labelledby="deadline-title">
      <h2 id="deadline-title">{t(texts.title)}</h2>
      <div className="adm-bar">
        <Input type="datetime-local" aria-label={t(texts.from)} value={from} onChange={(event) => setFrom(event.target.value)} />
        <InputNumber aria-label={t(texts.limit)} min={0} max={1000} step={0.5} value={amount} onChange={(value) => setAmount(value ?? 0)} />
        <Select<Unit>
          aria-label={t(texts.unit)}
          value={unit}
          onChange={setUnit}
          options={units.map((value) => ({ value, label: t(policyUnits[value]) }))}
        />
      </div>
      {error === null ? null : <Fault error={error} />}
      {data === undefined || error !== null ? null : (
        <div aria-live="polite">
          <strong>{t(texts.ends, { at: moment(data.at) })}</strong>
          <span className="soft">
            {' · '}
            {[
              t(texts.countsFrom, { at: moment(data.countsFrom) }),
              t(texts.yellow, { at: moment(data.yellowAt) }),
              t(texts.edition, { edition: data.calendarEdition }),
              ...(data.provisional ? [t(texts.provisional)] : []),
            ].join(' · ')}
          </span>
          <ul className="adm-counted">
            {data.days.slice(0, 60).map(({ date, counts, name }) => (
              <li key={date} className={counts ? 'counts' : 'free'}>
                {counts ? '' : '– '}
                {date.slice(5)} {name ?? ''}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The moment of a wall clock in the city; null while what stands there is none. */
function instantOf(text: string, timeZone: string): Instant | null {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
    return new Date(epochMilliseconds).toISOString() as Instant;
  } catch {
    return null;
  }
}
