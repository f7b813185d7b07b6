import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import type { LocalDate, LocalTime } from '../domain/kernel/time.ts';
import { deadlineCommand, deadlineCommandOf } from './deadline.ts';
import { run } from './run.ts';

const calendar = compileCalendar({
  edition: 'test.1',
  timeZone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [
    {
      from: '01-01',
      segments: [
        { from: '08:00' as LocalTime, to: '12:00' as LocalTime },
        { from: '14:30' as LocalTime, to: '18:00' as LocalTime },
      ],
    },
  ],
  fixedHolidays: [{ name: '元旦', month: 1, day: 1 }],
  years: [
    {
      year: 2026,
      notice: { title: 'notice', number: '7', issuedOn: '2025-11-04' as LocalDate },
      holidays: [{ name: '春节', from: '2026-02-15' as LocalDate, to: '2026-02-23' as LocalDate }],
      makeUpWorkdays: ['2026-02-14' as LocalDate, '2026-02-28' as LocalDate],
    },
  ],
  workdayRule: 'endOfDay',
});

const command = deadlineCommandOf(() => Promise.resolve({ calendar, yellowBefore: { unit: 'workday', amount: 1 } }));
type Outcome = { readonly code: number; readonly out: string; readonly err: string };

function call(...words: string[]): Promise<Outcome> {
  return callOf(command, words);
}

async function callOf(called: typeof command, words: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const output = { write: (text: string) => (out += text) };
  const errors = { write: (text: string) => (err += text) };
  const entries = [{ name: called.name, summary: { zh: '时限', en: called.name }, load: () => Promise.resolve(called) }];
  const open = (): Promise<never> => Promise.reject(new Error('a deadline needs nothing from outside'));
  const code = await run(['deadline', ...words], { entries, version: '1', output, errors, debug: false, open });
  return { code, out, err };
}

test('[C-2] prints the end, the yellow instant and the days counted and skipped', async () => {
  const { code, out } = await call('--at', '2026-02-13T16:40+08:00', '--workdays', '5');
  assert.equal(code, 0);
  assert.deepEqual(out.trimEnd().split('\n'), [
    '时限 Limit        5 个工作日 · 5 workdays',
    '提出 Entered      2026-02-13 16:40 周五 Fri (Asia/Shanghai)',
    '起算 Counts from  2026-02-13 16:40 周五 Fri',
    '截止 Deadline     2026-02-27 18:00 周五 Fri',
    '黄灯 Yellow from  2026-02-26 18:00 周四 Thu',
    '日历 Calendar     test.1',
    '',
    '  2026-02-13 周五 Fri       -        起算日，从次一工作日数起 · the clock starts, counting begins with the next workday',
    '  2026-02-14 周六 Sat       1        调休上班 · make-up workday',
    '  2026-02-15 … 2026-02-23   -        放假 春节 · public holiday',
    '  2026-02-24 … 2026-02-27   2-5      工作日 · workday',
  ]);
});

test('[C-1] half a workday shows the time used on each day', async () => {
  const { out } = await call('--at', '2026-03-06T17:00+08:00', '--workdays', '0.5');
  assert.deepEqual(out.trimEnd().split('\n').slice(-3), [
    '  2026-03-06 周五 Fri       1:00     工作日 · workday',
    '  2026-03-07 … 2026-03-08   -        周末 · weekend',
    '  2026-03-09 周一 Mon       2:45     工作日 · workday',
  ]);
});

test('[C-3] a provisional deadline says so and names the year', async () => {
  const { out } = await call('--at', '2026-12-31T16:00+08:00', '--workdays', '1');
  assert.match(out, /\* 暂定：2027 年/u);
  assert.match(out, /2027-01-01 周五 Fri {7}- {8}放假 元旦 · public holiday \*/u);
});

test('[C-4] --json gives instants, the local end, the edition and each day', async () => {
  const { code, out } = await call('--at', '2026-02-28T20:00+08:00', '--workdays', '1', '--json');
  assert.equal(code, 0);
  const day = { name: null, workingMs: null, provisional: false };
  assert.deepEqual(JSON.parse(out), {
    at: '2026-02-28T12:00:00.000Z',
    limit: { unit: 'workday', amount: 1 },
    startedAt: '2026-03-02T00:00:00.000Z',
    deadline: '2026-03-03T10:00:00.000Z',
    deadlineLocal: '2026-03-03T18:00:00+08:00',
    yellowAt: '2026-03-02T10:00:00.000Z',
    provisional: false,
    calendarEdition: 'test.1',
    timeZone: 'Asia/Shanghai',
    days: [
      { ...day, date: '2026-02-28', counts: false, why: 'afterHours' },
      { ...day, date: '2026-03-01', counts: false, why: 'weekend' },
      { ...day, date: '2026-03-02', counts: false, why: 'startDay' },
      { ...day, date: '2026-03-03', counts: true, why: 'workday' },
    ],
  });
});

test('[C-1] a time without an offset is the local time of the city', async () => {
  const local = await call('--at', '2026-02-13T16:40', '--minutes', '30', '--json');
  const zoned = await call('--at', '2026-02-13T08:40Z', '--minutes', '30', '--json');
  assert.equal(local.out, zoned.out);
});

test('[C-2] without --profile the calendar of the profile that ships is asked', async () => {
  const { code, out } = await callOf(deadlineCommand, ['--at', '2026-02-13T16:40+08:00', '--workdays', '5', '--json']);
  assert.equal(code, 0);
  assert.match(out, /"deadline":"2026-02-27T10:00:00.000Z"/u);
});

test('[C-2] a folder without a profile is refused with a sentence', async () => {
  const words = ['--at', '2026-02-13T16:40+08:00', '--workdays', '5', '--profile', import.meta.dirname];
  const { code, err } = await callOf(deadlineCommand, words);
  assert.equal(code, 1);
  assert.match(err, /there is no profile in this folder/u);
});

const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /Give one limit/u],
  [['--workdays', '5'], /--at/u],
  [['--at', '2026-02-13T16:40+08:00'], /Give one limit/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays', '5', '--days', '3'], /only one/u],
  [['--at', '2026-02-30T16:40+08:00', '--workdays', '5'], /not a time that exists/u],
  [['--at', '2026-02-30T16:40', '--workdays', '5'], /not a time that exists/u],
  [['--at', 'tomorrow', '--workdays', '5'], /"tomorrow"/u],
  [['--at', '2026-02-13', '--workdays', '5'], /not a time that exists/u],
  [['--at', '9999-12-31T23:00Z', '--workdays', '5'], /out of range/u],
  [['--at=-271000-01-01T00:00Z', '--workdays', '5'], /not a time that exists|out of range/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays', 'five'], /found "five"/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays', '0.3'], /halves allowed/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays', '1e9'], /halves allowed/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays', '99999'], /0 to 2000/u],
  [['--at', '2026-02-13T16:40+08:00', '--workdays=-1'], /halves allowed/u],
  [['--at', '2026-02-13T16:40+08:00', '--minutes', '1.5'], /whole number/u],
  [['--at', '2026-02-13T16:40+08:00', '--hours', ''], /whole number/u],
];

for (const [words, message] of refused) {
  test(`[C-1] refused with a sentence: ${words.join(' ') || 'no words'}`, async () => {
    const { code, out, err } = await call(...words);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, message);
    assert.doesNotMatch(err, / {4}at /u);
  });
}
