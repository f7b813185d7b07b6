import assert from 'node:assert/strict';
import { test } from 'node:test';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { compileCalendar } from '../../src/domain/calendar/compile-calendar.ts';
import { parseLocalDate } from '../../src/domain/kernel/time.ts';
import { lvliangCalendarData } from './deadlines.calendars.ts';

// The tables of chinese-days, not its functions: those ask the zone of the host.
const holidays: Readonly<Record<string, string>> = published.holidays;
const makeUpWorkdays: Readonly<Record<string, string>> = published.workdays;

const data = lvliangCalendarData();
const calendar = compileCalendar(data);

for (const year of [2025, 2026]) {
  test(`[C-2] every day of ${String(year)} is free or worked, and named, as chinese-days says`, () => {
    let workdays = 0;
    for (let day = new Temporal.PlainDate(year, 1, 1); day.year === year; day = day.add({ days: 1 })) {
      const date = parseLocalDate(day.toString());
      assert.ok(date !== undefined);
      const described = calendar.describeDay(date);
      const holiday = holidays[date];
      const expected = holiday === undefined ? weekdayKind(day) : 'publicHoliday';
      assert.equal(described.kind, expected, date);
      // Theirs reads "Spring Festival,春节,4"; ours as in the notice, which joins two names or adds 节.
      if (holiday !== undefined) assert.ok(described.name?.includes(holiday.split(',')[1] ?? date) === true, `${date} ${holiday}`);
      if (described.works) workdays += 1;
    }
    // Both years have 261 weekdays; 13 of them are statutory holidays or given back for one on a weekend.
    assert.equal(workdays, 248);
  });
}

test('[C-3] each year names its notice: title, number and day of issue before the year begins', () => {
  for (const { year, notice } of data.years) {
    assert.equal(notice.title, `国务院办公厅关于${String(year)}年部分节假日安排的通知`);
    assert.match(notice.number, new RegExp(`^国办发明电〔${String(year - 1)}〕\\d+号$`, 'u'));
    assert.ok(notice.issuedOn.startsWith(String(year - 1)));
  }
});

function weekdayKind(day: Temporal.PlainDate): string {
  if (makeUpWorkdays[day.toString()] !== undefined) return 'makeUpWorkday';
  return day.dayOfWeek <= 5 ? 'workday' : 'weekend';
}
