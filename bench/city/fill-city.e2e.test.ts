import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHuiyin, temporaryFolder } from '../../test/support/huiyin-process.ts';
import { openDatabase } from '../../src/main/database.ts';
import { fillCity } from './fill-city.ts';
import { configOf } from './installation.ts';

const TICKETS = 1_000;

test('a filled city is as if it had been lived: history, rows, lists, clocks and callers agree', async (t) => {
  const folder = await temporaryFolder(t);
  await fillCity(folder, TICKETS, () => undefined, 150);
  {
    await using database = await openDatabase(configOf(folder), () => undefined);
    const { rows } = await database.pool.query<{ tickets: number; open: number; states: number; texts: number; searchable: number }>(
      `SELECT count(*)::integer AS tickets, count(DISTINCT state)::integer AS states, count(DISTINCT text)::integer AS texts,
        count(*) FILTER (WHERE state NOT IN ('closed', 'archived', 'merged', 'declined', 'handedOver'))::integer AS open,
        (SELECT count(DISTINCT ticket_id)::integer FROM ticket_search) AS searchable FROM ticket`,
    );
    const [filled] = rows;
    assert.ok(filled !== undefined && filled.tickets >= TICKETS && filled.tickets < TICKETS * 1.1, JSON.stringify(filled));
    assert.ok(filled.open > 30 && filled.states > 6 && filled.texts > TICKETS * 0.9, JSON.stringify(filled));
    assert.equal(filled.searchable, filled.tickets);
  }
  const checked = await runHuiyin(t, ['check'], { HUIYIN_DATA: folder });
  assert.equal(checked.code, 0, checked.out + checked.err);
});
