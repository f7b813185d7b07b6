import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { withFile } from '../../../test/support/read-rows.ts';
import { smallCity, smallProfile } from '../../../test/support/small-city.ts';
import { type StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { openRowSource } from '../../channels/files/open-row-source.ts';
import { checkReadModels } from '../ticket/rebuild-read-models.ts';
import { loadMapping } from './load-mapping.ts';
import { type ImportSummary, runImport } from './run-import.ts';
import { createImportTickets } from './write-tickets.ts';

const MAPPING = `source: old
timeZone: Asia/Shanghai
times: [yyyy-MM-dd HH:mm, yyyy-MM-dd]
fields:
  number: n
  kind: { constant: complaint }
  text: text
  unit: unit
  receivedAt: at
  dueAt: due
  closedAt: closed
  caller: { name: name, phone: phone }
`;

async function importContent(city: StoredCity, content: string | Uint8Array): Promise<ImportSummary> {
  const mapping = loadMapping('m.yaml', Buffer.from(MAPPING));
  assert.ok(mapping.ok, JSON.stringify(mapping));
  return await withFile(content, async (file) => {
    const source = await openRowSource(file, mapping.value.file);
    assert.ok(source.ok, JSON.stringify(source));
    return await runImport({
      source: source.value,
      mapping: mapping.value,
      profile: smallProfile,
      tickets: createImportTickets({ ...city.ports, importer: city.store.importer }, city.city, smallCity),
      nowMs: Date.parse(city.now),
      onProblem: () => undefined,
      onProgress: () => undefined,
      stopped: () => false,
    });
  });
}

const at = '2026-02-03 09:00';
const row = (n: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ n, text: 'cold', unit: 'Housing', at, due: null, closed: null, name: null, phone: null, ...more });

test('[R-1] hostile rows are stored as they may be, refused one by one, or left half empty; the others come in', async (t) => {
  const city = await withStoredCity(t);
  const longName = '欧阳'.repeat(100);
  const lines = [
    row('nul', { text: 'a\0b' }),
    // JSON.stringify escapes the half of a pair, as other systems do.
    row('half', { text: 'x\ud800y' }),
    row('four', { text: '𠮷野家 😀', name: '𠮷田', phone: '13900138000' }),
    row('long-name', { name: longName, phone: '13900138001' }),
    row('year-0001', { at: '0001-01-01' }),
    row('year-9999', { at: '9999-12-31' }),
    row('due-9999', { due: '9999-12-31' }),
    row('no-day', { at: '2026-02-30' }),
    row('four'),
    row('closed-first', { closed: '2026-02-01' }),
    row('no-such-unit', { unit: 'Treasury' }),
    row("'; DROP TABLE ticket; --", { text: '\\.\n\\N\t$1 %s' }),
    '{"n": "broken',
  ];
  const { rows, accepted, rejected, written, problems } = await importContent(city, `${lines.join('\n')}\n`);
  assert.deepEqual([rows, accepted, rejected, written], [13, 6, 7, { inserted: 6, alreadyThere: 0 }]);
  assert.deepEqual(
    new Set(problems.map(({ severity, code }) => `${severity} ${code}`)),
    new Set([
      'changed charactersReplaced',
      'rejected timeOutOfRange',
      'dropped timeOutOfRange',
      'rejected timeUnreadable',
      'rejected duplicateNumber',
      'rejected closedBeforeOpen',
      'rejected unitUnknown',
      'rejected notJson',
    ]),
  );
  const stored = await city.pool.query<{ source_number: string; text: string }>(
    'SELECT source_number, text FROM ticket ORDER BY source_number COLLATE "C"',
  );
  assert.deepEqual(
    stored.rows.map(({ source_number, text }) => [source_number, text]),
    [
      ["'; DROP TABLE ticket; --", '\\.\n\\N\t$1 %s'],
      ['due-9999', 'cold'],
      ['four', '𠮷野家 😀'],
      ['half', 'x\ufffdy'],
      ['long-name', 'cold'],
      ['nul', 'a\ufffdb'],
    ],
  );
  const person = await city.store.persons.findSame(city.city, { name: longName, phone: '13900138001' });
  assert.ok(person !== undefined);
  assert.equal((await city.store.persons.read(city.city, [person])).get(person)?.name, longName);
  assert.equal((await checkReadModels(city.store, { city: city.city })).differences, 0);
});

test('[R-1] a table in GB18030 is stored in the characters it was written in', async (t) => {
  const city = await withStoredCity(t);
  const table = `n,text,unit,at,due,closed,name,phone\n一号,"灯坏了，\n𠮷祥路口",Housing,${at},,,,\n`;
  const { written } = await importContent(city, iconv.encode(table, 'gb18030'));
  assert.deepEqual(written, { inserted: 1, alreadyThere: 0 });
  const { rows } = await city.pool.query('SELECT source_number, text, state FROM ticket');
  assert.deepEqual(rows, [{ source_number: '一号', text: '灯坏了，\n𠮷祥路口', state: 'handling' }]);
});
