import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEmptyDatabase } from '../../../test/support/database.ts';
import { SQL_FOLDER } from '../../../test/support/test-server.ts';
import { migrate } from '../migrate.ts';
import { facet } from './facets.ts';

test('rows of a base of before get the facets that are looked for, and counts are made anew', async (t) => {
  const { ownerPool } = await withEmptyDatabase(t);
  await migrate(ownerPool, SQL_FOLDER, 102);
  const kept = facet('市', 'kind', 'help');
  const before = [facet('市', 'open', 'true'), kept];
  const id = (last: number): string => `00000000-0000-4000-8000-00000000000${String(last)}`;
  for (const [last, state] of ['handling', 'concluded', 'closed'].entries()) {
    await ownerPool.query(
      `INSERT INTO ticket_filter VALUES ('市', '2026-03-01T23:59:59Z', $1, $2, 'help', 'ordinary', 'open', 'phone', NULL, NULL, NULL, true, '{}', $3)`,
      [id(last), state, before],
    );
  }
  await ownerPool.query(`INSERT INTO work_item VALUES ('市', 'open', '', now(), $1, '', NULL, '2026-03-01T23:59:59Z')`, [id(0)]);
  await ownerPool.query(`INSERT INTO work_count VALUES ('市', 'open', '', 'infinity', 'infinity', 3)`);
  await ownerPool.query(`INSERT INTO projection_checkpoint VALUES ('市', 'lists', '3', 0)`);
  await migrate(ownerPool, SQL_FOLDER, 110);

  const { rows } = await ownerPool.query<{ open: boolean; facets: readonly number[] }>(
    'SELECT open, facets FROM ticket_filter ORDER BY ticket_id',
  );
  const time = ['1/20513', '8/2564', '64/320', '512/40'].map((piece) => facet('市', 'entered', piece));
  const sorted = (facets: readonly number[]): readonly number[] => facets.toSorted((a, b) => a - b);
  assert.deepEqual(
    rows.map(({ open, facets }) => ({ open, facets: sorted(facets) })),
    [
      { open: true, facets: sorted([...before, ...time]) },
      { open: false, facets: sorted([kept, ...time, facet('市', 'state', 'concluded')]) },
      { open: false, facets: sorted([kept, ...time, facet('市', 'state', 'closed')]) },
    ],
  );
  const left = await ownerPool.query('SELECT FROM work_count UNION ALL SELECT FROM projection_checkpoint');
  assert.equal(left.rowCount, 0);
});
