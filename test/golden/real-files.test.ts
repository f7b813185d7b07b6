import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openRowSource } from '../../src/channels/files/open-row-source.ts';
import { loadMapping } from '../../src/application/import/load-mapping.ts';
import { runImport } from '../../src/application/import/run-import.ts';

const root = path.join(import.meta.dirname, '..', '..');
const data = path.join(root, '..', 'shared', 'data');

/** What three real files are known to hold; the counts were made by other means. */
const files: readonly {
  readonly file: string;
  readonly mapping: string;
  readonly rows: number;
  readonly problems: Readonly<Record<string, number>>;
  readonly tally: readonly (readonly ['kind' | 'onTime' | 'outcome' | 'channel' | 'unit' | 'area' | 'class', string, number])[];
}[] = [
  {
    file: 'orders/pingshan-7000.jsonl',
    mapping: 'pingshan.yaml',
    rows: 7095,
    problems: {},
    tally: [
      ['onTime', 'true', 6441],
      ['onTime', 'false', 654],
      ['kind', 'complaint', 6622],
      ['outcome', 'closed', 7095],
      ['area', '', 10],
    ],
  },
  {
    file: 'boston311/boston311_2015.csv.gz',
    mapping: 'boston311.yaml',
    rows: 121_145,
    problems: { closedBeforeOpen: 197, timeTwice: 1 },
    tally: [
      ['onTime', 'true', 90_546],
      ['onTime', '', 153],
      ['outcome', 'open', 19_873],
      ['channel', 'phone', 62_285],
      ['unit', 'PWDx', 51_575],
      ['area', '', 10_955],
    ],
  },
  { file: 'requests/labelled-8291.jsonl', mapping: 'message-board.yaml', rows: 8291, problems: {}, tally: [['class', '城乡建设', 1809]] },
];

for (const { file, mapping, rows, problems, tally } of files) {
  const place = path.join(data, file);
  const skip = existsSync(place) ? false : `the data folder beside the project has no ${file}`;
  test(`[R-1] ${file}: all ${rows} rows are read, and nothing is lost in silence`, { skip }, async () => {
    const loaded = loadMapping(mapping, readFileSync(path.join(root, 'examples', 'import', mapping)));
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const opened = await openRowSource(place, loaded.value.file);
    assert.ok(opened.ok, JSON.stringify(opened));
    const summary = await runImport({
      source: opened.value,
      mapping: loaded.value,
      profile: null,
      tickets: null,
      nowMs: Date.UTC(2026, 10, 23),
      onProblem: () => undefined,
      onProgress: () => undefined,
      stopped: () => false,
    });
    assert.deepEqual([summary.rows, summary.accepted, summary.incomplete, summary.unseenColumns], [rows, rows, false, []]);
    assert.deepEqual(Object.fromEntries(summary.problems.map(({ code, count }) => [code, count])), problems);
    for (const [field, value, count] of tally) {
      assert.equal(summary.tally.lines(field).find((line) => line.value === value)?.count, count, `${field} ${value}`);
    }
  });
}
