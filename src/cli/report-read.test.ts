import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pdfFile, wordFile } from '../../test/support/make-report-files.ts';
import { reportReadCommand } from './report-read.ts';
import { run } from './run.ts';

type Row = { readonly start: number; readonly end: number; readonly text: string };
type Printed = {
  readonly format: string;
  readonly year: number | null;
  readonly figures: readonly (Row & { readonly role: string; readonly value: unknown })[];
  readonly commitments: readonly (Row & {
    readonly place: string;
    readonly anchor: string;
    readonly anchorStart: number;
    readonly anchorEnd: number;
  })[];
  readonly suspects: readonly (Row & { readonly reason: string })[];
};

const report = ['一、2030年工作回顾', '😀去年新建公园8个。', '二、2031年工作安排', '改造𠮷祥路，新建公园9个。'];
let folder = '';

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huiyin-report-'));
});
after(() => rm(folder, { recursive: true }));

test('[B-1] offsets are code points of the words that were read, whatever the file is', async () => {
  for (const [name, bytes, format] of [
    ['report.txt', Buffer.from(report.join('\n')), 'txt'],
    ['report.docx', wordFile(report), 'docx'],
    ['report.pdf', pdfFile(report), 'pdf'],
    ['page', Buffer.from(`<html><body>${report.map((line) => `<p>${line}</p>`).join('')}</body></html>`), 'html'],
  ] as const) {
    const words = path.join(folder, 'words.txt');
    const printed = await reading(name, bytes, '--text', words);
    const points = [...(await readFile(words, 'utf8'))];
    assert.deepEqual([printed.format, printed.year], [format, 2031]);
    for (const { start, end, text } of [...printed.figures, ...printed.commitments]) assert.equal(points.slice(start, end).join(''), text);
    for (const { anchorStart, anchorEnd, anchor } of printed.commitments)
      assert.equal(points.slice(anchorStart, anchorEnd).join(''), anchor);
    assert.deepEqual(
      printed.commitments.map(({ anchor }) => anchor),
      ['改造𠮷祥路', '新建公园9个'],
    );
    assert.deepEqual(
      printed.figures.filter(({ value }) => value !== null).map(({ role, value }) => [role, value]),
      [
        ['achieved', 8],
        ['target', 9],
      ],
    );
  }
});

test('[B-3] --year decides what a text without a year plans for', async () => {
  const printed = await reading('bare.txt', Buffer.from('今年，新建公园9个。'), '--year', '2032');
  assert.equal(printed.year, 2032);
});

test('[B-4] --city knows the counties of a profile that is at hand', async () => {
  const text = Buffer.from('二、2031年工作安排\n改造东街路灯，新建西河公园9个。');
  const placed = async (...options: readonly string[]): Promise<readonly string[]> =>
    (await reading('placed.txt', text, ...options)).commitments.map(({ place }) => place);
  assert.deepEqual(await placed(), ['', '']);
  assert.deepEqual(await placed('--city', '小城'), ['东街', '西河']);
  assert.deepEqual(await placed('--city', '小城县'), ['东街', '西河']);
  assert.deepEqual(await placed('--city', '无此城'), ['', '']);
});

test('[B-4] people get the promises in lines, and what is doubtful', async () => {
  const { out, code } = await call('report.txt', Buffer.from(`${report.join('\n')}\n推广A1赋能。`));
  assert.equal(code, 0);
  assert.match(out, /2031 年 承诺 3 项/u);
  assert.match(out, /新建公园9个/u);
  assert.match(out, /confusedLetters +A1 +AI/u);
});

test('[B-4] a text that only looks back is read, with a note', async () => {
  const { code, out, err } = await call('past.txt', Buffer.from(report.slice(0, 2).join('\n')), '--json');
  assert.equal(code, 0);
  assert.deepEqual((JSON.parse(out) as Printed).commitments, []);
  assert.match(err, /No promise was found/u);
});

test('[B-1] a table pasted as text ends as a list of suspects', async () => {
  for (const table of [
    '项目\t地点\t单位\n东湖桥\t东街镇\t住建局',
    '| 项目 | 地点 | 单位 |\n| 东湖桥 | 东街镇 | 住建局 |',
    '公园\t9个\n森林覆盖率\t57%左右',
  ]) {
    const { code, out, err } = await call('table.txt', Buffer.from(table), '--json');
    assert.equal(code, 0);
    const printed = JSON.parse(out) as Printed;
    assert.deepEqual(
      printed.suspects.map(({ reason, text }) => [reason, text]),
      table.split('\n').map((line) => ['table', line]),
    );
    assert.deepEqual(printed.commitments, []);
    assert.match(err, /tables pasted as text/u);
  }
});

for (const [what, bytes, said] of [
  ['nothing', Buffer.alloc(0), /空的[\s\S]*empty/u],
  ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /neither text nor Word/u],
  ['a damaged byte', Buffer.concat([Buffer.from(report.join('\n')), Buffer.from([0xff])]), /第 4 行[\s\S]*line 4/u],
  ['a text in another language', Buffer.from('We built 8 parks last year and will build 9 more.'), /does not look like a work report/u],
  ['a text without a figure or a promise', Buffer.from('你好。'), /does not look like a work report/u],
] as const) {
  test(`[B-1] ${what} is refused in both languages, with exit code 2`, async () => {
    const { code, out, err } = await call('bad', bytes);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, said);
    assert.doesNotMatch(err, /\n\s+at /u);
  });
}

test('a file that is not there and a year that is none are refused', async () => {
  const lost = await words(path.join(folder, 'lost.txt'));
  assert.equal(lost.code, 2);
  assert.match(lost.err, /Cannot read the file/u);
  const { code, err } = await call('report.txt', Buffer.from('新建公园9个。'), '--year', '31');
  assert.equal(code, 2);
  assert.match(err, /four digits/u);
});

async function reading(name: string, bytes: Uint8Array, ...options: readonly string[]): Promise<Printed> {
  const { code, out, err } = await call(name, bytes, '--json', ...options);
  assert.equal(code, 0, err);
  return JSON.parse(out) as Printed;
}

async function call(name: string, bytes: Uint8Array, ...options: readonly string[]) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return words(file, ...options);
}

async function words(...argv: readonly string[]) {
  let [out, err] = ['', ''];
  const code = await run(['report', 'read', ...argv], {
    entries: [{ name: 'report read', summary: { zh: '读', en: 'read' }, load: () => Promise.resolve(reportReadCommand) }],
    version: '1',
    output: { write: (text: string) => (out += text) },
    errors: { write: (text: string) => (err += text) },
    debug: false,
    open: () => Promise.reject(new Error('a reading needs nothing from outside')),
  });
  return { code, out, err };
}
