import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { readersCaughtUp } from '../../test/support/readers-caught-up.ts';
import { people, smallProfile } from '../../test/support/small-city.ts';
import { withStoredCity } from '../../test/support/stored-city.ts';
import { local } from '../../test/support/ticket-script.ts';
import type { MeasuresServices } from './measures.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import { displayWidth } from './display-width.ts';
import { measuresCommand } from './measures.ts';
import { run } from './run.ts';

type Outcome = { readonly code: number; readonly out: string; readonly err: string };
type Call = (...words: string[]) => Promise<Outcome>;

async function callWith(open: () => Promise<MeasuresServices>, words: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const entries = [{ name: 'measures', summary: { zh: '统计指标', en: 'measures' }, load: () => Promise.resolve(measuresCommand) }];
  const code = await run(['measures', ...words], {
    entries,
    version: '1',
    output: { write: (text: string) => (out += text) },
    errors: { write: (text: string) => (err += text) },
    debug: false,
    open,
  });
  return { code, out, err };
}

/** A city in which six callers were answered in March, one of them excluded from satisfaction, and one is overdue since. */
async function march(t: TestContext): Promise<Call> {
  const city = await withStoredCity(t);
  for (const channel of ['phone', 'phone', 'phone', 'web', 'web', 'web'] as const) await city.live({ channel });
  const excluded = await city.live({ channel: 'web' });
  const ask = {
    type: 'requestExclusion',
    measure: 'satisfactionRate',
    reason: 'mistakenRating',
    evidence: 'recording',
    files: [],
  } as const;
  await city.do(people.assessor, excluded.ticket, ask);
  await city.do(people.assessor2, excluded.ticket, { type: 'decideExclusion', id: 'X1', approved: true, reason: 'proved' });
  await city.receive({ channel: 'sms' });
  await readersCaughtUp(city.pool);
  const services: MeasuresServices = {
    now: () => local('2026-04-01 09:00'),
    profiles: city.store.profiles,
    measures: createMeasureStore(city.pool),
  };
  return async (...words) => await callWith(() => Promise.resolve(services), words);
}

const MARCH = ['--from', '2026-03-01', '--to', '2026-03-31'];

type Share = { readonly numerator: number; readonly denominator: number; readonly value: number | null };
type Shown = { readonly before: Share | null; readonly after: Share | null; readonly excluded: number | null };
type Report = {
  readonly measures: readonly (Shown & {
    readonly id: string;
    readonly formula: { readonly numerator: { readonly zh: string } };
    readonly groups?: readonly (Shown & {
      readonly group: { readonly code: string; readonly name: { readonly zh: string } | null } | null;
    })[];
  })[];
};

test('[M-1] [E-6] figures come with numerator, denominator, both values and what is excluded', async (t) => {
  const call = await march(t);
  const { code, out } = await call(...MARCH, '--json');
  assert.equal(code, 0);
  const report = JSON.parse(out) as Report;
  const figure = (id: string): Report['measures'][number] | undefined => report.measures.find((measure) => measure.id === id);
  assert.deepEqual(figure('onTimeRate')?.after, { numerator: 7, denominator: 8, value: 0.875, median: null });
  assert.deepEqual(figure('satisfactionRate')?.before, { numerator: 7, denominator: 7, value: 1, median: null });
  assert.deepEqual([figure('satisfactionRate')?.after?.denominator, figure('satisfactionRate')?.excluded], [6, 1]);
  assert.ok((figure('onTimeRate')?.formula.numerator.zh ?? '') !== '');
});

test('[M-1] before its limit has ended a ticket is not due: --as-of ends the period', async (t) => {
  const call = await march(t);
  const asOf = async (instant: string): Promise<number | undefined> => {
    const { out } = await call(...MARCH, '--measure', 'onTimeRate', '--as-of', instant, '--json');
    return (JSON.parse(out) as Report).measures[0]?.before?.denominator;
  };
  assert.equal(await asOf('2026-03-09T17:59:59+08:00'), 0);
  assert.equal(await asOf('2026-03-09T18:00:00+08:00'), 8);
});

test('[M-7] by channel, small groups and what follows from them are hidden with --suppress', async (t) => {
  const call = await march(t);
  const words = [...MARCH, '--by', 'channel', '--measure', 'repeatRate', '--json'];
  const plain = JSON.parse((await call(...words)).out) as Report;
  assert.deepEqual(
    plain.measures[0]?.groups?.map(({ group, before }) => [group?.code, before?.denominator]),
    [
      ['phone', 3],
      ['web', 4],
      ['sms', 1],
    ],
  );
  const suppressed = JSON.parse((await call(...words, '--suppress')).out) as Report;
  assert.deepEqual(
    suppressed.measures[0]?.groups?.map(({ before }) => before),
    [null, null, null],
  );
  assert.equal(suppressed.measures[0].before?.denominator, 8);
});

test('[M-5] classes are grouped at the level asked for, each under its name', async (t) => {
  const call = await march(t);
  for (const [level, codes] of [
    ['1', ['city', null]],
    ['2', ['heating', null]],
    ['3', ['heating', null]],
  ] as const) {
    const { out } = await call(...MARCH, '--by', 'class', '--level', level, '--measure', 'repeatRate', '--json');
    const groups = (JSON.parse(out) as Report).measures[0]?.groups ?? [];
    assert.deepEqual(
      groups.map(({ group }) => group?.code ?? null),
      codes,
    );
    assert.equal(groups[0]?.before?.denominator, 7);
  }
});

test('[M-7] the tickets behind a figure: above the line, below it, and excluded', async (t) => {
  const call = await march(t);
  const list = async (part: string, measure: string, ...more: string[]): Promise<readonly { readonly number: string }[]> =>
    JSON.parse((await call(...MARCH, '--measure', measure, '--tickets', part, '--json', ...more)).out) as readonly {
      readonly number: string;
    }[];
  assert.equal((await list('numerator', 'onTimeRate')).length, 7);
  assert.equal((await list('rest', 'onTimeRate')).length, 1);
  assert.equal((await list('excluded', 'satisfactionRate')).length, 1);
  assert.equal((await list('numerator', 'satisfactionRate')).length, 6);
  assert.equal((await list('numerator', 'onTimeRate', '--by', 'channel', '--group', 'web')).length, 4);
  assert.equal((await list('numerator', 'onTimeRate', '--by', 'class', '--group', 'city')).length, 7);
  const pages = [
    await list('numerator', 'onTimeRate', '--limit', '4'),
    await list('numerator', 'onTimeRate', '--limit', '4', '--offset', '4'),
  ];
  assert.equal(new Set(pages.flat().map(({ number }) => number)).size, 7);
});

test('columns line up for people, Chinese characters counted as two; CSV has a line a figure', async (t) => {
  const call = await march(t);
  const { out } = await call(...MARCH, '--by', 'channel', '--measure', 'onTimeRate');
  const table = out.split('\n').filter((line) => /^ {2}(?:分组|phone|web|sms|合计)/u.test(line));
  assert.equal(table.length, 5);
  assert.equal(new Set(table.map(displayWidth)).size, 1, out);
  assert.match(out, /87\.50% +7\/8/u);
  const csv = (await call(...MARCH, '--by', 'channel', '--measure', 'onTimeRate', '--csv')).out.trimEnd().split('\n');
  assert.equal(csv.length, 5);
  assert.match(csv[1] ?? '', /^onTimeRate,按期办结率,On-time rate,,,2026-03-01,2026-03-31,.*,7,8,0\.875,/u);
});

for (const [mistake, words, says] of [
  ['no period', [], /--from/u],
  ['a day that does not exist', ['--from', '2026-02-30', '--to', '2026-03-01'], /2026-02-30/u],
  ['the wrong order', ['--from', '2026-03-02', '--to', '2026-03-01'], /--from lies after/u],
  ['an unknown measure', [...MARCH, '--measure', 'onTimeRat'], /onTimeRate/u],
  ['an unknown dimension', [...MARCH, '--by', 'units'], /"unit"/u],
  ['an as-of without offset', [...MARCH, '--as-of', '2026-03-31T18:00'], /--as-of/u],
  ['tickets of several measures', [...MARCH, '--tickets', 'rest'], /exactly one/u],
  ['a level that is none', [...MARCH, '--by', 'class', '--level', '4'], /--level/u],
] as const) {
  test(`${mistake}: a sentence, exit code 1, no database opened`, async () => {
    const outcome = await callWith(() => Promise.reject(new Error('must not be opened')), words);
    assert.equal(outcome.code, 1, outcome.err);
    assert.match(outcome.err, says);
  });
}

test('an unknown city is named with those there are', async (t) => {
  const call = await march(t);
  const { code, err } = await call(...MARCH, '--city', 'nowhere');
  assert.equal(code, 1);
  assert.match(err, new RegExp(smallProfile.city, 'u'));
});
