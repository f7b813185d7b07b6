import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileTimeFormat } from './time-format.ts';

/** What a text means in a format: a local time, a day, a time with its offset in minutes, `-` when it does not fit. */
function read(pattern: string, text: string): string {
  const format = compileTimeFormat(pattern);
  if (format === undefined) return 'no format';
  const time = format.parse(text);
  if (time === undefined) return '-';
  const wall = new Date(time.wallMs)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/u, '');
  return (time.dayOnly ? wall.slice(0, 10) : wall) + (time.offsetMs === null ? '' : ` ${time.offsetMs / 60_000}`);
}

const cases: readonly (readonly [pattern: string, text: string, meaning: string])[] = [
  ['MM/dd/yyyy hh:mm:ss a', '01/02/2015 12:20:09 AM', '2015-01-02T00:20:09'],
  ['MM/dd/yyyy hh:mm:ss a', '01/02/2015 12:00:00 PM', '2015-01-02T12:00:00'],
  ['MM/dd/yyyy hh:mm:ss a', '12/31/2015 11:10:09 PM', '2015-12-31T23:10:09'],
  ['MM/dd/yyyy hh:mm:ss a', '12/31/2015 00:10:09 AM', '-'],
  ['MM/dd/yyyy hh:mm:ss a', '12/31/2015 13:10:09 AM', '-'],
  ['MM/dd/yyyy hh:mm:ss a', '1/2/2015 01:00:00 AM', '-'],
  ['M/d/yyyy h:mm a', '1/2/2015  1:00 pm', '2015-01-02T13:00:00'],
  ['yyyy-MM-dd', '2016-02-29', '2016-02-29'],
  ['yyyy-MM-dd', '2015-02-29', '-'],
  ['yyyy-MM-dd', '2015-13-01', '-'],
  ['yyyy-MM-dd', '2015-01-01 10:00', '-'],
  ['yyyy-MM-dd', '0015-01-01', '-'],
  ['yyyy-MM-dd HH:mm', '2026-02-13 24:00', '2026-02-14T00:00:00'],
  ['yyyy-MM-dd HH:mm', '2026-02-13 24:01', '-'],
  ['yyyy-MM-dd HH:mm', '2026-02-13 23:60', '-'],
  ['yyyy年M月d日 H时mm分', '2026年2月3日 9时05分', '2026-02-03T09:05:00'],
  ['yyyy/M/d ah:mm', '2026/2/3 下午3:05', '2026-02-03T15:05:00'],
  ['dd-MMM-yy', '03-Feb-26', '2026-02-03'],
  ['dd-MMM-yy', '03-Foo-26', '-'],
  ['yyyyMMddHHmmss', '20260203090507', '2026-02-03T09:05:07'],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-02-03T09:05:07.250+08:00', '2026-02-03T09:05:07.250 480'],
  ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-02-03T09:05:07Z', '2026-02-03T09:05:07 0'],
  ['iso', '2020-01-06T12:09:38+08:00', '2020-01-06T12:09:38 480'],
  ['iso', '2020-01-06 12:09', '2020-01-06T12:09:00'],
  ['iso', '2020-01-06', '2020-01-06'],
  ['iso', '2020-01-06T12:09:38.5Z', '2020-01-06T12:09:38.500 0'],
  ['iso', '2020-01-06T12:09:38 and more', '-'],
  ['iso', '2020-1-6', '-'],
  ['epochMs', '1578283778000', '2020-01-06T04:09:38 0'],
  ['epochSeconds', '1578283778', '2020-01-06T04:09:38 0'],
  ['epochSeconds', '99999999999999999', '-'],
  ['excelSerial', '43836.5', '2020-01-06T12:00:00'],
  ['yyyy-MM', '2026-02', 'no format'],
  ['yyyy-MM-dd hh:mm', '', 'no format'],
  ['yyyy-MM-dd HH:mm a', '', 'no format'],
  ['yyyy-MM-dd mm', '', 'no format'],
  ['yyyy-MM-dd yyyy', '', 'no format'],
  ['yyyy-MM-ddTHH:mm', '', 'no format'],
  ['day', '', 'no format'],
  ['', '', 'no format'],
];

for (const [pattern, text, meaning] of cases) {
  test(`"${text}" in the format ${pattern} is ${meaning}`, () => assert.equal(read(pattern, text), meaning));
}
