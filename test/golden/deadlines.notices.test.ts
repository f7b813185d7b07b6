import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as chineseDays from 'chinese-days';
import { compileCalendar } from '../../src/domain/calendar/compile-calendar.ts';
import { parseLocalDate } from '../../src/domain/kernel/time.ts';
import { lvliangCalendarData } from './deadlines.calendars.ts';

// The package is CommonJS; Node finds its functions on the default export only.
const { isWorkday } = chineseDays.default;
const data = lvliangCalendarData();
const calendar = compileCalendar(data);

for (const year of [2025, 2026]) {
  test(`[C-2] every day of ${String(year)} is free or worked as chinese-days says`, () => {
    let workdays = 0;
    for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day = new Date(day.getTime() + 86_400_000)) {
      const date = parseLocalDate(day.toISOString().slice(0, 10));
      assert.ok(date !== undefined);
      // chinese-days reads a bare date as UTC and then asks the host's zone; noon without an offset is the same day everywhere.
      const worked = isWorkday(`${date}T12:00:00`);
      const described = calendar.describeDay(date);
      assert.equal(described.works, worked, date);
      assert.equal(described.kind === 'makeUpWorkday', worked && isWeekend(day), date);
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

function isWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}
