import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { withFile } from '../../test/support/read-rows.ts';
import { openRowSource } from '../channels/files/open-row-source.ts';
import { createImportCommand, type ImportServices } from './import.ts';
import { run } from './run.ts';

type Outcome = { readonly code: number; readonly output: string; readonly errors: string };

const MAPPING = `source: s
timeZone: Asia/Shanghai
skipWhen: [{ column: 状态, equals: 测试 }]
fields:
  number: 编号
  kind: { constant: help }
  text: 内容
  receivedAt: 时间
`;

/** Calls `import` on a file and a mapping; nothing outside may be opened. */
async function call(content: string | Uint8Array, mapping: string, ...words: readonly string[]): Promise<Outcome> {
  return withFile(content, async (file) => {
    const map = path.join(path.dirname(file), 'map.yaml');
    writeFileSync(map, mapping);
    const bad = path.join(path.dirname(file), 'bad.jsonl');
    const sinks = { output: '', errors: '' };
    const command = createImportCommand({ openRows: openRowSource, nowMs: () => Date.UTC(2026, 10, 23) });
    const code = await run<ImportServices>(
      ['import', file, '--mapping', map, '--dry-run', ...words.map((word) => (word === 'BAD' ? bad : word))],
      {
        entries: [{ name: 'import', summary: { zh: '导入', en: 'import' }, load: () => Promise.resolve(command) }],
        version: '0',
        output: { write: (text: string) => (sinks.output += text) },
        errors: { write: (text: string) => (sinks.errors += text) },
        debug: false,
        open: () => Promise.reject(new Error('a dry run needs nothing from outside')),
      },
    );
    const plain = (text: string): string => text.replaceAll(path.dirname(file), '.');
    const written = existsSync(bad) ? readFileSync(bad, 'utf8') : '';
    return { code, output: plain(sinks.output + written), errors: plain(sinks.errors) };
  });
}

const GOOD = '编号,内容,时间,状态\n1,灯坏了,2026-02-13,办理\n2,水停了,2026-02-14,测试\n';

test('[R-1] a dry run says what was recognised and what would come in, and needs no database', async () => {
  const { code, output, errors } = await call(GOOD, MAPPING);
  assert.equal(code, 0);
  assert.match(errors, /\.\/data\.bin: CSV · 编码 encoding UTF-8 · 分隔符 separator ,/u);
  assert.match(output, /行 rows 2 · 可导入 good 1 · 未导入 rejected 0 · 略过 skipped 1/u);
  assert.match(output, /求助 Help 1/u);
});

test('bad rows are named by line and reason in both languages, the rest goes on, the exit code tells', async () => {
  const { code, output, errors } = await call(`${GOOD}3,"井\n盖",13.2.2026,x\n4,,2026-02-13,x\n5,"y\n6,路,2026-02-13,x\n`, MAPPING);
  assert.equal(code, 1);
  assert.match(errors, /data\.bin:4 \[receivedAt\] “13\.2\.2026”不符合时间格式 iso（编号 3） — 未导入/u);
  assert.match(errors, /data\.bin:6 \[text\] has no text \(number 4\) — not imported/u);
  assert.match(errors, /data\.bin:7 a quoted field is never closed/u);
  assert.match(output, /good 2 · 未导入 rejected 3/u);
});

test('for machines there is one object, and every problem is in the file asked for', async () => {
  const { code, output, errors } = await call(`${GOOD}1,再报,2026-02-13,x\n`, MAPPING, '--json', '--bad-rows', 'BAD');
  const [summary = '', problem = ''] = output.trim().split('\n');
  const { ok, rows, accepted, rejected, problems, source } = JSON.parse(summary) as Readonly<Record<string, unknown>>;
  assert.deepEqual({ code, errors, ok, rows, accepted, rejected }, { code: 1, errors: '', ok: true, rows: 3, accepted: 1, rejected: 1 });
  assert.deepEqual(problems, [{ code: 'duplicateNumber', severity: 'rejected', field: 'number', count: 1, values: [] }]);
  assert.equal((source as Readonly<Record<string, unknown>>)['encoding'], 'utf-8');
  assert.deepEqual(
    Object.entries(JSON.parse(problem) as Readonly<Record<string, unknown>>).filter(([key]) => ['line', 'number', 'params'].includes(key)),
    [
      ['line', 4],
      ['number', '1'],
      ['params', { first: 2 }],
    ],
  );
});

test('a broken mapping, a missing column and a file of another kind are refused before anything is read', async () => {
  const mapping = await call(GOOD, MAPPING.replace('kind: { constant: help }', 'kind: { constant: hepl }'));
  assert.equal(mapping.code, 1);
  assert.match(mapping.errors, /map\.yaml:6:9 \[fields\.kind\] “hepl”不在可用值之中，是不是“help”/u);
  const column = await call(GOOD, MAPPING.replace('内容', '内客'));
  assert.equal(column.code, 1);
  assert.match(column.errors, /文件没有“内客”这一列，是不是“内容”/u);
  const picture = await call(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0]), MAPPING, '--json');
  assert.equal(picture.code, 1);
  assert.match(picture.output, /"code":"notText"/u);
});

test('a truncated file is a failure even when every row that was read is good', async () => {
  const { gzipSync } = await import('node:zlib');
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${Math.imul(index, 2654435761)},2026-02-13,x`).join('\n');
  const whole = gzipSync(`编号,内容,时间,状态\n${rows}\n`);
  const { code, output } = await call(whole.subarray(0, whole.length - 20_000), MAPPING);
  assert.equal(code, 1);
  assert.match(output, /文件没有读完 the file was not read to its end/u);
});
