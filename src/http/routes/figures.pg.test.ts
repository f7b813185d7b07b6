import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

type Share = { readonly numerator: number; readonly denominator: number };
type Figure = { readonly before: Share | null; readonly after: Share | null };
type Line = Figure & { readonly group: { readonly code: string } | null };
type Report = { readonly measures: readonly (Figure & { readonly groups: readonly Line[] })[] };
type Series = { readonly measures: readonly { readonly points: readonly (Figure & { readonly from: string; readonly to: string })[] }[] };
type Matrix = Figure & {
  readonly rowLines: readonly Line[];
  readonly columnLines: readonly Line[];
  readonly cells: readonly (Figure & { readonly row: number; readonly column: number })[];
};
type Behind = { readonly items: readonly { readonly number: string; readonly unit: string | null }[] };
type Months = {
  readonly months: readonly { readonly month: string; readonly areas: readonly (Figure & { readonly area: string | null })[] }[];
};
type PublicAnswer = { readonly months: readonly string[]; readonly measures: readonly (Figure & Months & { readonly id: string })[] };

const MARCH = 'from=2026-03-01&to=2026-03-31';

/** Six callers were answered in March over two channels, and one call is overdue since. */
async function march(t: TestContext) {
  const city = await withServedCity(t);
  for (const channel of ['phone', 'phone', 'phone', 'web', 'web', 'web'] as const) await city.stored.live({ channel });
  await city.stored.receive({ channel: 'sms' });
  await readersCaughtUp(city.stored.pool);
  return {
    city,
    async read<Answer>(path: string, as?: string): Promise<Answer> {
      const answer = await city.ask(path, as === undefined ? {} : { as });
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
      return answer.json<Answer>();
    },
  };
}

function counts(figure: Figure | undefined): readonly (number | undefined)[] {
  return [figure?.after?.numerator, figure?.after?.denominator];
}

test('[M-1] [M-7] figures are narrowed, grouped, crossed and drawn over time, and the tickets behind each are as many', async (t) => {
  const { city, read } = await march(t);
  const one = async (more: string): Promise<Report['measures'][number] | undefined> =>
    (await read<Report>(`/measures?${MARCH}&measure=onTimeRate${more}`, 'dispatcher')).measures[0];
  assert.deepEqual(counts(await one('')), [6, 7]);
  assert.deepEqual(counts(await one('&channel=web')), [3, 3]);
  assert.deepEqual(counts(await one('&unit=housing&channel=phone&class=city&area=east')), [3, 3]);
  assert.deepEqual(counts(await one('&unit=-')), [0, 1]);
  const byKind = await one('&by=unitKind');
  assert.deepEqual(
    byKind?.groups.map((line) => [line.group?.code, ...counts(line)]),
    [
      ['department', 6, 6],
      [undefined, 0, 1],
    ],
  );

  const series = await read<Series>(
    `/measures/series?from=2026-03-03&to=2026-03-20&measure=onTimeRate&interval=week&channel=web`,
    'dispatcher',
  );
  const points = series.measures[0]?.points ?? [];
  assert.deepEqual(
    points.map(({ from, to }) => [from, to]),
    [
      ['2026-03-03', '2026-03-08'],
      ['2026-03-09', '2026-03-15'],
      ['2026-03-16', '2026-03-20'],
    ],
  );
  assert.equal(
    points.reduce((sum, { after }) => sum + (after?.denominator ?? 0), 0),
    3,
  );

  const matrix = await read<Matrix>(`/measures/onTimeRate/matrix?${MARCH}&rows=unit&columns=channel`, 'dispatcher');
  assert.deepEqual(counts(matrix), [6, 7]);
  const cells = matrix.cells.map((cell) => [
    ...[matrix.rowLines[cell.row]?.group?.code, matrix.columnLines[cell.column]?.group?.code],
    ...counts(cell),
  ]);
  assert.deepEqual(cells, [
    ['housing', 'phone', 3, 3],
    ['housing', 'web', 3, 3],
    [undefined, 'sms', 0, 1],
  ]);
  for (const [row, column, numerator] of [
    ['housing', 'phone', 3],
    ['-', 'sms', 0],
  ] as const) {
    const behind = await read<Behind>(`/measures/onTimeRate/tickets?${MARCH}&part=numerator&unit=${row}&channel=${column}`, 'dispatcher');
    assert.equal(behind.items.length, numerator);
  }
  const late = await read<Behind>(`/measures/onTimeRate/tickets?${MARCH}&part=rest`, 'supervisor');
  assert.deepEqual(
    late.items.map(({ unit }) => unit),
    [null],
  );
  assert.deepEqual(city.errors, []);
});

test('[M-7] a unit lists the tickets behind its own figures and those of its level 3, nobody else’s', async (t) => {
  const { city } = await march(t);
  const status = async (query: string, as: string): Promise<number> =>
    (await city.ask(`/measures/onTimeRate/tickets?${MARCH}&part=numerator${query}`, { as })).statusCode;
  assert.equal(await status('&unit=housing', 'handler.housing'), 200);
  assert.equal(await status('&unit=county-housing', 'unitReceiver.county'), 200);
  for (const query of ['', '&unit=water', '&unitKind=department', '&unit=-'])
    assert.equal(await status(query, 'handler.housing'), 403, query);
  assert.equal(await status('', 'systemAdministrator'), 403);
});

test('[M-7] public figures are of months that are over, and small cells are hidden', async (t) => {
  const { city, read } = await march(t);
  const figures = await read<PublicAnswer>('/cities/small/measures?from=2026-02&to=2099-12');
  assert.equal(figures.months[0], '2026-02');
  assert.ok(figures.months.every((month) => month < new Date().toISOString().slice(0, 7)));
  const months = new Map(figures.measures.find(({ id }) => id === 'satisfactionRate')?.months.map((month) => [month.month, month]));
  assert.deepEqual(
    months.get('2026-03')?.areas.map((area) => [area.area, ...counts(area)]),
    [
      ['east', 6, 6],
      [null, 0, 0],
    ],
  );
  const onTime = new Map(figures.measures.find(({ id }) => id === 'onTimeRate')?.months.map((month) => [month.month, month]));
  const small = onTime.get('2026-03');
  assert.deepEqual([small?.areas[1]?.before, small?.areas[1]?.after], [null, null], 'one overdue call is one too few');
  assert.deepEqual(counts(small?.areas[0]), [undefined, undefined], 'or it could be had by subtraction');
  assert.equal((await read<PublicAnswer>('/cities/small/measures')).months.length, 12);
  assert.deepEqual((await read<PublicAnswer>('/cities/small/measures?from=2099-01')).months, []);
  for (const [path, expected] of [
    ['/cities/small/measures?from=2026-13', 'http.badFields'],
    ['/cities/small/measures?from=2026-03&to=2026-02', 'http.badPeriod'],
    ['/cities/elsewhere/measures', 'http.unknownCity'],
  ] as const) {
    assert.equal((await city.ask(path)).json<{ error: { code: string } }>().error.code, expected, path);
  }
  assert.deepEqual(city.errors, []);
});

test('[M-7] tables of figures are kept as files, with where they come from and their formulas', async (t) => {
  const { city } = await march(t);
  const file = async (path: string, as?: string): Promise<string> => {
    const answer = await city.ask(path, as === undefined ? {} : { as });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.body;
  };
  const figures = await file(`/measures/file?${MARCH}&measure=onTimeRate&by=channel&unit=housing&format=csv&language=en`, 'dispatcher');
  const lines = figures.split(/\r?\n/u);
  assert.match(lines[0] ?? '', /2026-03-01 – 2026-03-31 · Small City · as of .* · Source: Huiyin/u);
  assert.match(lines[1] ?? '', /Narrowed to: Unit Housing/u);
  assert.match(lines[3] ?? '', /^On-time rate,Total,,1,6,6,,1,6,6,,0,.*÷/u);
  assert.equal(lines.filter((line) => line.startsWith('On-time rate,')).length, 3);
  const series = await file(`/measures/series/file?${MARCH}&measure=onTimeRate&interval=day&format=csv`, 'dispatcher');
  assert.equal(series.split('按期办结率,').length, 32);
  const matrix = await file(`/measures/onTimeRate/matrix/file?${MARCH}&rows=unit&columns=channel&format=csv`, 'dispatcher');
  assert.match(matrix, /Housing,电话,1,3,3/u);
  const open = await file('/cities/small/measures/file?from=2026-03&to=2026-03&format=csv');
  assert.match(open, /不足 5 件的数不公开/u);
  assert.match(open, /2026-03,按期办结率,East,east,,,,,,,,,,/u);
  const workbook = await city.ask(`/measures/file?${MARCH}&format=xlsx`, { as: 'dispatcher' });
  assert.deepEqual([...workbook.rawPayload.subarray(0, 2)], [0x50, 0x4b]);
  assert.deepEqual(city.errors, []);
});

test('[M-7] what cannot be counted is refused by name', async (t) => {
  const city = await withServedCity(t);
  for (const [path, code] of [
    ['/measures?from=2026-02-30&to=2026-03-01', 'http.badPeriod'],
    ['/measures?from=2026-03-02&to=2026-03-01', 'http.badPeriod'],
    [`/measures/series?from=2020-01-01&to=2026-03-01&interval=day`, 'figures.tooManyPoints'],
    [`/measures/series?${MARCH}&interval=hour`, 'http.badFields'],
    [`/measures/nothing/matrix?${MARCH}&rows=unit&columns=class`, 'http.badFields'],
    [`/measures?${MARCH}&unit=${'x'.repeat(65)}`, 'http.badFields'],
    [`/measures?${MARCH}&by=all`, 'http.badFields'],
  ] as const) {
    const answer = await city.ask(path, { as: 'dispatcher' });
    assert.equal(answer.json<{ error: { code: string } }>().error.code, code, path);
  }
  const odd = await city.ask(`/measures?${MARCH}&class=${encodeURIComponent("' OR 1=1 --")}&unit=__proto__&channel=toString`, {
    as: 'dispatcher',
  });
  assert.equal(odd.statusCode, 200);
  const crossed = await city.ask(`/measures/onTimeRate/matrix?${MARCH}&rows=unit&columns=unitKind`, { as: 'dispatcher' });
  assert.equal(crossed.statusCode, 200);
  assert.deepEqual(city.errors, []);
});
